import type { ResolvedSettings } from '../../../shared/model/sending.ts'
import { BUILT_IN_SETTINGS } from '../../../shared/rules/settings.ts'
import { SelectRow } from '../../components/field.tsx'
import { TemplateEntry } from '../../components/template-entry.tsx'
import { TimeField } from '../../components/time-field.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { TYPED_FIELDS, type TypedField } from './change-draft.ts'
import type { ChangeProps } from './change-fields.tsx'

interface TypedFieldsProps extends ChangeProps {
  /** What the dossier gives; null: not known yet. */
  inherited: ResolvedSettings | null
}

/** The hour of the automatic sending, the object and the message: kept, given back to the dossier, or typed. */
export function TypedFields({ draft, inherited, onChange }: TypedFieldsProps) {
  const set = (field: TypedField, value: string | null | undefined): void => {
    const { [field]: _old, ...others } = draft.sending
    onChange({ sending: value === undefined ? others : { ...others, [field]: value } })
  }
  return TYPED_FIELDS.map((field) => {
    const value = draft.sending[field]
    const dossier = inherited?.[field].value ?? BUILT_IN_SETTINGS[field]
    return (
      <div key={field}>
        <SelectRow
          label={text.labels[field]}
          value={value === undefined ? 'keep' : value === null ? 'inherit' : 'set'}
          options={[
            ['keep', text.keep],
            ['inherit', field === 'automaticTime' ? text.inheritedOf(field, inherited) : text.inherited],
            ['set', text.set],
          ]}
          onChange={(chosen) => set(field, chosen === 'keep' ? undefined : chosen === 'inherit' ? null : dossier)}
        />
        {typeof value === 'string' && (
          <div className="bulk-detail">
            <Entry field={field} value={value} onChange={(typed) => set(field, typed)} />
          </div>
        )}
      </div>
    )
  })
}

interface EntryProps {
  field: TypedField
  value: string
  onChange: (value: string) => void
}

function Entry({ field, value, onChange }: EntryProps) {
  const id = `bulk-${field}`
  if (field === 'automaticTime') {
    return (
      <div className="row time-row">
        <TimeField id={id} label={text.newValue} value={value} onChange={onChange} />
      </div>
    )
  }
  return (
    <div className="row">
      <label htmlFor={id}>{text.newValue}</label>
      <TemplateEntry
        id={id}
        value={value}
        maxLength={field === 'emailSubject' ? 200 : 5_000}
        {...(field === 'emailMessage' ? { rows: 6 } : {})}
        onChange={onChange}
      />
    </div>
  )
}
