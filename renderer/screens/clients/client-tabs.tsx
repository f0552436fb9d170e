import type { Client, Contact } from '../../../shared/model/party.ts'
import { emailProblem, isIban, isSiren, isSiret, isVatNumber, vatNumberOf } from '../../../shared/rules/identifiers.ts'
import { ADDRESS_MAX_CHARACTERS } from '../../../shared/rules/postal-address.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow, TextRow } from '../../components/field.tsx'
import { clientsText as text } from '../../text/clients.ts'

export interface TabProps {
  client: Client
  /** Field path → sentence, from the engine. */
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<Client>) => void
}

const when = (wrong: boolean, sentence: string): string | undefined => (wrong ? sentence : undefined)

export function IdentificationTab({ client, errors, onChange }: TabProps) {
  const { billingAddress } = client
  const setAddress = (part: Partial<Client['billingAddress']>) =>
    onChange({ billingAddress: { ...billingAddress, ...part } })
  const siret = `${client.siren}${client.nic}`
  return (
    <>
      <Card title={text.identity}>
        <TextRow
          label={text.fields.code}
          required
          value={client.code}
          error={errors.code}
          size="small"
          onChange={(code) => onChange({ code })}
        />
        <TextRow label={text.fields.civility} value={client.civility} onChange={(civility) => onChange({ civility })} />
        <TextRow
          label={text.fields.name}
          required
          value={client.name}
          error={errors.name}
          size="wide"
          onChange={(name) => onChange({ name })}
        />
        <BoxRow
          label={text.nature}
          text={text.isPerson}
          checked={client.isPerson}
          onChange={(isPerson) => onChange({ isPerson })}
        />
        <BoxRow
          label=""
          text={text.isPublic}
          checked={client.isPublic}
          onChange={(isPublic) => onChange({ isPublic })}
        />
      </Card>
      <Card title={text.address}>
        {(['line1', 'line2', 'line3', 'line4'] as const).map((line) => (
          <TextRow
            key={line}
            label={text.fields[line]}
            value={billingAddress[line]}
            size="wide"
            error={when(billingAddress[line].length > ADDRESS_MAX_CHARACTERS, text.lineLong)}
            onChange={(value) => setAddress({ [line]: value })}
          />
        ))}
        <TextRow
          label={text.fields.postcode}
          value={billingAddress.postcode}
          size="small"
          onChange={(postcode) => setAddress({ postcode })}
        />
        <TextRow label={text.fields.city} value={billingAddress.city} onChange={(city) => setAddress({ city })} />
        <TextRow
          label={text.fields.country}
          value={billingAddress.country}
          size="small"
          error={errors['billingAddress.country']}
          onChange={(country) => setAddress({ country: country.toUpperCase() })}
        />
        <BoxRow label="" text={text.npai} checked={billingAddress.npai} onChange={(npai) => setAddress({ npai })} />
      </Card>
      <Card title={text.legal}>
        <TextRow
          label={text.fields.siren}
          value={client.siren}
          size="small"
          error={when(client.siren !== '' && !isSiren(client.siren), text.sirenWrong)}
          onChange={(siren) => onChange({ siren })}
        />
        <TextRow
          label={text.fields.nic}
          value={client.nic}
          size="small"
          error={when(client.nic !== '' && !isSiret(siret), text.siretWrong)}
          onChange={(nic) => onChange({ nic })}
        />
        <TextRow
          label={text.fields.vatNumber}
          value={client.vatNumber}
          error={when(client.vatNumber !== '' && !isVatNumber(client.vatNumber), text.vatWrong)}
          hint={
            isSiren(client.siren) && (
              <button
                type="button"
                className="link-button"
                onClick={() => onChange({ vatNumber: vatNumberOf(client.siren) })}
              >
                {text.computeVat}
              </button>
            )
          }
          onChange={(vatNumber) => onChange({ vatNumber })}
        />
      </Card>
    </>
  )
}

const emptyContact = (): Contact => ({
  id: crypto.randomUUID(),
  civility: '',
  lastName: '',
  firstName: '',
  role: '',
  service: '',
  phone: '',
  mobile: '',
  fax: '',
  email: '',
  isBilling: false,
  receivesCopy: false,
})

export function ContactsTab({ client, errors, onChange }: TabProps) {
  const set = (id: string, part: Partial<Contact>) =>
    onChange({ contacts: client.contacts.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  return (
    <>
      {errors.contacts && (
        <p className="notice" data-tone="error">
          {errors.contacts}
        </p>
      )}
      {client.contacts.map((contact, index) => (
        <Card
          key={contact.id}
          title={text.contact(index + 1)}
          aside={
            <button
              type="button"
              className="link-button"
              onClick={() => onChange({ contacts: client.contacts.filter((one) => one !== contact) })}
            >
              {text.removeContact}
            </button>
          }
        >
          <TextRow
            label={text.fields.lastName}
            value={contact.lastName}
            onChange={(lastName) => set(contact.id, { lastName })}
          />
          <TextRow
            label={text.fields.firstName}
            value={contact.firstName}
            onChange={(firstName) => set(contact.id, { firstName })}
          />
          <TextRow label={text.fields.role} value={contact.role} onChange={(role) => set(contact.id, { role })} />
          <TextRow label={text.fields.phone} value={contact.phone} onChange={(phone) => set(contact.id, { phone })} />
          <TextRow
            label={text.fields.email}
            value={contact.email}
            size="wide"
            error={contact.email === '' ? undefined : (emailProblem(contact.email) ?? undefined)}
            onChange={(email) => set(contact.id, { email })}
          />
          <BoxRow
            label={text.copy}
            text={text.receivesCopy}
            checked={contact.receivesCopy}
            onChange={(receivesCopy) => set(contact.id, { receivesCopy })}
          />
        </Card>
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => onChange({ contacts: [...client.contacts, emptyContact()] })}
        >
          {text.addContact}
        </button>
      </div>
    </>
  )
}

export function BillingTab({ client, onChange }: TabProps) {
  const billing = client.contacts.find((one) => one.isBilling)?.id ?? ''
  const name = (one: Contact) => [one.firstName, one.lastName, one.email && `(${one.email})`].filter(Boolean).join(' ')
  return (
    <>
      <Card title={text.billing}>
        <SelectRow
          label={text.billingContact}
          value={billing}
          options={[['', text.none], ...client.contacts.map((one) => [one.id, name(one)] as const)]}
          onChange={(id) =>
            onChange({ contacts: client.contacts.map((one) => ({ ...one, isBilling: one.id === id })) })
          }
        />
      </Card>
      <Card title={text.payment}>
        <TextRow
          label={text.fields.paymentTerms}
          value={client.paymentTermsLabel}
          onChange={(paymentTermsLabel) => onChange({ paymentTermsLabel })}
        />
        <TextRow
          label={text.fields.paymentDays}
          value={client.paymentDays === null ? '' : String(client.paymentDays)}
          size="small"
          onChange={(days) => {
            if (/^\d{0,3}$/.test(days)) onChange({ paymentDays: days === '' ? null : Number(days) })
          }}
        />
        <TextRow
          label={text.fields.iban}
          value={client.iban}
          size="wide"
          error={when(client.iban !== '' && !isIban(client.iban), text.ibanWrong)}
          onChange={(iban) => onChange({ iban })}
        />
        <TextRow label={text.fields.bic} value={client.bic} onChange={(bic) => onChange({ bic })} />
        <TextRow label={text.fields.notes} value={client.notes} size="wide" onChange={(notes) => onChange({ notes })} />
      </Card>
    </>
  )
}
