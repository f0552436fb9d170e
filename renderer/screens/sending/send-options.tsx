import { COPY_CHANNELS, type SendingOverride } from '../../../shared/model/sending.ts'
import type { SendChoice, SendPreparation } from '../../../shared/model/views.ts'
import { COPY_NAMES, sendingText } from '../../text/sending.ts'
import { SettingOriginLine } from './setting-origin.tsx'

interface SendOptionsProps {
  preparation: SendPreparation
  choice: SendChoice
  onChange: (change: Partial<SendChoice>) => void
  onOverride: (override: SendingOverride) => void
  onBack: (key: keyof SendingOverride) => void
}

const BOXES = ['color', 'signature', 'bothSided'] as const

/** Copy, print options, subject and message of this send. */
export function SendOptions({ preparation, choice, onChange, onOverride, onBack }: SendOptionsProps) {
  const { settings, inherited, colorAllowed } = preparation
  const copyEmails = choice.copyEmails ?? preparation.copies.map((copy) => copy.receiver.email).filter(Boolean)
  return (
    <>
      <div className="send-row">
        <label htmlFor="send-copy">{sendingText.copy}</label>
        <div>
          <select
            id="send-copy"
            className="input"
            value={settings.copy.value}
            onChange={(event) => {
              const copy = COPY_CHANNELS.find((each) => each === event.target.value)
              if (copy) onOverride({ copy })
            }}
          >
            {COPY_CHANNELS.map((copy) => (
              <option key={copy} value={copy}>
                {COPY_NAMES[copy]}
              </option>
            ))}
          </select>
          <SettingOriginLine
            from={settings.copy.from}
            inherited={COPY_NAMES[inherited.copy.value]}
            onBack={() => onBack('copy')}
          />
        </div>
      </div>
      {settings.copy.value === 'email' && (
        <div className="send-row">
          <label htmlFor="send-copy-emails">{sendingText.copyReceivers}</label>
          <div>
            <input
              id="send-copy-emails"
              className="input"
              defaultValue={copyEmails.join('; ')}
              aria-describedby="send-copy-hint"
              onBlur={(event) => {
                const emails = event.target.value.split(';').map((email) => email.trim())
                onChange({ copyEmails: emails.filter(Boolean) })
              }}
            />
            <p id="send-copy-hint" className="origin-line">
              {sendingText.copyHint}
            </p>
          </div>
        </div>
      )}
      <div className="send-boxes">
        {BOXES.map((key) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={settings[key].value}
              disabled={key === 'color' && !colorAllowed}
              aria-describedby={key === 'color' && !colorAllowed ? 'send-color-refused' : undefined}
              onChange={(event) => onOverride({ [key]: event.target.checked })}
            />
            {sendingText[key]}
            {key !== 'bothSided' && <span className="paid-mark">{sendingText.paid}</span>}
          </label>
        ))}
        {!colorAllowed && (
          <p id="send-color-refused" className="origin-line">
            {sendingText.colorRefused}
          </p>
        )}
      </div>
      {settings.channel.value === 'email' && (
        <>
          <div className="send-row">
            <label htmlFor="send-subject">{sendingText.subject}</label>
            <input
              id="send-subject"
              className="input"
              maxLength={200}
              value={settings.emailSubject.value}
              onChange={(event) => onOverride({ emailSubject: event.target.value })}
            />
          </div>
          <div className="send-row">
            <label htmlFor="send-message">{sendingText.message}</label>
            <textarea
              id="send-message"
              className="input"
              rows={4}
              value={settings.emailMessage.value}
              onChange={(event) => onOverride({ emailMessage: event.target.value })}
            />
          </div>
        </>
      )}
    </>
  )
}
