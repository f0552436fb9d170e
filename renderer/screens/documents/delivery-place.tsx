import type { DocumentContent } from '../../../shared/model/document.ts'
import { type Address, addressSchema, type Client } from '../../../shared/model/party.ts'
import { editorText as text } from '../../text/document-editor.ts'
import { TextEntry } from './text-entry.tsx'

interface DeliveryPlaceProps {
  content: DocumentContent
  client: Client | undefined
  onChange: (part: Partial<DocumentContent>) => void
}

const ADDRESS_FIELDS = [
  ['line1', text.line1, 38],
  ['line2', text.line2, 38],
  ['postcode', text.postcode, 20],
  ['city', text.city, 35],
] as const

/** Where this document delivers: the client's place, or another one for this document alone. */
export function DeliveryPlace({ content, client, onChange }: DeliveryPlaceProps) {
  const { deliverTo } = content
  const usual = client?.deliveryAddress
  const shown = usual ? `${text.clientPlace} (${usual.postcode} ${usual.city})` : text.clientPlace
  const write = (part: Partial<Address>) => {
    if (deliverTo) onChange({ deliverTo: { ...deliverTo, address: { ...deliverTo.address, ...part } } })
  }
  return (
    <>
      <div className="entry">
        <label htmlFor="deliverTo">{text.deliveryPlace}</label>
        <select
          id="deliverTo"
          className="input"
          value={deliverTo ? 'other' : 'client'}
          onChange={(event) =>
            onChange({
              deliverTo:
                event.target.value === 'other'
                  ? { name: client?.deliveryName ?? '', address: addressSchema.parse(usual ?? {}) }
                  : null,
            })
          }
        >
          <option value="client">{shown}</option>
          <option value="other">{text.otherPlace}</option>
        </select>
      </div>
      {deliverTo && (
        <>
          <TextEntry
            id="deliverTo.name"
            label={text.placeName}
            value={deliverTo.name}
            maxLength={60}
            onChange={(name) => onChange({ deliverTo: { ...deliverTo, name } })}
          />
          {ADDRESS_FIELDS.map(([key, label, maxLength]) => (
            <TextEntry
              key={key}
              id={`deliverTo.${key}`}
              label={label}
              value={deliverTo.address[key]}
              maxLength={maxLength}
              onChange={(value) => write({ [key]: value })}
            />
          ))}
        </>
      )}
    </>
  )
}
