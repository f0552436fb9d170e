import type { Address } from '../../../shared/model/party.ts'
import { addressLines } from '../../../shared/rules/postal-address.ts'
import { Card } from '../../components/card.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { AddressFields } from './address-fields.tsx'
import { BoxesRow, BoxField, TextField } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

const EMPTY_ADDRESS: Address = {
  line1: '',
  line2: '',
  line3: '',
  line4: '',
  postcode: '',
  city: '',
  country: 'FR',
  npai: false,
}

/** Where the client receives its invoices and its goods. */
export function AddressesTab() {
  const { client, setValue } = useClientForm()
  return (
    <>
      <Card title={text.billingAddress}>
        <div className="client-address">
          <div>
            <AddressFields at="billingAddress" address={client.billingAddress} />
            <BoxesRow label="">
              <BoxField path="billingAddress.npai" label={text.npai} />
            </BoxesRow>
          </div>
          <Envelope address={client.billingAddress} />
        </div>
      </Card>
      <Card title={text.deliveryAddress}>
        <BoxesRow label="">
          <label className="box">
            <input
              id={fieldId('deliveryAddress')}
              type="checkbox"
              checked={client.deliveryAddress !== null}
              onChange={(event) =>
                setValue('deliveryAddress', event.target.checked ? EMPTY_ADDRESS : null, { shouldDirty: true })
              }
            />
            {text.otherDelivery}
          </label>
        </BoxesRow>
        {client.deliveryAddress !== null && (
          <>
            <TextField path="deliveryName" label={text.fields.deliveryName} size="wide" />
            <AddressFields at="deliveryAddress" address={client.deliveryAddress} />
          </>
        )}
      </Card>
    </>
  )
}

/** The address as the window of an envelope will show it. */
function Envelope({ address }: { address: Address }) {
  const { client } = useClientForm()
  const known = /^[A-Z]{2}$/.test(address.country)
  const lines = addressLines({ ...client, address: known ? address : { ...address, country: 'FR' } })
  return (
    <figure className="client-envelope">
      <figcaption>{text.envelope}</figcaption>
      <address>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one address, in their order
          <span key={index}>{line}</span>
        ))}
      </address>
    </figure>
  )
}
