import { cardText as text } from '../../text/client-card.ts'
import { BoxesRow, FieldRow } from './client-fields.tsx'
import { fieldId } from './client-form.ts'
import type { OverrideProps } from './override-row.tsx'

/** The client's own e-mail: object and message, or those of the dossier. */
export function MessageSettings({ own, inherited, onChange }: OverrideProps) {
  const hasOwn = own.emailSubject !== undefined || own.emailMessage !== undefined
  const subject = own.emailSubject ?? inherited.emailSubject.value
  const message = own.emailMessage ?? inherited.emailMessage.value
  return (
    <>
      <BoxesRow label={text.emailMessage}>
        <label className="box">
          <input
            type="checkbox"
            checked={own.emailMessage !== undefined}
            onChange={(event) =>
              onChange('emailMessage', event.target.checked ? inherited.emailMessage.value : undefined)
            }
          />
          {text.ownMessage}
        </label>
        {hasOwn && (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange(own.emailMessage === undefined ? 'emailSubject' : 'emailMessage', undefined)}
          >
            {text.backToDossier}
          </button>
        )}
      </BoxesRow>
      {hasOwn && (
        <>
          <FieldRow id={fieldId('sending.emailSubject')} label={text.emailSubject}>
            <input
              id={fieldId('sending.emailSubject')}
              className="input"
              data-size="wide"
              value={subject}
              onChange={(event) => onChange('emailSubject', event.target.value)}
            />
          </FieldRow>
          <FieldRow id={fieldId('sending.emailMessage')} label={text.emailMessage}>
            <textarea
              id={fieldId('sending.emailMessage')}
              className="input client-area"
              rows={6}
              value={message}
              onChange={(event) => onChange('emailMessage', event.target.value)}
            />
          </FieldRow>
        </>
      )}
    </>
  )
}
