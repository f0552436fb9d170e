import { ChevronRight } from 'lucide-react'
import { OTHER_EBP_FIELDS, cardText as text } from '../../text/client-card.ts'
import { FieldRow } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

/** EBP's columns that the card has no field for: read, changed, and given back by an export. */
export function OtherFields() {
  const { client, setValue } = useClientForm()
  const { importedFields } = client
  const labels = [...new Set([...OTHER_EBP_FIELDS, ...Object.keys(importedFields)])]
  const change = (label: string, value: string) => {
    const { [label]: _old, ...others } = importedFields
    setValue('importedFields', value === '' ? others : { ...others, [label]: value }, { shouldDirty: true })
  }
  return (
    <details className="card client-details">
      <summary>
        <ChevronRight size={16} aria-hidden /> {text.otherFields} <small>{text.otherFieldsHint}</small>
      </summary>
      <div>
        {labels.map((label, index) => (
          <FieldRow key={label} id={fieldId(`importedFields.${index}`)} label={label}>
            <input
              id={fieldId(`importedFields.${index}`)}
              className="input"
              value={importedFields[label] ?? ''}
              onChange={(event) => change(label, event.target.value)}
            />
          </FieldRow>
        ))}
      </div>
    </details>
  )
}
