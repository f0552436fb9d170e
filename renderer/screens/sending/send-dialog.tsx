import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import type { SendPreparation } from '../../../shared/model/send-dialog.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { CHANNEL_NAMES, sendingText } from '../../text/sending.ts'
import type { Correction } from '../follow-up/correction.ts'
import { BlockingNotice } from './blocking-notice.tsx'
import { ChannelCards } from './channel-cards.tsx'
import { CopyFields } from './copy-fields.tsx'
import { CostLine } from './cost-line.tsx'
import { FilePreview } from './file-preview.tsx'
import { localSettings } from './local-settings.ts'
import { MessageFields } from './message-fields.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { PlannedField, tomorrowMorning } from './planned-field.tsx'
import { ReceiverFields } from './receiver-fields.tsx'
import { ResendNotice, secondOf } from './resend-notice.tsx'
import { SendOptions } from './send-options.tsx'
import { SettingOriginLine } from './setting-origin.tsx'
import { useSendChoice } from './use-send-choice.ts'
import { useSentToast } from './use-sent-toast.ts'
import { WarningNotice } from './warning-notice.tsx'
import '../../styles/planned.css'
import '../../styles/send-preview.css'
import '../../styles/sending.css'

interface SendDialogProps {
  documentId: string
  correction?: Correction
  onClose: () => void
  /** The send was queued; the dialog closes. */
  onQueued: (submissionIds: readonly string[]) => void
  onMend: (check: Check, preparation: SendPreparation) => void
}

/** One document: channel, receivers, options, the file that leaves, and what keeps it from leaving. */
export function SendDialog({ documentId, correction, onClose, onQueued, onMend }: SendDialogProps) {
  const { choice, change, override, back } = useSendChoice(correction?.choice)
  const [shown, setShown] = useState<SendPreparation | null>(null)
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const answer = useAnswer('sending.prepare', { documentId, choice })
  const toast = useSentToast()
  if (answer.data && answer.data !== shown) setShown(answer.data)

  const settings = shown && localSettings(shown.inherited, choice.override)
  const blocking = shown?.checks.filter((check) => check.severity === 'blocking') ?? []
  const second = shown && settings && secondOf(shown.previous, settings.channel.value, shown.sandbox)

  const mend = (check: Check, preparation: SendPreparation) => {
    const field = check.screen === 'send' ? document.getElementById(`send-${check.field ?? 'email'}`) : null
    if (field) field.focus()
    else {
      onClose()
      onMend(check, preparation)
    }
  }
  const planned = choice.plannedAt !== null
  // The date may be below what is in sight.
  useEffect(() => {
    if (planned) document.getElementById('send-plannedAt-date')?.focus()
  }, [planned])
  // A correction starts where the failed send is mended: its first blocking field, or the receiver.
  const corrects = correction !== undefined && shown !== null
  const firstField = blocking[0]?.field ?? 'email'
  useEffect(() => {
    if (!corrects) return
    const field = document.getElementById(`send-${firstField}`) ?? document.getElementById('send-address')
    field?.focus()
  }, [corrects, firstField])
  /** Asks the engine again first: what was typed a moment ago counts. */
  const send = async (hold: boolean) => {
    if (working) return
    setWorking(true)
    setFailure(null)
    try {
      const fresh = await call('sending.prepare', { documentId, choice })
      const first = fresh.checks.find((check) => check.severity === 'blocking')
      setShown(fresh)
      if (first) mend(first, fresh)
      else {
        const queued: Output<'sending.submit'> = await call('sending.submit', {
          documentId,
          choice: hold ? { ...choice, hold, plannedAt: null } : choice,
        })
        toast(fresh.number ?? '', queued, hold ? null : choice.plannedAt)
        onQueued(queued.submissionIds)
        onClose()
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.failure.message)
    } finally {
      setWorking(false)
    }
  }
  const told = failure ?? answer.error?.failure.message

  return (
    <Dialog
      size="large"
      title={shown ? sendingText.title(shown.documentKind, shown.number) : sendingText.preparing}
      subtitle={shown && sendingText.subtitle(shown.clientName, shown.total)}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return
        event.preventDefault()
        void send(false)
      }}
      footer={
        <>
          <span className="send-foot-note">
            {[
              shown?.sandbox ? sendingText.sandbox : '',
              choice.plannedAt === null ? sendingText.undoable : sendingText.cancellable,
            ]
              .filter(Boolean)
              .join(' ')}
          </span>
          <button type="button" className="button" onClick={onClose}>
            {sendingText.cancel} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" onClick={() => void send(true)}>
            {sendingText.hold}
          </button>
          <button
            type="button"
            className="button"
            aria-expanded={choice.plannedAt !== null}
            onClick={() => change({ plannedAt: choice.plannedAt === null ? tomorrowMorning() : null })}
          >
            {choice.plannedAt === null ? sendingText.later : sendingText.notLater}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={() => void send(false)}>
            {working
              ? sendingText.sending
              : sendingText.action(choice.plannedAt !== null, second !== null && second !== undefined)}{' '}
            <kbd>Ctrl Entrée</kbd>
          </button>
        </>
      }
    >
      <div className="send-columns">
        <div className="send-form">
          {told && (
            <p className="notice" data-tone="error" role="alert">
              {told}
            </p>
          )}
          <OfflineNotice text={sendingText.offline} />
          {shown && settings && (
            <>
              {correction && (
                <div className="notice" data-tone="warning">
                  <TriangleAlert size={16} aria-hidden />
                  <div>
                    {sendingText.cause(correction.cause)}{' '}
                    <button type="button" className="link-button" onClick={() => mend(correction.place, shown)}>
                      {sendingText.openCard}
                    </button>
                  </div>
                </div>
              )}
              <BlockingNotice checks={blocking} onMend={(check) => mend(check, shown)} />
              <WarningNotice checks={shown.checks} />
              {second && (
                <ResendNotice
                  second={second}
                  reason={choice.resendReason}
                  onReason={(resendReason) => change({ resendReason })}
                />
              )}
              <ChannelCards
                chosen={settings.channel.value}
                channels={shown.channels}
                onChoose={(channel) => override({ channel })}
              />
              <SettingOriginLine
                name={sendingText.channel}
                from={settings.channel.from}
                inherited={CHANNEL_NAMES[shown.inherited.channel.value]}
                onBack={() => back('channel')}
              />
              <ReceiverFields channel={settings.channel.value} preparation={shown} choice={choice} onChange={change} />
              <CopyFields
                settings={settings}
                preparation={shown}
                choice={choice}
                onChange={change}
                onOverride={override}
                onBack={back}
              />
              <MessageFields settings={settings} message={shown.message} onOverride={override} onBack={back} />
              <SendOptions settings={settings} preparation={shown} onOverride={override} onBack={back} />
              <CostLine cost={shown.cost} />
              {choice.plannedAt !== null && (
                <div className="send-row">
                  <span>{sendingText.planned}</span>
                  <PlannedField
                    id="send-plannedAt"
                    value={choice.plannedAt}
                    problem={shown.checks.find((check) => check.field === 'plannedAt')?.message}
                    onChange={(plannedAt) => change({ plannedAt })}
                  />
                </div>
              )}
              <label className="send-keep">
                <input
                  type="checkbox"
                  checked={choice.keepForClient}
                  aria-describedby="send-keep-effect"
                  onChange={(event) => change({ keepForClient: event.target.checked })}
                />
                {sendingText.keep}
              </label>
              <p className="row-hint" id="send-keep-effect">
                {sendingText.keepEffect(choice.keepForClient, shown.clientName)}
              </p>
            </>
          )}
        </div>
        <FilePreview
          documentId={documentId}
          preparation={shown}
          channels={settings ? [settings.channel.value, settings.copy.value] : []}
        />
      </div>
    </Dialog>
  )
}
