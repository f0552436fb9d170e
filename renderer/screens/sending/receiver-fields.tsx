import type { SendChoice, SendPreparation } from '../../../shared/model/send-dialog.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'

interface ReceiverFieldsProps {
  channel: Channel
  preparation: SendPreparation
  choice: SendChoice
  onChange: (change: Partial<SendChoice>) => void
}

/** Who receives, for the chosen channel. An address chosen or typed here holds for this send. */
export function ReceiverFields({ channel, preparation, choice, onChange }: ReceiverFieldsProps) {
  const { receiver } = preparation
  if (channel === 'courrier')
    return (
      <div className="send-row">
        <span>{sendingText.postalAddress}</span>
        <address id="send-address" tabIndex={-1}>
          {receiver.addressLines.length > 0 ? receiver.addressLines.join('\n') : sendingText.missing}
        </address>
      </div>
    )
  if (channel === 'chorus')
    return (
      <dl className="send-facts">
        <dt>{sendingText.siret}</dt>
        <dd>{receiver.siret || sendingText.missing}</dd>
        <dt>{sendingText.serviceCode}</dt>
        <dd>{receiver.serviceCode || sendingText.missing}</dd>
        <dt>{sendingText.commitment}</dt>
        <dd>{receiver.commitmentNumber || sendingText.missing}</dd>
      </dl>
    )
  return <EmailReceiver preparation={preparation} choice={choice} onChange={onChange} />
}

function EmailReceiver({ preparation, choice, onChange }: Omit<ReceiverFieldsProps, 'channel'>) {
  const { contacts, checks, receiver } = preparation
  const problem = checks.find((check) => check.field === 'email')
  const own = contacts.find((contact) => contact.isBilling)?.email ?? ''
  const email = choice.email ?? receiver.email
  return (
    <div className="send-row">
      <label htmlFor="send-email">{sendingText.receiver}</label>
      <div>
        <input
          id="send-email"
          className="input"
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={email}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? 'send-email-error' : undefined}
          onChange={(event) => onChange({ email: event.target.value })}
        />
        {problem && (
          <p className="entry-error" id="send-email-error">
            {problem.message}
          </p>
        )}
        {contacts.length > 1 && (
          <fieldset className="contact-list">
            <legend className="visually-hidden">{sendingText.receiverContacts}</legend>
            {contacts.map((contact) => (
              <label key={contact.id}>
                <input
                  type="radio"
                  name="send-receiver"
                  checked={email === contact.email}
                  onChange={() => onChange({ email: contact.isBilling ? null : contact.email })}
                />
                <span>{contact.name}</span>
                <small className="contact-address">
                  {contact.email}
                  {contact.isBilling && `, ${sendingText.billing}`}
                </small>
              </label>
            ))}
          </fieldset>
        )}
        {choice.email !== null && (
          <span className="origin-line">
            {sendingText.origin('send')}
            {own !== '' && (
              <button type="button" className="link-button" onClick={() => onChange({ email: null })}>
                {sendingText.back(own)}
              </button>
            )}
          </span>
        )}
      </div>
    </div>
  )
}
