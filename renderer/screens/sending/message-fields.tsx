import { useRef } from 'react'
import type { ResolvedSettings, SendingOverride } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'
import { SettingOriginLine } from './setting-origin.tsx'

interface MessageFieldsProps {
  settings: ResolvedSettings
  onOverride: (override: SendingOverride) => void
  onBack: (key: keyof SendingOverride) => void
}

/** Subject of the e-mail, and message that the receiver reads, with fields that each document fills. */
export function MessageFields({ settings, onOverride, onBack }: MessageFieldsProps) {
  const channel = settings.channel.value
  if (channel !== 'email' && channel !== 'portail') return null
  return (
    <>
      {channel === 'email' && (
        <TemplateRow
          id="send-subject"
          label={sendingText.subject}
          setting={settings.emailSubject}
          maxLength={200}
          onChange={(emailSubject) => onOverride({ emailSubject })}
          onBack={() => onBack('emailSubject')}
        />
      )}
      <TemplateRow
        id="send-message"
        label={sendingText.message}
        setting={settings.emailMessage}
        maxLength={5_000}
        rows={6}
        onChange={(emailMessage) => onOverride({ emailMessage })}
        onBack={() => onBack('emailMessage')}
      />
    </>
  )
}

interface TemplateRowProps {
  id: string
  label: string
  setting: ResolvedSettings['emailSubject']
  maxLength: number
  /** Absent: one line. */
  rows?: number
  onChange: (value: string) => void
  onBack: () => void
}

function TemplateRow({ id, label, setting, maxLength, rows, onChange, onBack }: TemplateRowProps) {
  const entry = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  /** Through the browser's own insertion, so that Ctrl+Z takes it back. */
  const insert = (field: string) => {
    entry.current?.focus()
    document.execCommand('insertText', false, field)
  }
  const shared = {
    id,
    ref: entry,
    className: 'input',
    maxLength,
    value: setting.value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="send-row">
      <label htmlFor={id}>{label}</label>
      <div>
        {rows === undefined ? <input {...shared} /> : <textarea {...shared} rows={rows} />}
        <div className="field-buttons">
          {sendingText.fields.map((field) => (
            <button key={field} type="button" aria-label={sendingText.insertField(field)} onClick={() => insert(field)}>
              {field}
            </button>
          ))}
        </div>
        <SettingOriginLine name={label} from={setting.from} inherited={null} onBack={onBack} />
      </div>
    </div>
  )
}
