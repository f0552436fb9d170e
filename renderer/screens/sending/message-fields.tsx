import type { SendPreparation } from '../../../shared/model/send-dialog.ts'
import type { ResolvedSettings, SendingOverride } from '../../../shared/model/sending.ts'
import { TemplateEntry } from '../../components/template-entry.tsx'
import { sendingText as text } from '../../text/sending.ts'
import { SettingOriginLine } from './setting-origin.tsx'

interface MessageFieldsProps {
  settings: ResolvedSettings
  /** What the receiver reads; null: the channel has no text. */
  message: SendPreparation['message']
  onOverride: (override: SendingOverride) => void
  onBack: (key: keyof SendingOverride) => void
}

/** Subject of the e-mail, and message that the receiver reads, with fields that each document fills. */
export function MessageFields({ settings, message, onOverride, onBack }: MessageFieldsProps) {
  if (message === null) return null
  return (
    <>
      {message.subject !== null && (
        <TemplateRow
          id="send-emailSubject"
          label={text.subject}
          setting={settings.emailSubject}
          maxLength={200}
          onChange={(emailSubject) => onOverride({ emailSubject })}
          onBack={() => onBack('emailSubject')}
        />
      )}
      <TemplateRow
        id="send-emailMessage"
        label={text.message}
        setting={settings.emailMessage}
        maxLength={5_000}
        rows={6}
        onChange={(emailMessage) => onOverride({ emailMessage })}
        onBack={() => onBack('emailMessage')}
      />
      <dl className="send-read">
        {message.subject !== null && (
          <>
            <dt>{text.readSubject}</dt>
            <dd>{message.subject}</dd>
          </>
        )}
        <dt>{text.readMessage}</dt>
        <dd>{message.body === '' ? text.emptyMessage : message.body}</dd>
      </dl>
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

function TemplateRow({ label, setting, onBack, ...entry }: TemplateRowProps) {
  return (
    <div className="send-row">
      <label htmlFor={entry.id}>{label}</label>
      <div>
        <TemplateEntry {...entry} value={setting.value} />
        <SettingOriginLine name={label} from={setting.from} inherited={null} onBack={onBack} />
      </div>
    </div>
  )
}
