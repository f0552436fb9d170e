import { CREDIT_NOTE_TYPES, FRENCH_TYPES } from '../../../shared/rules/invoice-codes.ts'
import { readingText as text } from '../../text/reading.ts'

/** BT-3 in words. */
export const typeName = (code: string): string =>
  FRENCH_TYPES[code] ?? (CREDIT_NOTE_TYPES.has(code) ? text.creditNote : text.otherType(code))
