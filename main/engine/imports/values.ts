import { exact, exactText, roundTo } from '../../../shared/rules/decimal.ts'
import { isEmail } from '../../../shared/rules/identifiers.ts'

/** Runs of any space, no-break ones included, as one plain space. */
export const singleSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Line ends of either system as one line feed. */
export const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/**
 * A French or plain amount (« 1 234,56 € », `1234.5`) as exact decimal text with a point, six decimals at most;
 * null when it is not a number.
 */
export function parseAmount(text: string): string | null {
  const bare = text.replace(/[\s€%]/gu, '').replace(/^[−–]/u, '-')
  const match = /^([+-]?)(\d{1,12})(?:[.,](\d*))?$|^([+-]?)[.,](\d+)$/.exec(bare)
  if (!match) return null
  const sign = (match[1] || match[4]) === '-' ? '-' : ''
  const fraction = match[3] ?? match[5] ?? ''
  const value = roundTo(exact(`${sign}${match[2] ?? '0'}${fraction ? `.${fraction}` : ''}`), 6)
  const plain = exactText(value)
  return plain.replace('-', '').split('.')[0]?.length === 13 ? null : plain
}

/** Spaces between thousands, a currency sign or a decimal point: read, and told. */
export const isUnusualAmount = (text: string): boolean => /[\s€.]/u.test(text.trim())

export interface ParsedDate {
  /** ISO 8601 date. */
  date: string
  /** Written AAAA-MM-JJ instead of JJ/MM/AAAA. */
  iso: boolean
}

/** JJ/MM/AAAA, or AAAA-MM-JJ; null when it is no day of the calendar. */
export function parseDate(text: string): ParsedDate | null {
  const value = text.trim()
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return null
  return { date, iso: iso !== null }
}

const TRUE = new Set(['oui', 'o', '1', '-1', 'vrai', 'true', 'x'])
const FALSE = new Set(['non', 'n', '0', 'faux', 'false', ''])

/** Oui, Non, 1, 0, Vrai, Faux; null when it is none of them. */
export function parseBoolean(text: string): boolean | null {
  const value = text.trim().toLowerCase()
  if (TRUE.has(value)) return true
  return FALSE.has(value) ? false : null
}

export interface ParsedEmails {
  /** Valid addresses, in order, domain in lower case. */
  valid: string[]
  /** Something was written that is no address. */
  invalid: boolean
  /** Spaces or capitals of the domain were changed. */
  cleaned: boolean
}

/** The addresses of a cell, which may hold several between `;` or `,`. */
export function parseEmails(text: string): ParsedEmails {
  const whole = text.trim()
  const parts = whole.includes('@@') ? [whole] : whole.split(/[\s;,]+/u).filter((part) => part !== '')
  const normalized = parts.map((part) => {
    const at = part.lastIndexOf('@')
    return `${part.slice(0, at + 1)}${part.slice(at + 1).toLowerCase()}`
  })
  const valid = normalized.filter(isEmail)
  return {
    valid,
    invalid: valid.length < normalized.length,
    cleaned: normalized.length === 1 && valid.length === 1 && valid[0] !== text,
  }
}
