import type { Buyer, DocumentContent, DocumentKind, Line, Vat } from '../../../shared/model/document.ts'
import type { Client, PaymentMode } from '../../../shared/model/party.ts'
import type { Cents, IsoDate } from '../../../shared/model/primitives.ts'
import { exact, toCents } from '../../../shared/rules/decimal.ts'
import { paymentModeOfWords } from '../../../shared/rules/payment-means.ts'
import type { DocumentGroup } from './document-group.ts'
import { lineOfRow, negated } from './document-lines.ts'
import type { Row } from './header.ts'
import type { StoredDocument } from './ports.ts'
import { vatOf } from './territory.ts'
import { parseAmount, parseBoolean, parseDate, plainLines, singleSpaced } from './values.ts'

/** An amount cell in cents, null when it is empty or no number. */
export function centsOf(row: Row, column: string): Cents | null {
  const amount = parseAmount(row.raw(column))
  return amount === null ? null : toCents(exact(amount))
}

/** As the file says; else AV is a credit note, FA an invoice; without either, a negative total is a credit note. */
export function kindOf(row: Row, total: Cents | null): DocumentKind {
  const written = row.text('Document - Type de document')
  if (/^avoir/iu.test(written)) return 'creditNote'
  if (/^facture/iu.test(written)) return 'invoice'
  const number = row.text('Document - Numéro du document')
  if (/^AV/iu.test(number)) return 'creditNote'
  return !/^FA/iu.test(number) && (total ?? 0) < 0 ? 'creditNote' : 'invoice'
}

/** « Avoir sur facture FA00001001 du 13/01/2026 » : the invoice that a credit note corrects. */
export function originalInvoiceOf(reference: string): { number: string; date: IsoDate | null } | null {
  const match = /avoir sur (?:la )?facture (?:n° ?)?(\S+)(?: du (\S+))?/iu.exec(reference)
  const number = match?.[1]
  if (number === undefined || number.length > 40) return null
  return { number, date: parseDate(match?.[2] ?? '')?.date ?? null }
}

/** In columns of their own, or in the words of the reference. */
function namedInvoice(row: Row, reference: string): { number: string; date: IsoDate | null } | null {
  const number = row.text("Document - Facture d'origine")
  if (number === '') return originalInvoiceOf(reference)
  return { number, date: parseDate(row.raw("Document - Date de la facture d'origine"))?.date ?? null }
}

export interface ContentFacts {
  kind: DocumentKind
  date: IsoDate
  client: Client
  buyer: Buyer
  existing: StoredDocument | null
  /** A credit note written in negative amounts: stored in positive ones. */
  negative: boolean
  /** Id of the invoice with that number, stored or in the same file. */
  invoiceId: (number: string) => string | null
  newId: () => string
}

/** The content of a document; what the file has no column for is kept from the one already there. */
export function contentOfGroup(group: DocumentGroup, facts: ContentFacts): DocumentContent {
  const row = group.first
  const { buyer, existing, client } = facts
  // An issued document is compared with what it froze, not with what the dossier became since.
  const frozen = existing?.state === 'issued' ? existing.content : null
  const text = (column: string): string => singleSpaced(row.raw(column))
  const amount = (column: string): string => parseAmount(row.raw(column)) ?? '0'
  const lines = group.lines.map((line, index) => {
    const read = lineOfRow(line, buyer, existing?.content.lines[index], facts.newId)
    return facts.negative ? negated(read) : read
  })
  const deliveryDate = deliveryDateOf(row, lines)
  const shipping = centsOf(row, 'Document - Frais de port HT') ?? 0
  const reference = text('Document - Référence')
  const original = facts.kind === 'creditNote' ? namedInvoice(row, reference) : null
  const termsCode = text('Document - Code mode de règlement')
  const plainNotes = plainLines(row.raw('Document - Notes en texte brut'))
  const notes = plainLines(row.raw('Document - Notes'))
  return {
    kind: facts.kind,
    clientId: frozen?.clientId ?? client.id,
    date: facts.date,
    dueDate: row.has("Document - Date d'échéance")
      ? (parseDate(row.raw("Document - Date d'échéance"))?.date ?? null)
      : (existing?.content.dueDate ?? null),
    deliveryDate,
    reference,
    commitmentNumber: text("Document - N° d'engagement"),
    serviceCode: text('Document - Code service'),
    marketNumber: text('Document - N° de marché'),
    lines: lines.map((line) => (line.deliveryDate === deliveryDate ? { ...line, deliveryDate: null } : line)),
    discountPercent: amount('Document - % remise'),
    shipping: facts.negative ? Math.abs(shipping) : shipping,
    shippingVat: shippingVatOf(row, buyer),
    cashDiscountPercent: amount('Document - % escompte'),
    shippingWithoutCashDiscount: parseBoolean(row.raw('Document - Port non soumis à escompte')) ?? false,
    prepaid: centsOf(row, 'Document - Acompte versé') ?? existing?.content.prepaid ?? 0,
    installments: existing?.content.installments ?? [],
    contactId: existing?.content.contactId ?? null,
    deliverTo: existing?.content.deliverTo ?? null,
    paymentMode: paymentModeOf(facts, termsCode),
    paymentTermsLabel:
      frozen?.paymentTermsLabel ?? (termsCode === client.paymentTermsCode ? client.paymentTermsLabel : termsCode),
    notes: plainNotes || (notes.startsWith('{\\rtf') ? '' : notes),
    originalInvoice: original && {
      id: frozen ? (frozen.originalInvoice?.id ?? null) : facts.invoiceId(original.number),
      ...original,
    },
  }
}

/** As the document already has it, as its client pays when the terms are the client's, else as the words say. */
function paymentModeOf({ kind, existing, client }: ContentFacts, termsCode: string): PaymentMode {
  if (kind === 'creditNote') return 'unset'
  if (existing !== null) return existing.content.paymentMode
  return termsCode === client.paymentTermsCode ? client.paymentMode : paymentModeOfWords(termsCode)
}

function shippingVatOf(row: Row, buyer: Buyer): Vat {
  const rate = parseAmount(row.raw('Document - Taux de TVA port')) ?? '20'
  return vatOf(rate, buyer.territory, buyer.vatNumber, row.text('Document - Catégorie de TVA port'))
}

/** The document's own date; without such a column, the one that all its lines share. */
function deliveryDateOf(row: Row, lines: readonly Line[]): IsoDate | null {
  const column = 'Document - Date de livraison'
  if (row.has(column)) return parseDate(row.raw(column))?.date ?? null
  const dates = new Set(lines.filter(({ type }) => type === 'item').map((line) => line.deliveryDate))
  const [shared] = dates
  return dates.size === 1 ? (shared ?? null) : null
}
