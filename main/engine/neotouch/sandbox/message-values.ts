import { listOf, type SoapElement, textOf } from '../soap-reader.ts'
import { SoapFault } from './soap-fault.ts'

/** Reading of requests: absent, empty and nil are the default, but a value that is given must be right. */

const VARIABLE_TYPES = ['TYPE_STRING', 'TYPE_DATETIME', 'TYPE_DOUBLE', 'TYPE_INTEGER'] as const
const FILE_MODES = ['MODE_UNDEFINED', 'MODE_ON_SERVER', 'MODE_INLINED'] as const
const FILTERS = ['FILTER_NONE', 'FILTER_ALL', 'FILTER_CONVERTED', 'FILTER_SOURCE'] as const

function oneOf<Value extends string>(text: string, values: readonly Value[], fallback: Value): Value {
  const value = text.trim()
  if (value === '') return fallback
  const known = values.find((one) => one === value)
  if (known === undefined) throw new SoapFault('Client', `Unknown value '${value}'`)
  return known
}

export const fileMode = (text: string): (typeof FILE_MODES)[number] => oneOf(text, FILE_MODES, 'MODE_UNDEFINED')
export const attachmentsFilter = (text: string): (typeof FILTERS)[number] => oneOf(text, FILTERS, 'FILTER_NONE')

export const numberOf = (parent: SoapElement | undefined, name: string): number => {
  const text = textOf(parent, name).trim()
  if (text === '') return 0
  if (!/^-?\d{1,10}$/.test(text)) throw new SoapFault('Client', `'${name}' is not an integer`)
  return Number(text)
}

/** @throws SoapFault when it is not base64 */
export function bytesOf(text: string): Uint8Array {
  const compact = text.replace(/\s/g, '')
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw new SoapFault('Client', 'The content of a file is not base64')
  }
  return Buffer.from(compact, 'base64')
}

/** The items of a list of `Var`, without those that have no name. */
export const variablesOf = (
  parent: SoapElement | undefined,
  wrapper: string,
): { name: string; type: string; value: string }[] =>
  listOf(parent, wrapper, 'Var')
    .map((one) => ({
      name: textOf(one, 'attribute').trim(),
      type: oneOf(textOf(one, 'type'), VARIABLE_TYPES, 'TYPE_STRING'),
      value: textOf(one, 'simpleValue'),
    }))
    .filter(({ name }) => name !== '')
