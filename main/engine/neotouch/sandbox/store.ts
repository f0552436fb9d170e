import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Deposit, depositSchema } from './deposit.ts'

/** Everything that was received, in memory and on disk: an answer is given only once the disk has it. */
export interface Store {
  all(): Deposit[]
  byNumber(number: string): Deposit | undefined
  save(deposit: Deposit): void
  /** Keeps the bytes of a file; returns what a deposit says of it. */
  keepFile(number: string, index: number, bytes: Uint8Array): { stored: string; sha256: string; size: number }
  readFile(stored: string): Uint8Array
  nextNumber(firstDigit: string): string
  nextSubmissionId(): string
}

/** @param directory made when it is absent; files that cannot be read are left alone and counted in `damaged` */
export function openStore(directory: string): Store & { damaged: number } {
  const folder = join(directory, 'transports')
  mkdirSync(folder, { recursive: true })
  const deposits = new Map<string, Deposit>()
  /** Last number given, by first digit: numbers of 19 digits are in the order of their text. */
  const highest = new Map<string, string>()
  let damaged = 0
  for (const name of readdirSync(folder).sort()) {
    if (!/^\d{19}\.json$/.test(name)) continue
    const deposit = readDeposit(join(folder, name))
    if (deposit === null) damaged++
    else {
      deposits.set(deposit.number, deposit)
      highest.set(deposit.number.charAt(0), deposit.number)
    }
  }
  let submissions = deposits.size

  return {
    damaged,
    all: () => [...deposits.values()].filter(({ deleted }) => !deleted),
    byNumber: (number) => {
      const deposit = deposits.get(number)
      return deposit?.deleted ? undefined : deposit
    },
    save(deposit) {
      writeDurably(folder, `${deposit.number}.json`, Buffer.from(JSON.stringify(deposit)))
      deposits.set(deposit.number, deposit)
    },
    keepFile(number, index, bytes) {
      const stored = `${number}-${index}.bin`
      writeDurably(folder, stored, bytes)
      return { stored, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength }
    },
    readFile: (stored) => readFileSync(join(folder, stored)),
    nextNumber(firstDigit) {
      const last = highest.get(firstDigit) ?? `${firstDigit}${'0'.repeat(18)}`
      const number = String(BigInt(last) + 1n).padStart(19, '0')
      highest.set(firstDigit, number)
      return number
    },
    nextSubmissionId: () => `TLOT${String(++submissions).padStart(7, '0')}`,
  }
}

function readDeposit(path: string): Deposit | null {
  try {
    return depositSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** A killed process leaves the file as it was before, or as it is after, never in between. */
export function writeDurably(folder: string, name: string, bytes: Uint8Array): void {
  const temporary = join(folder, `${name}.${process.pid}.tmp`)
  const file = openSync(temporary, 'w', 0o600)
  try {
    for (let written = 0; written < bytes.byteLength; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, join(folder, name))
  if (process.platform === 'win32') return
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
