import type { DocumentContent } from '../../../shared/model/document.ts'
import { type Client, PAYMENT_MODES, type PaymentMode } from '../../../shared/model/party.ts'
import { DateField } from '../../components/date-field.tsx'
import { cardText } from '../../text/client-card.ts'
import { editorText, TERMS_CHOICES } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { ClientPicker } from './client-picker.tsx'
import { DeliveryPlace } from './delivery-place.tsx'
import { TextEntry } from './text-entry.tsx'

interface DocumentHeaderProps {
  content: DocumentContent
  /** undefined: not read yet. */
  client: Client | undefined
  onChange: (part: Partial<DocumentContent>) => void
  onClient: (clientId: string) => void
  onDate: (date: string) => void
  onTerms: (terms: string) => void
}

/** Whom, when, under which references, where. */
export function DocumentHeader({ content, client, onChange, onClient, onDate, onTerms }: DocumentHeaderProps) {
  const isInvoice = content.kind === 'invoice'
  const isPublic = client?.isPublic ?? false
  return (
    <section className="document-head" aria-label={editorText.header}>
      <ClientPicker clientId={content.clientId} onChoose={onClient} />
      <ContactChoice content={content} client={client} onChange={onChange} />
      <DateField
        id="date"
        label={text.columns.date}
        value={content.date}
        required
        onChange={(date) => date && onDate(date)}
      />
      {isInvoice ? (
        <>
          <TextEntry
            id="paymentTermsLabel"
            label={editorText.terms}
            value={content.paymentTermsLabel}
            maxLength={200}
            choices={TERMS_CHOICES}
            hint={editorText.termsHint}
            onChange={onTerms}
          />
          <PaymentModeChoice content={content} onChange={onChange} />
          {content.installments.length === 0 && (
            <DateField
              id="dueDate"
              label={text.columns.dueDate}
              value={content.dueDate}
              reference={content.date}
              onChange={(dueDate) => onChange({ dueDate })}
            />
          )}
        </>
      ) : (
        <OriginalInvoice content={content} onChange={onChange} />
      )}
      <TextEntry
        id="reference"
        label={text.columns.reference}
        value={content.reference}
        maxLength={70}
        onChange={(reference) => onChange({ reference })}
      />
      <TextEntry
        id="commitmentNumber"
        label={isPublic ? editorText.commitment : editorText.order}
        value={content.commitmentNumber}
        maxLength={50}
        onChange={(commitmentNumber) => onChange({ commitmentNumber })}
      />
      {isPublic && (
        <>
          <TextEntry
            id="serviceCode"
            label={text.serviceCode}
            value={content.serviceCode}
            maxLength={100}
            onChange={(serviceCode) => onChange({ serviceCode })}
          />
          <TextEntry
            id="marketNumber"
            label={text.market}
            value={content.marketNumber}
            maxLength={50}
            onChange={(marketNumber) => onChange({ marketNumber })}
          />
        </>
      )}
      <DateField
        id="deliveryDate"
        label={text.delivery}
        value={content.deliveryDate}
        reference={content.date}
        onChange={(deliveryDate) => onChange({ deliveryDate })}
      />
      <DeliveryPlace content={content} client={client} onChange={onChange} />
    </section>
  )
}

const contactName = ({ firstName, lastName, role, email }: Client['contacts'][number]): string => {
  const name = [firstName, lastName].filter(Boolean).join(' ') || email
  return role === '' ? name : `${name} (${role})`
}

function ContactChoice({ content, client, onChange }: Pick<DocumentHeaderProps, 'content' | 'client' | 'onChange'>) {
  const billing = client?.contacts.find(({ isBilling }) => isBilling)
  return (
    <div className="entry">
      <label htmlFor="contactId">{editorText.contact}</label>
      <select
        id="contactId"
        className="input"
        value={content.contactId ?? ''}
        onChange={(event) => onChange({ contactId: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">{billing ? contactName(billing) : editorText.billingContact}</option>
        {client?.contacts
          .filter(({ isBilling }) => !isBilling)
          .map((contact) => (
            <option key={contact.id} value={contact.id}>
              {contactName(contact)}
            </option>
          ))}
      </select>
    </div>
  )
}

function PaymentModeChoice({ content, onChange }: Pick<DocumentHeaderProps, 'content' | 'onChange'>) {
  return (
    <div className="entry">
      <label htmlFor="paymentMode">{cardText.fields.paymentMode}</label>
      <select
        id="paymentMode"
        className="input"
        value={content.paymentMode}
        onChange={(event) => onChange({ paymentMode: event.target.value as PaymentMode })}
      >
        {PAYMENT_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {cardText.paymentModes[mode]}
          </option>
        ))}
      </select>
    </div>
  )
}

function OriginalInvoice({ content, onChange }: Pick<DocumentHeaderProps, 'content' | 'onChange'>) {
  const original = content.originalInvoice ?? { id: null, number: '', date: null }
  return (
    <>
      <TextEntry
        id="originalInvoice.number"
        label={editorText.originalNumber}
        value={original.number}
        maxLength={40}
        onChange={(number) => onChange({ originalInvoice: { ...original, id: null, number } })}
      />
      <DateField
        id="originalInvoice.date"
        label={editorText.originalDate}
        value={original.date}
        reference={content.date}
        onChange={(date) => onChange({ originalInvoice: { ...original, date } })}
      />
    </>
  )
}
