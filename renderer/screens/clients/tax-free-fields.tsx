import { CircleAlert } from 'lucide-react'
import { useController } from 'react-hook-form'
import { useDateEntry } from '../../components/date-field.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { gridText } from '../../text/grid.ts'
import { BoxesRow, BoxField, FieldRow, TextField, useProblem } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

const DATE = 'taxFreeCertificate.date'

/** Achats en franchise: the box, then the attestation that an invoice without VAT must name. */
export function TaxFreeFields() {
  const { client } = useClientForm()
  return (
    <>
      <BoxesRow label="">
        <BoxField path="buysTaxFree" label={text.buysTaxFree} />
      </BoxesRow>
      {client.buysTaxFree && (
        <>
          <TextField path="taxFreeCertificate.number" label={text.certificateNumber} hint={text.certificateHint} />
          <CertificateDate />
        </>
      )}
    </>
  )
}

function CertificateDate() {
  const { control } = useClientForm()
  const { field } = useController({ control, name: DATE })
  const { entry, refused } = useDateEntry({ value: field.value, onChange: field.onChange })
  const { tied, message } = useProblem(DATE)
  const id = fieldId(DATE)
  return (
    <FieldRow
      id={id}
      label={text.certificateDate}
      message={
        refused ? (
          <p className="row-message" id={`${id}-refused`} data-severity="error" role="alert">
            <CircleAlert size={14} aria-hidden /> {gridText.dateRefused}
          </p>
        ) : (
          message
        )
      }
    >
      <input
        {...entry}
        id={id}
        ref={field.ref}
        className="input"
        data-size="small"
        aria-invalid={refused || tied['aria-invalid']}
        aria-describedby={refused ? `${id}-refused` : tied['aria-describedby']}
      />
    </FieldRow>
  )
}
