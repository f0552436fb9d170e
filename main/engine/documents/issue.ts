import {
  type Document,
  type DocumentContent,
  type InvoiceFileInput,
  type Seller,
  sellerSchema,
} from '../../../shared/model/document.ts'
import type { Company } from '../../../shared/model/dossier.ts'
import type { PrintOptions } from '../../../shared/model/print.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { documentsSql } from './documents.sql.ts'
import type { NextNumber } from './numbering.ts'

export interface RenderedFile {
  pdf: Uint8Array
  xml: string
  sha256: string
}

interface Ports {
  database: Database
  now: () => number
  get: (id: string) => Document
  company: () => Company
  print: () => PrintOptions
  render: (input: InvoiceFileInput) => Promise<RenderedFile>
  check: (document: Document, seller: Seller) => Check[]
  /** The number that it would get now. */
  nextNumber: (document: Document) => NextNumber
  /** Adds to the history, in the caller's transaction. */
  record: (event: { documentId: string; type: string; message: string }) => void
  /** Links the issued document to what was issued before, in the caller's transaction. */
  chain: (documentId: string, number: string) => void
}

/**
 * « Valider »: gives the number, freezes the document, renders the file that will be sent and archives its bytes.
 * The number is only looked at before the file is drawn and is taken in the transaction that archives it: a crash in
 * between leaves no gap (CGI annexe II, art. 242 nonies A, I 7°). One document at a time.
 */
export function createIssuing(ports: Ports) {
  const { database, now, get, company } = ports
  const run = (name: string) => statement(database, documentsSql[name] ?? '')
  let last: Promise<unknown> = Promise.resolve()

  const issue = async (id: string): Promise<Document> => {
    const draft = get(id)
    if (draft.state === 'issued') throw new Refusal('conflict', 'Ce document est déjà validé.')
    const seller = sellerSchema.parse(company())
    const content: DocumentContent = draft.content
    const totals = computeTotals(content)
    const { number, series, next } = ports.nextNumber(draft)
    const blocking = ports.check({ ...draft, totals, number }, seller).filter((check) => check.severity === 'blocking')
    if (blocking.length > 0) throw refusalOf(blocking)
    if (run('numberTaken').get(content.kind, number)) {
      throw new Refusal('conflict', `Le numéro ${number} est déjà celui d’un document validé.`)
    }

    const renderedAt = now()
    const file = await ports.render({
      number,
      content,
      totals,
      seller,
      buyer: draft.buyer,
      model: company().printModel,
      print: ports.print(),
      renderedAt,
    })

    transaction(database, () => {
      run('insertFile').run({
        sha256: file.sha256,
        id,
        bytes: Buffer.from(file.pdf.buffer, file.pdf.byteOffset, file.pdf.byteLength),
        xml: file.xml,
        size: file.pdf.byteLength,
        renderedAt,
      })
      const changed = run('issue').run({
        id,
        number,
        content: JSON.stringify(content),
        totals: JSON.stringify(totals),
        buyer: JSON.stringify(draft.buyer),
        seller: JSON.stringify(seller),
        net: totals.net,
        tax: totals.tax,
        total: totals.total,
        clientName: draft.buyer.name,
        clientCity: draft.buyer.address.city,
        sha256: file.sha256,
        now: renderedAt,
        readAt: draft.updatedAt,
      }).changes
      if (changed === 0) {
        throw new Refusal(
          'conflict',
          'Le document a changé pendant la validation. Relisez-le, puis validez de nouveau.',
        )
      }
      if (series !== null) run('takeNumber').run({ series, next: next + 1 })
      ports.chain(id, number)
      ports.record({ documentId: id, type: 'issued', message: `Validé sous le numéro ${number}` })
    })
    return get(id)
  }

  return (id: string): Promise<Document> => {
    const turn = last.then(() => issue(id))
    last = turn.catch(() => undefined)
    return turn
  }
}

function refusalOf(blocking: readonly Check[]): Refusal {
  const fields = Object.fromEntries(
    blocking.filter((check) => check.field).map((check) => [check.field ?? '', check.message]),
  )
  const [first] = blocking
  const more = blocking.length > 1 ? ` (et ${blocking.length - 1} autre${blocking.length > 2 ? 's' : ''})` : ''
  return new Refusal('invalid', `${first?.message ?? ''}${more}`, fields)
}
