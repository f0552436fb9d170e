import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { Card } from '../../components/card.tsx'
import { readingText as text } from '../../text/reading.ts'
import { type Fact, FactList } from './fact-list.tsx'

/** BG-16 to BG-19, BT-20. */
export function PaymentCard({ invoice }: { invoice: StatedInvoice }) {
  const { pay } = text
  const number = (label: string, value: string): Fact => ({ label, value, copy: value })
  const facts = [
    ...invoice.payments.flatMap(({ code, label, account, accountName, bic, card }): Fact[] => [
      { label: pay.means, value: text.meansName(code, label) },
      { ...number(pay.account, account), value: /^[A-Z]{2}\d{2}/.test(account) ? spaced(account) : account },
      { label: pay.accountName, value: accountName },
      number(pay.bic, bic),
      { label: pay.card, value: card },
    ]),
    number(pay.reference, invoice.paymentReference),
    { label: pay.terms, value: invoice.terms },
    number(pay.mandate, invoice.mandate),
    number(pay.creditor, invoice.creditorId),
  ]
  if (facts.every(({ value }) => value === '')) return null
  return (
    <Card title={text.payment}>
      <FactList facts={facts} />
    </Card>
  )
}

/** An IBAN in groups of four. */
const spaced = (account: string): string =>
  account
    .replace(/\s/g, '')
    .match(/.{1,4}/g)
    ?.join(' ') ?? account
