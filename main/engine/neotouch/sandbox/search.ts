import { child, type SoapElement, textOf } from '../soap-reader.ts'
import { attributeOf } from './attributes.ts'
import type { Deposit } from './deposit.ts'
import type { FaultRule } from './fault-rules.ts'
import { BadFilter, type Filter, parseFilter } from './filter.ts'
import { elapsed, stepped } from './progress.ts'
import type { Platform } from './service.ts'
import type { SandboxSession } from './sessions.ts'
import { SoapFault } from './soap-fault.ts'

/** Types named by the header of a query, in lower case; null: no header. @throws SoapFault when it must be there */
export function recipientTypes(header: SoapElement | undefined, required: boolean): Set<string> | null {
  const block = child(header, 'QueryRecipientTypeValue')
  if (block === undefined && required) throw new SoapFault('Client', 'Missing QueryRecipientTypeValue header')
  const types = textOf(block, 'recipientType')
    .split(',')
    .map((type) => type.trim().toLowerCase())
    .filter((type) => type !== '')
  return types.length === 0 ? null : new Set(types)
}

/** Transports of the account that a filter finds, where they are by now, oldest first. @throws SoapFault */
export function search(
  platform: Platform,
  session: SandboxSession,
  filterText: string,
  types: ReadonlySet<string> | null,
  rule: FaultRule | undefined,
): Deposit[] {
  const filter = rule?.kind === 'ignore-filter' ? () => true : readFilter(filterText)
  if (rule?.kind === 'blind-query' || (rule?.kind === 'no-or' && filterText.includes('|'))) return []
  return platform.store
    .all()
    .filter(({ account }) => account === session.account.userName)
    .filter(({ receivedAt }) => platform.clock() - receivedAt >= platform.pace.indexMilliseconds)
    .filter(({ recipientType }) => types === null || types.has(recipientType.toLowerCase()))
    .map((deposit) => current(platform, deposit))
    .filter((deposit) => filter((name) => attributeOf(deposit, name)?.value))
    .sort((one, other) => (one.number < other.number ? -1 : 1))
}

/** A deposit where time has brought it; what has moved is kept. */
export function current(platform: Platform, deposit: Deposit): Deposit {
  const moved = elapsed(deposit, platform.clock(), platform.pace)
  if (moved !== deposit) platform.store.save(moved)
  return moved
}

/** With steps by question, each answer to a query shows the next state. */
export function asked(platform: Platform, deposit: Deposit): Deposit {
  if (platform.pace.stepMilliseconds !== 0) return deposit
  const moved = stepped(deposit, platform.clock())
  if (moved !== deposit) platform.store.save(moved)
  return moved
}

function readFilter(text: string): Filter {
  try {
    return parseFilter(text)
  } catch (error) {
    if (error instanceof BadFilter) throw new SoapFault('Client', `The filter cannot be read: ${error.message}`)
    throw error
  }
}
