import { TemplateEntry } from '../../components/template-entry.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { FieldRow } from './client-fields.tsx'
import { fieldId } from './client-form.ts'
import type { OverrideProps } from './override-row.tsx'

/** The client's own e-mail, object and message each apart: as the dossier, or its own with the way back. */
export function MessageSettings(props: OverrideProps) {
  return (
    <>
      <TextSetting {...props} setting="emailSubject" label={text.emailSubject} maxLength={200} />
      <TextSetting {...props} setting="emailMessage" label={text.emailMessage} maxLength={5_000} rows={6} />
    </>
  )
}

interface TextSettingProps extends OverrideProps {
  setting: 'emailSubject' | 'emailMessage'
  label: string
  maxLength: number
  rows?: number
}

function TextSetting({ own, inherited, onChange, setting, label, maxLength, rows }: TextSettingProps) {
  const id = fieldId(`sending.${setting}`)
  const value = own[setting]
  if (value === undefined) {
    return (
      <FieldRow id={id} label={label}>
        <div>
          <p className="row-hint inherited-text">{text.inherit(inherited[setting].value || text.emptyText)}</p>
          <button
            id={id}
            type="button"
            className="link-button"
            aria-label={`${text.writeOwn}, ${label}`}
            onClick={() => onChange(setting, inherited[setting].value)}
          >
            {text.writeOwn}
          </button>
        </div>
      </FieldRow>
    )
  }
  return (
    <FieldRow id={id} label={label}>
      <TemplateEntry
        id={id}
        value={value}
        maxLength={maxLength}
        {...(rows === undefined ? {} : { rows })}
        onChange={(typed) => onChange(setting, typed)}
      />
      <button type="button" className="link-button" onClick={() => onChange(setting, undefined)}>
        {text.backToDossier}
      </button>
    </FieldRow>
  )
}
