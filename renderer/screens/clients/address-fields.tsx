import { useEffect, useRef } from 'react'
import type { Address } from '../../../shared/model/party.ts'
import { departmentOf } from '../../../shared/rules/french-postcodes.ts'
import { useAnswer } from '../../api.ts'
import { cardText as text } from '../../text/client-card.ts'
import { TextField } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

const regions = new Intl.DisplayNames(['fr'], { type: 'region' })
const countryName = (code: string): string | null => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? null) : null)

/** EBP's four lines, then postcode, town and country. Towns already known with the postcode are proposed. */
export function AddressFields({ at, address }: { at: 'billingAddress' | 'deliveryAddress'; address: Address }) {
  const { setValue } = useClientForm()
  const french = address.country === 'FR'
  const complete = /^\d{5}$/.test(address.postcode)
  const towns = useAnswer('clients.towns', { postcode: address.postcode }, { enabled: french && complete }).data ?? []
  const onlyTown = towns.length === 1 ? towns[0] : undefined
  const listId = `client-towns-${at}`
  const proposedFor = useRef(address.postcode)
  useEffect(() => {
    if (onlyTown === undefined || proposedFor.current === address.postcode) return
    proposedFor.current = address.postcode
    // Never under the fingers of a person who types the town; once for each postcode.
    const typing = document.activeElement?.id === fieldId(`${at}.city`)
    if (!typing && address.city.trim() === '') setValue(`${at}.city`, onlyTown, { shouldDirty: true })
  }, [onlyTown, address.postcode, address.city, at, setValue])
  return (
    <>
      <TextField path={`${at}.line1`} label={text.fields.line1} size="wide" />
      <TextField path={`${at}.line2`} label={text.fields.line2} size="wide" />
      <TextField path={`${at}.line3`} label={text.fields.line3} size="wide" />
      <TextField path={`${at}.line4`} label={text.fields.line4} size="wide" />
      <TextField
        path={`${at}.postcode`}
        label={text.fields.postcode}
        size="small"
        hint={french && complete && departmentOf(address.postcode)}
      />
      <TextField path={`${at}.city`} label={text.fields.city} list={listId} />
      <datalist id={listId}>
        {towns.map((town) => (
          <option key={town} value={town} />
        ))}
      </datalist>
      <TextField
        path={`${at}.country`}
        label={text.fields.country}
        size="small"
        read={(typed) => typed.toUpperCase()}
        hint={countryName(address.country)}
      />
    </>
  )
}
