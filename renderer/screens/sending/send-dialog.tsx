import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Check, SendingOverride } from '../../../shared/model/sending.ts'
import type { SendChoice, SendPreparation } from '../../../shared/model/views.ts'
import { useAction, useAnswer } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { CHANNEL_NAMES, sendingText } from '../../text/sending.ts'
import { ChannelCards } from './channel-cards.tsx'
import { ReceiverFields } from './receiver-fields.tsx'
import { SendOptions } from './send-options.tsx'
import { SettingOriginLine } from './setting-origin.tsx'
import '../../styles/sending.css'

interface SendDialogProps {
  /** Documents to send, one after the other. */
  documentIds: readonly string[]
  onClose: () => void
  /** A send was queued. */
  onQueued: (submissionIds: readonly string[]) => void
  /** Leads to where a check is mended. */
  onMend: (check: Check, preparation: SendPreparation) => void
}

const NO_CHOICE: SendChoice = {
  override: {},
  email: null,
  copyEmails: null,
  keepForClient: false,
  resendReason: '',
  hold: false,
}

/** Sends documents through Neotouch. Each one has its own choices, from what its client and the dossier say. */
export function SendDialog({ documentIds, onClose, onQueued, onMend }: SendDialogProps) {
  const [index, setIndex] = useState(0)
  const documentId = documentIds[index]
  if (documentId === undefined) return null
  return (
    <SendOne
      key={documentId}
      documentId={documentId}
      position={documentIds.length > 1 ? sendingText.position(index, documentIds.length) : ''}
      onClose={onClose}
      onMend={onMend}
      onQueued={(submissionIds) => {
        onQueued(submissionIds)
        if (index + 1 < documentIds.length) setIndex(index + 1)
        else onClose()
      }}
    />
  )
}

interface SendOneProps extends Omit<SendDialogProps, 'documentIds'> {
  documentId: string
  position: string
}

function SendOne({ documentId, position, onClose, onQueued, onMend }: SendOneProps) {
  const [choice, setChoice] = useState(NO_CHOICE)
  const [shown, setShown] = useState<SendPreparation | null>(null)
  const answer = useAnswer('sending.prepare', { documentId, choice })
  const submit = useAction('sending.submit')
  if (answer.data && answer.data !== shown) setShown(answer.data)

  const change = (part: Partial<SendChoice>) => setChoice((current) => ({ ...current, ...part }))
  const override = (part: SendingOverride) =>
    setChoice((current) => ({ ...current, override: { ...current.override, ...part } }))
  const back = (key: keyof SendingOverride) =>
    setChoice((current) => {
      const { [key]: _removed, ...rest } = current.override
      return { ...current, override: rest }
    })
  const blocking = shown?.checks.filter((check) => check.severity === 'blocking') ?? []
  const resend = shown?.previous.some(
    (row) => row.channel === shown.settings.channel.value && (row.state === 'accepted' || row.state === 'delivered'),
  )
  const mend = (check: Check) => {
    if (!shown) return
    const field = check.screen === 'send' ? document.getElementById(`send-${check.field ?? 'email'}`) : null
    if (field) field.focus()
    else onMend(check, shown)
  }
  const send = () => {
    if (submit.isPending || answer.isFetching || !shown) return
    const first = blocking[0]
    if (resend && choice.resendReason.trim() === '') document.getElementById('send-reason')?.focus()
    else if (first) mend(first)
    else submit.mutate({ documentId, choice }, { onSuccess: ({ submissionIds }) => onQueued(submissionIds) })
  }
  const failure = submit.error?.failure.message ?? answer.error?.failure.message

  return (
    <Dialog
      size="large"
      title={shown ? sendingText.title(shown.documentKind, shown.number) : sendingText.preparing}
      subtitle={shown && sendingText.subtitle(shown.clientName, shown.total)}
      actions={position}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return
        event.preventDefault()
        send()
      }}
      footer={
        <>
          <span>{shown?.sandbox && sendingText.sandbox}</span>
          <button type="button" className="button" onClick={onClose}>
            {sendingText.cancel} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" data-variant="primary" onClick={send}>
            {submit.isPending ? sendingText.sending : sendingText.send} <kbd>Ctrl Entrée</kbd>
          </button>
        </>
      }
    >
      <div className="send-columns">
        <div className="send-form">
          {failure && (
            <p className="notice" data-tone="error" role="alert">
              {failure}
            </p>
          )}
          {blocking.length > 0 && (
            <div className="notice" data-tone="error" role="alert">
              <CircleAlert size={16} aria-hidden />
              <div>
                {sendingText.problems(blocking.length)}
                <ul>
                  {blocking.map((check) => (
                    <li key={check.id}>
                      {check.message}{' '}
                      <button type="button" className="link-button" onClick={() => mend(check)}>
                        {sendingText.goToField}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          )}
          {shown && (
            <>
              <ChannelCards preparation={shown} onChoose={(channel) => override({ channel })} />
              <SettingOriginLine
                from={shown.settings.channel.from}
                inherited={CHANNEL_NAMES[shown.inherited.channel.value]}
                onBack={() => back('channel')}
              />
              <ReceiverFields preparation={shown} choice={choice} onChange={change} />
              <SendOptions preparation={shown} choice={choice} onChange={change} onOverride={override} onBack={back} />
              {resend && (
                <div className="notice" data-tone="warning">
                  <div>
                    <p>{sendingText.resendNotice}</p>
                    <label htmlFor="send-reason">{sendingText.resendReason}</label>
                    <input
                      id="send-reason"
                      className="input"
                      required
                      value={choice.resendReason}
                      onChange={(event) => change({ resendReason: event.target.value })}
                    />
                  </div>
                </div>
              )}
              <label className="send-keep">
                <input
                  type="checkbox"
                  checked={choice.keepForClient}
                  onChange={(event) => change({ keepForClient: event.target.checked })}
                />
                {sendingText.keep}
              </label>
            </>
          )}
        </div>
        <section className="send-preview" aria-label={sendingText.preview}>
          {shown?.file ? (
            <>
              <p className="send-preview-head">
                <strong>{sendingText.sameFile}</strong> <span>{sendingText.fingerprint(shown.file.sha256)}</span>
              </p>
              <PdfPreview documentId={documentId} version={shown.file.sha256} title={sendingText.preview} />
            </>
          ) : (
            <p className="send-preview-head">{shown && sendingText.noFile}</p>
          )}
        </section>
      </div>
    </Dialog>
  )
}
