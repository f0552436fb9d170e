import type { DocumentContent } from '../model/document.ts'
import type { Company } from '../model/dossier.ts'
import type { Client } from '../model/party.ts'
import type { IsoDate } from '../model/primitives.ts'
import { defaultVat, withOtherDefault } from './default-vat.ts'
import { firstDueDate, scheduleOf } from './installments.ts'
import { dueDateOf, termsOf } from './payment-terms.ts'

/** Who sells and who buys: what a draft takes its first values from. */
export interface Parties {
  client: Client
  company: Company
  newId: () => string
}

/** The échéances of an invoice for its date: as its payment terms say, else as its client or the dossier says. */
export function scheduled(content: DocumentContent, { client, company, newId }: Parties): DocumentContent {
  if (content.kind !== 'invoice') return { ...content, dueDate: null, installments: [] }
  // The client's own days are exact; its label is only words.
  const exactTerms = client.paymentDays !== null && content.paymentTermsLabel === client.paymentTermsLabel
  const said = exactTerms ? null : scheduleOf(content.paymentTermsLabel, content.date, newId)
  const terms = termsOf(client, company.paymentDays)
  return { ...content, ...(said ?? { dueDate: dueDateOf(content.date, terms), installments: [] }) }
}

/** Whether the échéances are those that the terms give: then they follow the date; those that a person typed stay. */
function followsTerms(content: DocumentContent, parties: Parties): boolean {
  const expected = scheduled(content, parties)
  const dates = (one: DocumentContent): string => one.installments.map(({ date }) => date).join()
  return firstDueDate(expected) === firstDueDate(content) && dates(expected) === dates(content)
}

export const withDate = (content: DocumentContent, date: IsoDate, parties: Parties): DocumentContent =>
  followsTerms(content, parties) ? scheduled({ ...content, date }, parties) : { ...content, date }

/** Other payment terms: the échéances follow the words when they say a rule, and stay otherwise. */
export function withTerms(content: DocumentContent, paymentTermsLabel: string, { newId }: Parties): DocumentContent {
  const said = content.kind === 'invoice' ? scheduleOf(paymentTermsLabel, content.date, newId) : null
  return { ...content, paymentTermsLabel, ...said }
}

/** Another client: what came from the one before is replaced, what a person wrote stays. */
export function withClient(content: DocumentContent, before: Client, after: Parties): DocumentContent {
  const { client, company } = after
  const from = { ...after, client: before }
  const [old, vat] = [defaultVat(company, before), defaultVat(company, client)]
  const kept = <Value>(value: Value, usual: Value, next: Value): Value => (value === usual ? next : value)
  const changed: DocumentContent = {
    ...content,
    clientId: client.id,
    contactId: null,
    deliverTo: null,
    serviceCode: kept(content.serviceCode, before.chorus.serviceCode, client.chorus.serviceCode),
    marketNumber: kept(content.marketNumber, before.chorus.marketNumber, client.chorus.marketNumber),
    discountPercent: kept(content.discountPercent, before.discountPercent, client.discountPercent),
    cashDiscountPercent: kept(content.cashDiscountPercent, before.cashDiscountPercent, client.cashDiscountPercent),
    paymentTermsLabel: kept(content.paymentTermsLabel, before.paymentTermsLabel, client.paymentTermsLabel),
    paymentMode:
      content.kind === 'creditNote' ? 'unset' : kept(content.paymentMode, before.paymentMode, client.paymentMode),
    lines: withOtherDefault(content.lines, old.vat, vat.vat),
    shippingVat: withOtherDefault([{ vat: content.shippingVat }], old.vat, vat.vat)[0]?.vat ?? vat.vat,
    notes: kept(content.notes, old.mention, vat.mention),
  }
  return followsTerms(content, from) ? scheduled(changed, after) : changed
}
