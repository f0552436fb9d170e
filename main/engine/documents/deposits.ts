import type { DepositRequest, DepositState } from '../../../shared/model/deposit.ts'
import {
  type Document,
  type DocumentContent,
  documentContentSchema,
  type Line,
  type Totals,
  totalsSchema,
} from '../../../shared/model/document.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { leftToCredit, netPrice } from '../../../shared/rules/credit-notes.ts'
import {
  depositLabel,
  depositNets,
  depositNetsAt,
  settle,
  sharesLeft,
  sharesOf,
} from '../../../shared/rules/deposits.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { type Database, statement } from '../database/connection.ts'
import { euros } from '../french-values.ts'
import { depositsSql } from './deposits.sql.ts'
import type { Documents } from './documents.ts'

interface Ports {
  database: Database
  newId: () => string
  documents: Documents
  /** A new draft invoice of a client, dated today, with its terms and its usual VAT. */
  blank: (clientId: string) => DocumentContent
  /** The due date and the échéances of the content, for its date. */
  scheduled: (content: DocumentContent) => DocumentContent
}

/** Factures d'acompte, and the factures de solde that settle them: each deposit once, credit notes counted. */
export function createDeposits({ database, newId, documents, blank, scheduled }: Ports) {
  const run = (name: keyof typeof depositsSql) => statement(database, depositsSql[name])
  const clientOf = (id: string): string | null =>
    (run('clientOf').get(id) as { clientId: string } | undefined)?.clientId ?? null

  /** @throws Refusal `conflict` unless it is an issued deposit invoice. */
  const situation = (id: string): DepositState => {
    const document = documents.get(id)
    const { number, content, totals } = document
    if (!isDeposit(document) || number === null) {
      throw new Refusal('conflict', 'Seule une facture d’acompte validée se déduit. Validez-la d’abord.')
    }
    const credits = (run('creditsOf').all(id) as { totals: string }[]).map(
      (row): Totals => totalsSchema.parse(JSON.parse(row.totals)),
    )
    const finals = (run('finalsOf').all(id) as { content: string }[]).flatMap(
      (row) => documentContentSchema.parse(JSON.parse(row.content)).deposits,
    )
    const credited = credits.reduce((sum, { total }) => sum + total, 0)
    const settled = (run('settledOf').get(id) as { total: number }).total
    return {
      id,
      number,
      date: content.date,
      purpose: content.depositFor ?? { draftId: null, label: '' },
      total: totals.total,
      credited,
      settled,
      left: leftToCredit(totals.total, credited + settled),
      vat: sharesLeft(sharesOf(totals.vat), [
        ...credits.map(({ vat }) => sharesOf(vat)),
        ...finals.filter((one) => one.id === id || (one.id === null && one.number === number)).map(({ vat }) => vat),
      ]),
    }
  }

  /** The issued deposits of a client, those with nothing left at the end. */
  const ofClient = (clientId: string): DepositState[] =>
    (run('ofClient').all(clientId) as { id: string }[])
      .map(({ id }) => situation(id))
      .sort((a, b) => Number(a.left === 0) - Number(b.left === 0))

  /** @throws Refusal `conflict` when the draft is no invoice of this client that could have a deposit. */
  const saleOf = (draftId: string, clientId: string): Document => {
    const sale = documents.get(draftId)
    const isSale = sale.content.kind === 'invoice' && sale.content.invoiceType !== 'deposit'
    if (!isSale || sale.content.clientId !== clientId) {
      throw new Refusal('conflict', 'Un acompte se demande sur une facture de ce client. Choisissez-la de nouveau.')
    }
    return sale
  }

  /** A draft deposit invoice: one line by VAT rate. @throws Refusal `invalid` when it passes the sale, or is nothing. */
  const create = ({ clientId, draftId, label, amount, vat }: DepositRequest): Document => {
    const sale = draftId === null ? null : saleOf(draftId, clientId)
    const base = sale === null ? blank(clientId) : { ...sale.content, date: blank(clientId).date }
    if (sale === null && amount.type === 'percent') {
      throw new Refusal('invalid', 'Un pourcentage se calcule sur une facture. Indiquez un montant.', {
        amount: 'Indiquez un montant.',
      })
    }
    const nets =
      sale === null
        ? depositNetsAt(vat ?? base.shippingVat, amount)
        : depositNets(computeTotals(sale.content).vat, amount)
    const order = label || base.commitmentNumber || base.reference
    const name = depositLabel(amount, order)
    const lines = nets.map(
      (one): Line => ({
        id: newId(),
        type: 'item',
        articleCode: '',
        description: nets.length === 1 ? name : `${name} (TVA ${one.vat.rate.replace('.', ',')}\u00a0%)`,
        quantity: '1',
        unit: 'C62',
        unitPrice: netPrice(one.net),
        discountPercent: '0',
        discountAmount: null,
        vat: one.vat,
        deliveryDate: null,
      }),
    )
    const content = scheduled({
      ...base,
      invoiceType: 'deposit',
      deposits: [],
      depositFor: { draftId, label: order },
      dueDate: null,
      deliveryDate: null,
      installments: [],
      lines,
      discountPercent: '0',
      cashDiscountPercent: '0',
      shipping: 0,
      prepaid: 0,
    })
    const { total } = computeTotals(content)
    const problem =
      total <= 0
        ? 'L’acompte ne fait rien à payer. Indiquez un montant ou un pourcentage plus grand.'
        : sale !== null && total > computeTotals(sale.content).total
          ? 'L’acompte dépasse la facture. Réduisez le montant ou le pourcentage.'
          : null
    if (problem !== null) throw new Refusal('invalid', problem, { amount: problem })
    return documents.save({ id: null, content })
  }

  /** « Facture de solde » : the draft that the deposit was for, else a new one, with all that is left of the deposit. */
  const settleWhole = (depositId: string): Document => {
    const deposit = situation(depositId)
    if (deposit.left === 0) {
      throw new Refusal('conflict', `Il ne reste rien à déduire de l’acompte ${deposit.number}.`)
    }
    const clientId = clientOf(depositId) ?? documents.get(depositId).content.clientId
    const sale = draftOf(deposit.purpose.draftId, clientId)
    const same = ofClient(clientId).filter(
      ({ id, left, purpose }) => id === depositId || (sale !== null && left > 0 && purpose.draftId === sale.id),
    )
    const source = documents.get(depositId).content
    const content = sale?.content ?? {
      ...blank(clientId),
      reference: source.reference,
      commitmentNumber: source.commitmentNumber,
    }
    const kept = content.deposits.filter((one) => !same.some(({ id }) => id === one.id))
    return documents.save({
      id: sale?.id ?? null,
      content: {
        ...content,
        invoiceType: 'final',
        deposits: [...kept, ...same.map((one) => settle(one, one.left))],
      },
    })
  }

  /** The draft invoice that the deposit was asked on, while it is still a draft of this client. */
  const draftOf = (draftId: string | null, clientId: string): Document | null => {
    if (draftId === null || clientOf(draftId) !== clientId) return null
    const draft = documents.get(draftId)
    return draft.state === 'draft' && draft.content.kind === 'invoice' ? draft : null
  }

  /** What a draft final invoice must respect of each deposit that the dossier holds. */
  const check = (document: Document): Check[] => {
    if (document.state === 'issued') return []
    return document.content.deposits.flatMap(({ id, number, amount }): Check[] => {
      const found = id ?? (run('numbered').get(number) as { id: string } | undefined)?.id ?? null
      const blocking = (name: string, message: string): Check[] => [
        { id: name, severity: 'blocking', message, screen: 'document', field: 'deposits' },
      ]
      if (found === null) return []
      if (!isDeposit(documents.get(found)) || clientOf(found) !== clientOf(document.id)) {
        return blocking('NB-ACO-8', `${number} n’est pas une facture d’acompte validée de ce client. Retirez-la.`)
      }
      const { left } = situation(found)
      return amount <= left ? [] : blocking('NB-ACO-7', leftSentence(number, left))
    })
  }

  return { situation, ofClient, create, settle: settleWhole, check }
}

const isDeposit = ({ state, content }: Document): boolean =>
  state === 'issued' && content.kind === 'invoice' && content.invoiceType === 'deposit'

const leftSentence = (number: string, left: number): string =>
  left === 0
    ? `L’acompte ${number} est déjà déduit ou repris en entier. Retirez-le de cette facture.`
    : `Il reste ${euros(left)} TTC à déduire de l’acompte ${number}. Réduisez le montant déduit.`
