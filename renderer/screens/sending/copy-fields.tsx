import { useState } from 'react'
import type { SendChoice, SendPreparation } from '../../../shared/model/send-dialog.ts'
import { COPY_CHANNELS, type ResolvedSettings, type SendingOverride } from '../../../shared/model/sending.ts'
import { COPY_NAMES, sendingText } from '../../text/sending.ts'
import { SettingOriginLine } from './setting-origin.tsx'

interface CopyFieldsProps {
  settings: ResolvedSettings
  preparation: SendPreparation
  choice: SendChoice
  onChange: (change: Partial<SendChoice>) => void
  onOverride: (override: SendingOverride) => void
  onBack: (key: keyof SendingOverride) => void
}

/** Whether a copy leaves, by what, and to whom. */
export function CopyFields({ settings, preparation, choice, onChange, onOverride, onBack }: CopyFieldsProps) {
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
            name={sendingText.copy}
            from={settings.copy.from}
            inherited={COPY_NAMES[preparation.inherited.copy.value]}
            onBack={() => onBack('copy')}
          />
        </div>
      </div>
      {settings.copy.value === 'email' && (
        <CopyReceivers preparation={preparation} choice={choice} onChange={onChange} />
      )}
    </>
  )
}

function CopyReceivers({
  preparation,
  choice,
  onChange,
}: Pick<CopyFieldsProps, 'preparation' | 'choice' | 'onChange'>) {
  const [typed, setTyped] = useState('')
  const { contacts, checks } = preparation
  const inherited = contacts.filter((contact) => contact.receivesCopy).map((contact) => contact.email)
  const chosen = choice.copyEmails ?? inherited
  const others = chosen.filter((email) => !contacts.some((contact) => contact.email === email))
  const problem = checks.find((check) => check.field === 'copyEmails')
  const set = (email: string, taken: boolean) =>
    onChange({ copyEmails: taken ? [...chosen, email] : chosen.filter((one) => one !== email) })
  const add = () => {
    const email = typed.trim()
    if (email !== '' && !chosen.includes(email)) set(email, true)
    setTyped('')
  }
  return (
    <fieldset
      className="send-row send-group"
      id="send-copyEmails"
      tabIndex={-1}
      aria-describedby={problem ? 'send-copyEmails-error' : undefined}
    >
      <legend>{sendingText.copyReceivers}</legend>
      <div>
        <div className="contact-list">
          {contacts.length === 0 && <p>{sendingText.noContact}</p>}
          {contacts.map(({ id, name, email }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(email)}
                onChange={(event) => set(email, event.target.checked)}
              />
              <span>{name}</span>
              <small className="contact-address">{email}</small>
            </label>
          ))}
          {others.map((email) => (
            <label key={email}>
              <input type="checkbox" checked onChange={() => set(email, false)} />
              <span>{email}</span>
              <small className="contact-address">{sendingText.typedAddress}</small>
            </label>
          ))}
        </div>
        <div className="copy-add">
          <input
            className="input"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            aria-label={sendingText.copyAdd}
            placeholder={sendingText.copyAdd}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              if (!event.ctrlKey) event.preventDefault()
              add()
            }}
          />
          <button type="button" className="button" onClick={add}>
            {sendingText.add}
          </button>
        </div>
        {choice.copyEmails !== null && (
          <span className="origin-line">
            {sendingText.origin('send')}
            <button type="button" className="link-button" onClick={() => onChange({ copyEmails: null })}>
              {sendingText.back(inherited.join(', ') || COPY_NAMES.none)}
            </button>
          </span>
        )}
        {problem && (
          <p className="entry-error" id="send-copyEmails-error">
            {problem.message}
          </p>
        )}
      </div>
    </fieldset>
  )
}
