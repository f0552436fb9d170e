import type { Document, DocumentContent, DocumentKind } from '../../../shared/model/document.ts'
import type { NextNumber as NextNumberPreview, NumberSeries } from '../../../shared/model/document-actions.ts'
import type { Company } from '../../../shared/model/dossier.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { formatNumber, numberFormatProblem, restartsEachYear, seriesOf } from '../../../shared/rules/numbering.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { frenchDate } from '../french-values.ts'
import { documentsSql } from './documents.sql.ts'
import { draftActionsSql } from './draft-actions.sql.ts'

interface Ports {
  database: Database
  company: () => Company
}

export interface NextNumber {
  number: string
  /** null: the number came with an import, no series gives it. */
  series: string | null
  next: number
}

/** The number that the next document of each kind gets. It is looked at here, and taken when the document is issued. */
export function createNumbering({ database, company }: Ports) {
  const run = (name: string) => statement(database, documentsSql[name] ?? '')
  /** Deposits count with the invoices unless they have a format of their own. */
  const formatOf = (series: NumberSeries): string => {
    const { invoiceNumberFormat, creditNoteNumberFormat, depositNumberFormat } = company()
    if (series === 'creditNote') return creditNoteNumberFormat
    return series === 'deposit' && depositNumberFormat !== '' ? depositNumberFormat : invoiceNumberFormat
  }
  const seriesKind = ({ kind, invoiceType }: DocumentContent): NumberSeries =>
    kind === 'invoice' && invoiceType === 'deposit' ? 'deposit' : kind
  const kindOf = (series: NumberSeries): DocumentKind => (series === 'creditNote' ? 'creditNote' : 'invoice')

  /** Of this kind and this format, on an ISO date. */
  const ofSeries = (kind: DocumentKind, format: string, date: string): NextNumber & { series: string } => {
    const series = seriesOf(kind, format, Number(date.slice(0, 4)))
    let next = (run('nextNumber').get(series) as { next: number } | undefined)?.next ?? 1
    // A number that an import brought is skipped, never given a second time.
    while (run('numberTaken').get(kind, formatNumber(format, date, next))) next++
    return { number: formatNumber(format, date, next), series, next }
  }

  const nextFor = (document: Pick<Document, 'importedNumber' | 'content'>): NextNumber => {
    if (document.importedNumber !== null) return { number: document.importedNumber, series: null, next: 0 }
    const { kind, date } = document.content
    return ofSeries(kind, formatOf(seriesKind(document.content)), date)
  }

  /** What a format gives today; `problem` in words when it gives nothing. */
  const preview = (kind: DocumentKind, format: string, date: string): NextNumberPreview => {
    const problem = numberFormatProblem(format)
    if (problem !== null) return { number: null, next: null, problem, started: false, yearly: restartsEachYear(format) }
    const { number, next, series } = ofSeries(kind, format, date)
    const started = run('nextNumber').get(series) !== undefined
    return { number, next, problem, started, yearly: restartsEachYear(format) }
  }

  /**
   * The first number of a series that has given none yet: an application that takes over goes on where the other stopped.
   * @throws Refusal `conflict` once a number was given: the count has no gap (CGI annexe II, art. 242 nonies A, I 7°).
   */
  const start = (numbered: NumberSeries, next: number, date: string): void =>
    transaction(database, () => {
      const series = seriesOf(kindOf(numbered), formatOf(numbered), Number(date.slice(0, 4)))
      if (run('nextNumber').get(series) !== undefined) {
        throw new Refusal('conflict', 'Cette série a déjà donné un numéro : elle continue sans trou, sans saut.')
      }
      run('takeNumber').run({ series, next })
    })

  /** A number that goes up while the dates go down is legal to give, and worth a look. */
  const check = (document: Document): Check[] => {
    if (document.state === 'issued' || document.importedNumber !== null) return []
    const { kind, date } = document.content
    const format = formatOf(seriesKind(document.content))
    const yearly = restartsEachYear(format)
    // The numbers of deposits and of the other invoices are two series only when their formats differ.
    const apart = formatOf('deposit') !== formatOf('invoice')
    const { date: latest } = statement(database, draftActionsSql.latestIssuedDate).get({
      kind,
      deposits: kind === 'invoice' && apart ? Number(format === formatOf('deposit')) : null,
      from: yearly ? `${date.slice(0, 4)}-01-01` : '0000-01-01',
      to: yearly ? `${date.slice(0, 4)}-12-31` : '9999-12-31',
    }) as { date: string | null }
    if (latest === null || latest <= date) return []
    const shown = frenchDate(latest)
    return [
      {
        id: 'NB-NUM-1',
        severity: 'warning',
        message: `Un document de cette série est déjà daté du ${shown} : les numéros suivent les dates. Vérifiez la date.`,
        screen: 'document',
        field: 'date',
      },
    ]
  }

  return { nextFor, preview, start, check }
}
