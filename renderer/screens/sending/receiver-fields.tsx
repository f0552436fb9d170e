import type { SendChoice, SendPreparation } from '../../../shared/model/views.ts'
import { sendingText } from '../../text/sending.ts'

interface ReceiverFieldsProps {
  preparation: SendPreparation
  choice: SendChoice
  onChange: (change: Partial<SendChoice>) => void
}

/** Who receives, for the chosen channel. An address typed here holds for this send. */
export function ReceiverFields({ preparation, choice, onChange }: ReceiverFieldsProps) {
  const { receiver, settings } = preparation
  const channel = settings.channel.value
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
  const problem = preparation.checks.find((check) => check.severity === 'blocking' && check.screen === 'send')
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
          value={choice.email ?? receiver.email}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? 'send-email-error' : undefined}
          onChange={(event) => onChange({ email: event.target.value })}
        />
        {problem && (
          <p className="entry-error" id="send-email-error">
            {problem.message}
          </p>
        )}
      </div>
    </div>
  )
}
