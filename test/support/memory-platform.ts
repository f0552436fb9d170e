import { createHash } from 'node:crypto'
import { readAccounts } from '../../main/engine/neotouch/sandbox/accounts.ts'
import { type Deposit, stateOf, variableOf } from '../../main/engine/neotouch/sandbox/deposit.ts'
import { createFaultRules, type FaultRule } from '../../main/engine/neotouch/sandbox/fault-rules.ts'
import { moveTo, type Pace } from '../../main/engine/neotouch/sandbox/progress.ts'
import { current } from '../../main/engine/neotouch/sandbox/search.ts'
import type { Platform } from '../../main/engine/neotouch/sandbox/service.ts'
import { createSessions } from '../../main/engine/neotouch/sandbox/sessions.ts'
import { createSoapExchange, type SoapAnswer } from '../../main/engine/neotouch/sandbox/soap-exchange.ts'
import type { Store } from '../../main/engine/neotouch/sandbox/store.ts'

export interface MemoryPlatform {
  /** One request of the wire, answered by the operations of the stand-in; a fault applies to this request alone. */
  answer(url: URL, soapAction: string, body: Uint8Array, fault?: Partial<FaultRule>): SoapAnswer
  deposits(): Deposit[]
  pace: Pace
  /** The operator of the platform stops a transport that is not over. */
  cancel(number: string): void
  /** The password of every account becomes this one; open sessions last. */
  setPassword(password: string): void
  /** It has forgotten every session. */
  restart(): void
}

/** What a platform received before. */
export interface Taken {
  deposits: readonly Deposit[]
  readFile: (stored: string) => Uint8Array
}
const NOTHING: Taken = { deposits: [], readFile: () => new Uint8Array() }

/** The stand-in without its socket and without its disk: the same reading, the same operations, the same answers. */
export function createMemoryPlatform(
  origin: string,
  clock: () => number,
  pace: Pace,
  taken: Taken = NOTHING,
): MemoryPlatform {
  const faults = createFaultRules(clock)
  const platform: Platform = {
    store: memoryStore(taken),
    sessions: createSessions(10 * 60_000),
    accounts: readAccounts('/nowhere', [{ userName: 'autre', password: 'demo', firstDigit: '8' }]),
    pace,
    clock,
    endpoint: () => `${origin}/EDPWS/EDPWS.dll`,
  }
  const exchange = createSoapExchange(platform, faults)
  return {
    pace,
    answer(url, soapAction, body, fault) {
      faults.set(fault === undefined ? [] : [fault])
      return exchange(url.searchParams.get('Handler') ?? '', soapAction, body)
    },
    deposits: () => platform.store.all().map((deposit) => current(platform, deposit)),
    cancel(number) {
      const deposit = platform.store.byNumber(number)
      if (deposit && stateOf(deposit) < 100) platform.store.save(moveTo(deposit, [300], clock()))
    },
    setPassword(password) {
      for (const account of platform.accounts.values()) account.password = password
    },
    restart() {
      platform.sessions = createSessions(10 * 60_000)
    },
  }
}

export const keyOf = (deposit: Deposit): string => variableOf(deposit, 'Identifier')

function memoryStore(taken: Taken): Store {
  const deposits = new Map(taken.deposits.map((deposit) => [deposit.number, deposit]))
  const files = new Map<string, Uint8Array>()
  let count = taken.deposits.length
  return {
    all: () => [...deposits.values()].filter(({ deleted }) => !deleted),
    byNumber: (number) => deposits.get(number),
    save: (deposit) => void deposits.set(deposit.number, deposit),
    keepFile(number, index, bytes) {
      const stored = `${number}-${index}.bin`
      files.set(stored, bytes)
      return { stored, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength }
    },
    readFile: (stored) => files.get(stored) ?? taken.readFile(stored),
    nextNumber: (firstDigit) => `${firstDigit}${String(++count).padStart(18, '0')}`,
    nextSubmissionId: () => `TLOT${String(++count).padStart(7, '0')}`,
  }
}
