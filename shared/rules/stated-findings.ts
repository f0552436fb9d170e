import type { ReadingCheck } from '../model/invoice-reading.ts'
import type { StatedAdjustment, StatedInvoice } from '../model/stated-invoice.ts'

/** `term` is the business term of EN 16931, `value` what is written there. */
export type Find = (id: string, message: string, term: string, value?: string) => void

export interface Findings {
  checks: ReadingCheck[]
  /** An official rule is broken. */
  broken: Find
  /** Worth a look: no official rule refuses it, or not within its tolerance. */
  odd: Find
}

export function createFindings(): Findings {
  const checks: ReadingCheck[] = []
  const add =
    (severity: ReadingCheck['severity']): Find =>
    (id, message, term, value = '') =>
      void checks.push({ id, severity, message, term, value })
  return { checks, broken: add('blocking'), odd: add('warning') }
}

/** What the rules need to know of the file itself. */
export interface Shape {
  /** false: a profile without lines (MINIMUM, BASIC WL). */
  hasLines: boolean
  isUbl: boolean
}

export interface Placed {
  adjustment: StatedAdjustment
  /** « Remise 2 », « Ligne 3, frais 1 ». */
  name: string
  place: 'document' | 'line'
}

/** Every allowance and charge with the words for it. */
export function adjustmentsOf({ adjustments, lines }: StatedInvoice): Placed[] {
  const named = (list: readonly StatedAdjustment[], prefix: string, place: Placed['place']): Placed[] =>
    list.map((adjustment, index) => ({
      adjustment,
      name: `${prefix}${adjustment.charge ? 'Frais' : 'Remise'} ${index + 1}`,
      place,
    }))
  return [
    ...named(adjustments, '', 'document'),
    ...lines.flatMap((line, index) => named(line.adjustments, `Ligne ${index + 1}, `, 'line')),
  ]
}
