import type { Contact, PaymentMode } from '../../../shared/model/party.ts'
import { spacedIban } from '../../../shared/rules/bank-problems.ts'
import { isIban } from '../../../shared/rules/identifiers.ts'
import { dueDateOf, paymentTermsText, termsOf } from '../../../shared/rules/payment-terms.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { today } from '../../components/entry.ts'
import { cardText as text } from '../../text/client-card.ts'
import { formatDate } from '../../text/format.ts'
import { BoxField, ChoiceField, FieldRow, NumberEntry, PercentField, TextField, useProblem } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

const MODES = Object.entries(text.paymentModes) as [PaymentMode, string][]
const contactLabel = (one: Contact): string =>
  [[one.firstName, one.lastName].filter(Boolean).join(' '), one.email || text.noEmail].filter(Boolean).join(' · ')

/** Who receives the invoices, when and how they are paid. */
export function BillingTab() {
  const { client, setValue } = useClientForm()
  const company = useAnswer('company.get', {})
  const daysProblem = useProblem('paymentDays')
  const dossierDays = company.data?.paymentDays ?? 30
  const terms = termsOf(client, dossierDays)
  const day = today()
  return (
    <>
      <Card title={text.billing}>
        <FieldRow id={fieldId('billingContact')} label={text.billingContact}>
          <select
            id={fieldId('billingContact')}
            className="input client-wide-choice"
            value={client.contacts.find((one) => one.isBilling)?.id ?? ''}
            onChange={(event) =>
              client.contacts.forEach((contact, index) => {
                setValue(`contacts.${index}.isBilling`, contact.id === event.target.value, { shouldDirty: true })
              })
            }
          >
            <option value="">{text.none}</option>
            {client.contacts.map((contact) => (
              <option key={contact.id} value={contact.id}>
                {contactLabel(contact)}
              </option>
            ))}
          </select>
        </FieldRow>
      </Card>
      <Card title={text.payment}>
        <ChoiceField path="paymentMode" label={text.fields.paymentMode} options={MODES} />
        <FieldRow id={fieldId('paymentDays')} label={text.fields.paymentDays} message={daysProblem.message}>
          <NumberEntry path="paymentDays" label={text.fields.paymentDays} min={0} max={365} />
          <span>{text.days}</span>
          <BoxField path="paymentEndOfMonth" label={text.endOfMonth} />
          <span className="client-inline">
            <span aria-hidden>{text.fields.paymentDayOfMonth}</span>
            <NumberEntry path="paymentDayOfMonth" label={text.fields.paymentDayOfMonth} min={1} max={31} />
          </span>
        </FieldRow>
        <p className="row-note">
          {client.paymentDays === null && `${text.dossierDays(dossierDays)}. `}
          {text.dueExample(paymentTermsText(terms), formatDate(day), formatDate(dueDateOf(day, terms)))}
        </p>
        <TextField path="paymentTermsLabel" label={text.fields.paymentTermsLabel} size="wide" />
        <TextField path="paymentTermsCode" label={text.fields.paymentTermsCode} size="small" />
      </Card>
      <Card title={text.discounts}>
        <PercentField path="discountPercent" label={text.fields.discountPercent} />
        <PercentField path="cashDiscountPercent" label={text.fields.cashDiscountPercent} />
        <TextField path="accountNumber" label={text.fields.accountNumber} size="small" />
      </Card>
      <Card title={text.bank}>
        <TextField path="iban" label={text.fields.iban} hint={isIban(client.iban) && spacedIban(client.iban)} />
        <TextField path="bic" label={text.fields.bic} size="small" read={(typed) => typed.toUpperCase()} />
      </Card>
    </>
  )
}
