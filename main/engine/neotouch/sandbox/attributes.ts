import type { Deposit } from './deposit.ts'
import { stateOf } from './deposit.ts'

const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' })
/** Local time of the accounts, `yyyy-mm-dd hh:mm:ss`. */
export const platformTime = (instant: number): string => LOCAL.format(instant)

/** Attributes that every transport has, under the names of the query service. */
export const STANDARD_ATTRIBUTES = [
  'State',
  'ShortStatus',
  'CompletionDateTime',
  'SubmitDateTime',
  'Identifier',
  'Subject',
  'RUIDEX',
  'MSN',
  'MSNEX',
  'RecipientType',
  'TransportName',
  'JobID',
] as const

const TYPES: Readonly<Record<string, string>> = {
  state: 'TYPE_INTEGER',
  completiondatetime: 'TYPE_DATETIME',
  submitdatetime: 'TYPE_DATETIME',
}

/** Value and type of an attribute by its name, whatever its case; undefined: the transport does not have it. */
export function attributeOf(deposit: Deposit, name: string): { value: string; type: string } | undefined {
  const wanted = name.trim().toLowerCase()
  const standard = standardValue(deposit, wanted)
  const given = deposit.variables.find((one) => one.name.toLowerCase() === wanted)
  if (standard !== undefined) return { value: standard, type: TYPES[wanted] ?? 'TYPE_STRING' }
  if (given !== undefined) return { value: given.value, type: given.type }
  return wanted === 'identifier' || wanted === 'subject' ? { value: '', type: 'TYPE_STRING' } : undefined
}

function standardValue(deposit: Deposit, name: string): string | undefined {
  switch (name) {
    case 'state':
      return String(stateOf(deposit))
    case 'shortstatus':
      return deposit.shortStatus
    case 'completiondatetime':
      return deposit.completedAt === null ? '' : platformTime(deposit.completedAt)
    case 'submitdatetime':
      return platformTime(deposit.receivedAt)
    case 'ruidex':
      return deposit.transportId
    case 'msn':
    case 'msnex':
      return deposit.number
    case 'recipienttype':
      return deposit.recipientType
    case 'transportname':
      return deposit.transportName
    case 'jobid':
      return deposit.submissionId
    default:
      return undefined
  }
}
