import type { ParsedInput } from '../../../shared/contract.ts'
import type { Document, Line } from '../../../shared/model/document.ts'
import type { RelatedDocument, RelatedDocuments } from '../../../shared/model/document-actions.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import {
  creditByAmount,
  creditByLines,
  creditNoteBase,
  leftToCredit,
  netPrice,
} from '../../../shared/rules/credit-notes.ts'
import { exact, subtract } from '../../../shared/rules/decimal.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { type Database, statement } from '../database/connection.ts'
import { euros } from '../french-values.ts'
import { depositsSql } from './deposits.sql.ts'
import type { Documents } from './documents.ts'
import { draftActionsSql } from './draft-actions.sql.ts'

interface Ports {
  database: Database
  newId: () => string
  /** The calendar date where the application runs, ISO. */
  today: () => string
  documents: Documents
}

/** Avoirs of an invoice: whole, by lines or by amount, and never more than the invoice in all. */
export function createCredit({ database, newId, today, documents }: Ports) {
  const run = (name: keyof typeof draftActionsSql) => statement(database, draftActionsSql[name])

  /** @throws Refusal `conflict` unless it is an issued invoice. */
  const issuedInvoice = (id: string): Document & { number: string } => {
    const invoice = documents.get(id)
    if (invoice.state !== 'issued' || invoice.content.kind !== 'invoice' || invoice.number === null) {
      throw new Refusal('conflict', 'Un avoir se fait à partir d’une facture validée.')
    }
    return { ...invoice, number: invoice.number }
  }

  /** Cents TTC that final invoices took off a deposit: they are the client's no more. */
  const settled = (invoiceId: string): number =>
    (statement(database, depositsSql.settledOf).get(invoiceId) as { total: number }).total

  const credited = (invoiceId: string): number => (run('issuedCredit').get(invoiceId) as { total: number }).total

  /** Cents TTC: of the invoice, already credited by issued avoirs, left; and how many avoirs are still drafts. */
  const situation = (invoiceId: string) => {
    const { total } = issuedInvoice(invoiceId).totals
    const done = credited(invoiceId)
    const drafts = (run('draftCredits').get(invoiceId) as { total: number }).total
    return { total, credited: done, left: leftToCredit(total, done + settled(invoiceId)), drafts }
  }

  /** A draft avoir. @throws Refusal `invalid` when it would pass what is left on the invoice. */
  const create = ({ invoiceId, scope }: ParsedInput<'documents.createCreditNote'>): Document => {
    const invoice = issuedInvoice(invoiceId)
    const { left } = situation(invoiceId)
    const base = {
      ...creditNoteBase(invoice.content, today()),
      originalInvoice: { id: invoice.id, number: invoice.number, date: invoice.content.date },
    }
    const content =
      scope.type === 'whole'
        ? base
        : scope.type === 'lines'
          ? creditByLines(base, checkedLines(base.lines, scope.lines), scope.shipping)
          : creditByAmount(
              base,
              invoice.totals,
              scope.amount,
              (vat, net): Line => ({
                id: newId(),
                type: 'item',
                articleCode: '',
                description: `Avoir sur la facture ${invoice.number}`,
                quantity: '1',
                unit: 'C62',
                unitPrice: netPrice(net),
                discountPercent: '0',
                discountAmount: null,
                vat,
                deliveryDate: null,
              }),
            )
    const { total } = computeTotals(content)
    if (total > left) throw tooMuch(left)
    return documents.save({
      id: null,
      content: { ...content, lines: content.lines.map((line) => ({ ...line, id: newId() })) },
    })
  }

  /** What the avoirs of an invoice must respect; nothing to say of an invoice that the dossier does not hold. */
  const check = (document: Document): Check[] => {
    const original = document.content.originalInvoice
    if (document.content.kind !== 'creditNote' || document.state === 'issued' || original === null) return []
    const found =
      original.id ?? (run('issuedInvoiceNumbered').get(original.number) as { id: string } | undefined)?.id ?? null
    if (found === null) return []
    const invoice = documents.get(found)
    if (invoice.state !== 'issued') return []
    const left = leftToCredit(invoice.totals.total, credited(found) + settled(found))
    if (document.totals.total <= left) return []
    return [{ id: 'NB-AVO-1', severity: 'blocking', message: sentence(left), screen: 'document', field: 'lines' }]
  }

  const related = (documentId: string): RelatedDocuments => {
    documents.get(documentId)
    return {
      invoice: (run('relatedInvoice').get(documentId) as RelatedDocument | undefined) ?? null,
      creditNotes: run('relatedCreditNotes').all(documentId) as RelatedDocument[],
    }
  }

  return { situation, create, check, related }
}

const sentence = (left: number): string =>
  left === 0
    ? 'Cette facture est déjà annulée en entier par ses avoirs, ou déduite d’une facture de solde. Il ne reste rien à créditer.'
    : `Les avoirs ne peuvent pas dépasser la facture : il reste ${euros(left)} TTC à créditer. Réduisez l’avoir.`
const tooMuch = (left: number): Refusal => new Refusal('invalid', sentence(left), { amount: sentence(left) })

/** @throws Refusal `invalid` when a quantity is none of the invoice's, or passes it. */
function checkedLines(lines: readonly Line[], chosen: readonly { id: string; quantity: string }[]) {
  if (chosen.length === 0) throw new Refusal('invalid', 'Choisissez au moins une ligne à créditer.')
  for (const { id, quantity } of chosen) {
    const line = lines.find((one) => one.id === id)
    if (!line) throw new Refusal('not_found', 'Cette ligne n’est pas dans la facture.')
    const asked = exact(quantity)
    const whole = exact(line.quantity)
    const passes = whole.units < 0n ? subtract(asked, whole).units < 0n : subtract(whole, asked).units < 0n
    if (passes || asked.units === 0n || asked.units < 0n !== whole.units < 0n) {
      const message = `« ${line.description.split('\n')[0]} » : la quantité va jusqu’à ${line.quantity.replace('.', ',')}.`
      throw new Refusal('invalid', message, { [`lines.${id}`]: message })
    }
  }
  return chosen
}
