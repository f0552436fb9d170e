import type { Document, Line, LineType, Totals } from '../../../shared/model/document.ts'
import type { Client } from '../../../shared/model/party.ts'
import {
  add,
  exact,
  exactCents,
  exactText,
  multiply,
  roundTo,
  subtract,
  toCents,
} from '../../../shared/rules/decimal.ts'
import { netUnitPrice } from '../../../shared/rules/totals.ts'
import { frenchDate } from '../french-values.ts'
import { addressCells, booleanCell, type Cells, centsCell, contactCells, decimalCell, quantityCell } from './cells.ts'

/** A document as rows of EBP's export: one a line, the document's own columns repeated. `client` is the one of today. */
export function documentRows(document: Document, client: Client): Cells[] {
  const head = headCells(document, client)
  const number = head.get(NUMBER) ?? ''
  return document.content.lines.map((line, index) => {
    const cells: Cells = new Map(head)
    cells.set('Ligne - Code ligne de document', `${number}-${String(index + 1).padStart(3, '0')}`)
    lineCells(cells, line, document)
    return cells
  })
}

const LINE_NAMES: Readonly<Record<LineType, string>> = {
  item: 'Article',
  text: 'Texte',
  comment: 'Commentaire',
  subtotal: 'Sous-total',
}

const NUMBER = 'Document - Numéro du document'

/** Number of an issued document, or the one that an import gave; null for a draft of ours. */
export const exportedNumber = (document: Pick<Document, 'number' | 'importedNumber'>): string | null =>
  document.number ?? document.importedNumber

/** A deposit is told apart; what a final invoice settles is in « Acompte versé ». */
function typeCell({ kind, invoiceType }: Document['content']): string {
  const name = kind === 'invoice' ? 'Facture' : 'Avoir'
  return invoiceType === 'deposit' ? `${name} d'acompte` : name
}

function headCells(document: Document, client: Client): Cells {
  const { content, totals, buyer } = document
  const terms =
    content.paymentTermsLabel === client.paymentTermsLabel ? client.paymentTermsCode : content.paymentTermsLabel
  const cells: Cells = new Map(
    Object.entries({
      [NUMBER]: exportedNumber(document) ?? '',
      'Document - Type de document': typeCell(content),
      'Document - Date': frenchDate(content.date),
      "Document - Date d'échéance": frenchDate(content.dueDate),
      'Document - Date de livraison': frenchDate(content.deliveryDate),
      'Document - Code client': client.code,
      'Document - Civilité': buyer.civility,
      'Document - Nom du client': buyer.name,
      'Document - Nom (adresse) (livraison)': buyer.deliveryName,
      'Document - Territorialité': buyer.territory,
      'Document - Numéro de TVA intracommunautaire': buyer.vatNumber,
      'Document - % remise': decimalCell(content.discountPercent),
      'Document - Montant de la remise': centsCell(totals.discount),
      'Document - % escompte': decimalCell(content.cashDiscountPercent),
      "Document - Montant de l'escompte": centsCell(totals.cashDiscount),
      'Document - Frais de port HT': centsCell(content.shipping),
      'Document - Taux de TVA port': decimalCell(content.shippingVat.rate),
      'Document - Catégorie de TVA port': content.shippingVat.category,
      'Document - Port non soumis à escompte': booleanCell(content.shippingWithoutCashDiscount),
      'Document - Total Brut HT': centsCell(totals.gross),
      'Document - Total TTC': centsCell(document.importedTotal ?? totals.total),
      'Document - Acompte versé': centsCell(totals.prepaid),
      'Document - Notes en texte brut': content.notes,
      'Document - Référence': content.reference,
      "Document - Facture d'origine": content.originalInvoice?.number ?? '',
      "Document - Date de la facture d'origine": frenchDate(content.originalInvoice?.date ?? null),
      'Document - Code mode de règlement': terms,
      'Document - Code service': content.serviceCode,
      "Document - N° d'engagement": content.commitmentNumber,
      'Document - N° de marché': content.marketNumber,
    }),
  )
  addressCells(cells, { before: 'Document - ', role: 'facturation' }, buyer.address)
  if (buyer.deliveryAddress) addressCells(cells, { before: 'Document - ', role: 'livraison' }, buyer.deliveryAddress)
  if (buyer.contact) contactCells(cells, { before: 'Document - ', role: 'facturation' }, buyer.contact, null)
  return cells
}

function lineCells(cells: Cells, line: Line, { content, totals }: Document): void {
  const common = {
    'Ligne - Code article': line.articleCode,
    'Ligne - Description': line.description,
    'Ligne - Description commerciale en clair': line.description,
    'Ligne - Date de livraison': frenchDate(line.deliveryDate ?? (line.type === 'item' ? content.deliveryDate : null)),
    'Ligne - Type de ligne': LINE_NAMES[line.type],
    'Ligne - Unité': line.unit,
  }
  for (const [label, value] of Object.entries(common)) cells.set(label, value)
  if (line.type !== 'item') return
  for (const [label, value] of Object.entries(amountsOf(line, totals))) cells.set(label, value)
}

function amountsOf(line: Line, totals: Totals): Record<string, string> {
  const net = totals.lines[line.id] ?? 0
  const rate = exact(line.vat.rate)
  const withTax = add({ units: 1n, scale: 0 }, multiply(rate, { units: 1n, scale: 2 }))
  const unitDiscount = subtract(exact(line.unitPrice), netUnitPrice(line))
  return {
    'Ligne - Quantité': quantityCell(line.quantity),
    'Ligne - Taux de TVA': decimalCell(line.vat.rate),
    'Ligne - Catégorie de TVA': line.vat.category,
    'Ligne - PV HT': decimalCell(line.unitPrice),
    'Ligne - PV TTC': decimalCell(exactText(roundTo(multiply(exact(line.unitPrice), withTax), 2))),
    'Ligne - % remise unitaire cumulé': decimalCell(line.discountPercent),
    // Only when it was given: six decimals may not hold what a percentage gives.
    'Ligne - Montant de remise unitaire HT cumulé':
      line.discountAmount === null ? '' : decimalCell(exactText(unitDiscount)),
    'Ligne - Montant Net HT': centsCell(net),
    'Ligne - Montant Net TTC': centsCell(toCents(multiply(exactCents(net), withTax))),
  }
}
