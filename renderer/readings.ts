import { useSyncExternalStore } from 'react'
import { LARGEST_READ, type ReadFile } from '../shared/model/invoice-reading.ts'
import { CallError, call } from './api.ts'
import { readingText as text } from './text/reading.ts'

/** A file that a person dropped or chose: being read, read, or refused with the sentence that says why. */
export interface Reading {
  key: number
  name: string
  file: ReadFile | null
  refusal: string | null
}

/** A file before it is read; `bytes` is asked only of those that are not too large. */
export interface GivenFile {
  name: string
  size: number
  bytes: () => Promise<Uint8Array> | Uint8Array
}

let nextKey = 1
let readings: readonly Reading[] = []
let shown: number | null = null
let snapshot: { readings: readonly Reading[]; shown: number | null } = { readings, shown }
const listeners = new Set<() => void>()

function publish(next: readonly Reading[], key: number | null): void {
  readings = next
  shown = key
  snapshot = { readings, shown }
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The files of this run of the application, newest first, and the one that is shown. */
export const useReadings = () => useSyncExternalStore(subscribe, () => snapshot)

export const showReading = (key: number): void => publish(readings, key)

export function closeReading(key: number): void {
  const left = readings.filter((one) => one.key !== key)
  publish(left, shown === key ? (left[0]?.key ?? null) : shown)
}

/** Reads files one after the other; each takes its place in the list at once. */
export async function readFiles(files: readonly GivenFile[]): Promise<void> {
  const added = files.map((given) => ({
    given,
    reading: { key: nextKey++, name: given.name, file: null, refusal: null },
  }))
  publish([...added.map(({ reading }) => reading), ...readings], added[0]?.reading.key ?? shown)
  for (const { given, reading } of added) {
    const outcome = await read(given)
    publish(
      readings.map((one) => (one.key === reading.key ? { ...one, ...outcome } : one)),
      shown,
    )
  }
}

async function read({ size, bytes }: GivenFile): Promise<Pick<Reading, 'file' | 'refusal'>> {
  if (size > LARGEST_READ) return { file: null, refusal: text.tooLarge }
  let content: Uint8Array
  try {
    content = await bytes()
  } catch {
    return { file: null, refusal: text.unreadable }
  }
  try {
    return { file: await call('reading.read', { bytes: content }), refusal: null }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return { file: null, refusal: error.message }
  }
}

/** Asks the system for files, then reads them. False: the person cancelled. */
export async function chooseAndRead(): Promise<boolean> {
  const { files } = await call('dialogs.openInvoices', {})
  if (files.length === 0) return false
  void readFiles(files.map(({ name, size, bytes }) => ({ name, size, bytes: () => bytes })))
  return true
}
