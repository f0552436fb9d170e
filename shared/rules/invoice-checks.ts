import type { Buyer, DocumentContent, Seller, Totals } from '../model/document.ts'
import type { CommitmentRule } from '../model/party.ts'
import type { IsoDate } from '../model/primitives.ts'
import type { Check } from '../model/sending.ts'
import { checkReferences } from './chorus-checks.ts'
import { checkDeposits } from './deposit-checks.ts'
import { checkInstallments } from './installment-checks.ts'
import { checkLines } from './invoice-line-checks.ts'
import { checkBuyer, checkSeller } from './invoice-party-checks.ts'
import { checkVat } from './invoice-vat-checks.ts'
import { checkPayment } from './payment-checks.ts'
import { checkTaxFree } from './tax-free-checks.ts'

/** What the rules cannot know by themselves. Absent: what depends on it is not checked. */
export interface CheckFacts {
  /** The number that the document has or will have, BT-1. */
  number?: string | null
  today?: IsoDate
  /** What the card of the client asks for today; absent: what the buyer of the document says. */
  commitmentRule?: CommitmentRule
}

/** An invoice number: 35 characters at most, letters, digits and `+ - _ /` (BR-FR-01, BR-FR-02). */
const NUMBER = /^[A-Za-z0-9+\-_/]{1,35}$/u
const NUMBER_MEND = '35 caractères au plus : lettres sans accent, chiffres et + - _ / seulement'

/**
 * Everything that is wrong with a document before it is issued, blocking or worth a look. The platform's rules miss
 * some of it (duplicate lines, missing due date), so the application has the last word. Table: docs/checks.md.
 */
export function checkDocument(
  content: DocumentContent,
  totals: Totals,
  seller: Seller,
  buyer: Buyer,
  facts: CheckFacts = {},
): Check[] {
  return [
    ...checkSeller(seller),
    ...checkBuyer(buyer),
    ...checkHeader(content, facts),
    ...checkReferences(content, buyer, facts.commitmentRule),
    ...checkLines(content),
    ...checkVat(content, totals, seller, buyer),
    ...checkTaxFree(content, totals, seller, buyer),
    ...checkAmounts(content, totals),
    ...checkPayment(content, totals, seller, buyer),
    ...checkInstallments(content, totals),
    ...checkDeposits(content, totals),
  ]
}

function checkHeader(content: DocumentContent, { number, today }: CheckFacts): Check[] {
  const checks: Check[] = []
  const add = (id: string, severity: 'blocking' | 'warning', message: string, field: string): void => {
    checks.push({ id, severity, message, screen: 'document', field })
  }
  if (number !== undefined && number !== null && !NUMBER.test(number)) {
    add('BR-FR-01', 'blocking', `Le numéro « ${number} » n’est pas admis. ${NUMBER_MEND}.`, 'number')
  }
  for (const [field, date] of [
    ['date', content.date],
    ['dueDate', content.dueDate],
    ['deliveryDate', content.deliveryDate],
    ['originalInvoice.date', content.originalInvoice?.date ?? null],
    ...content.lines.map((line, index) => [`lines.${index}.deliveryDate`, line.deliveryDate] as const),
  ] as const) {
    if (date !== null && (date < '2000-01-01' || date > '2099-12-31')) {
      add('BR-FR-03', 'blocking', 'La date doit être entre 2000 et 2099. Corrigez l’année.', field)
    }
  }
  if (today !== undefined && content.date > today) {
    add('NB-DAT-1', 'warning', 'La date du document est dans le futur. Vérifiez-la avant de valider.', 'date')
  }
  // BR-FR-CO-07 leaves deposits out: the money may have come before the invoice.
  if (content.invoiceType !== 'deposit' && content.dueDate !== null && content.dueDate < content.date) {
    add('BR-FR-CO-07', 'blocking', 'L’échéance est avant la date du document. Corrigez l’une des deux.', 'dueDate')
  }
  if (content.kind === 'creditNote') {
    const original = content.originalInvoice
    if (original === null || original.number.trim() === '') {
      add('BR-FR-CO-05', 'blocking', 'Un avoir nomme la facture qu’il corrige. Indiquez son numéro.', 'originalInvoice')
    } else {
      if (!NUMBER.test(original.number)) {
        const mend = `Le numéro de la facture d’origine n’est pas admis. ${NUMBER_MEND}.`
        add('BR-FR-02', 'blocking', mend, 'originalInvoice.number')
      }
      if (original.date === null) {
        add(
          'BR-FR-CO-05-DATE',
          'blocking',
          'Indiquez la date de la facture que cet avoir corrige.',
          'originalInvoice.date',
        )
      } else if (original.date > content.date) {
        add(
          'NB-DAT-2',
          'blocking',
          'La facture d’origine est datée après l’avoir. Corrigez la date.',
          'originalInvoice.date',
        )
      }
    }
  }
  return checks
}

function checkAmounts(content: DocumentContent, totals: Totals): Check[] {
  const checks: Check[] = []
  const add = (id: string, severity: 'blocking' | 'warning', message: string, field: string): void => {
    checks.push({ id, severity, message, screen: 'document', field })
  }
  const isInvoice = content.kind === 'invoice'
  if (totals.total < 0) {
    const mend = isInvoice ? 'Faites un avoir.' : 'Écrivez les quantités d’un avoir en positif.'
    add('NB-TOT-1', 'blocking', `Le total TTC est négatif. ${mend}`, 'lines')
  }
  if (totals.total >= 0 && totals.due < 0) {
    add('NB-TOT-2', 'warning', 'Les acomptes dépassent le total TTC. Vérifiez leur montant.', 'prepaid')
  }
  if (isInvoice && totals.due > 0 && content.dueDate === null) {
    if (content.paymentTermsLabel.trim() === '') {
      add('BR-CO-25', 'blocking', 'Il manque l’échéance ou les conditions de règlement.', 'dueDate')
    } else {
      add('NB-DAT-3', 'warning', 'La date d’échéance manque : la loi demande de l’écrire sur la facture.', 'dueDate')
    }
  }
  for (const field of ['discountPercent', 'cashDiscountPercent'] as const) {
    const percent = Number(content[field])
    if (percent < 0 || percent > 100)
      add('NB-TOT-3', 'blocking', 'Une remise est entre 0 et 100 %. Corrigez-la.', field)
    else if ((content[field].split('.')[1] ?? '').replace(/0+$/u, '').length > 4) {
      add('NB-TOT-4', 'blocking', 'Une remise a 4 décimales au plus. Arrondissez-la.', field)
    }
  }
  return checks
}
