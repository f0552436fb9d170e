import type { SendingOverride, SendingSettings } from '../../../shared/model/sending.ts'
import { resolveSettings } from '../../../shared/rules/settings.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { TimeField } from '../../components/time-field.tsx'
import { STAMP_OPTIONS } from '../../text/batch.ts'
import { cardText as text } from '../../text/client-card.ts'
import { AUTOMATIC_OPTIONS, CHANNEL_OPTIONS, COPY_OPTIONS, sendingLabels } from '../../text/common.ts'
import { formatTime } from '../../text/format.ts'
import { BlockCard } from './block-card.tsx'
import { ChorusCard } from './chorus-card.tsx'
import { fieldId, useClientForm } from './client-form.ts'
import { CopyContacts } from './copy-contacts.tsx'
import { MessageSettings } from './message-settings.tsx'
import { OverrideRow } from './override-row.tsx'

const YES_NO = [
  [true, text.yes],
  [false, text.no],
] as const

const hasOwn = (sending: SendingOverride): boolean => Object.values(sending).some((value) => value !== undefined)

/** Facture électronique: what this client has of its own; an absent value follows the dossier. */
export function SendingTab() {
  const { client, saved, isNew, setValue } = useClientForm()
  const neotouch = useAnswer('neotouch.get', {})
  const inherited = resolveSettings({ dossier: neotouch.data?.sending ?? {}, client: {}, send: {} })
  const set = <Key extends keyof SendingSettings>(key: Key, value: SendingSettings[Key] | undefined) => {
    const { [key]: _old, ...others } = client.sending
    const next = (value === undefined ? others : { ...others, [key]: value }) as SendingOverride
    setValue('sending', next, { shouldDirty: true })
  }
  const own = hasOwn(client.sending)
  const followers = neotouch.data?.clientsFollowingDossier ?? null
  const others = followers === null ? null : followers - (isNew || hasOwn(saved.sending) ? 0 : 1)
  const copy = client.sending.copy ?? inherited.copy.value
  const row = { own: client.sending, inherited, onChange: set }
  return (
    <>
      <Card
        title={text.diffusion}
        aside={
          own && (
            <>
              <span className="chip" data-tone="accent">
                {text.ownSettings}
              </span>
              <button
                type="button"
                className="link-button"
                onClick={() => setValue('sending', {}, { shouldDirty: true })}
              >
                {text.backToDossierAll}
              </button>
            </>
          )
        }
      >
        {others !== null && (
          <p className="row-hint client-reach">{own ? text.onlyThisClient(others) : text.asOthers(others)}</p>
        )}
        <OverrideRow {...row} setting="channel" label={sendingLabels.channel} options={CHANNEL_OPTIONS} />
        <OverrideRow {...row} setting="copy" label={sendingLabels.copy} options={COPY_OPTIONS} />
        <CopyContacts byEmail={copy === 'email'} />
        <OverrideRow {...row} setting="color" label={sendingLabels.color} options={YES_NO} paid />
        <OverrideRow {...row} setting="signature" label={sendingLabels.signature} options={YES_NO} paid />
        <OverrideRow {...row} setting="bothSided" label={text.bothSided} options={YES_NO} />
        <OverrideRow {...row} setting="cover" label={text.cover} options={YES_NO} />
        <OverrideRow {...row} setting="stampType" label={sendingLabels.stampType} options={STAMP_OPTIONS} />
        <OverrideRow {...row} setting="automatic" label={sendingLabels.automatic} options={AUTOMATIC_OPTIONS} />
        {(client.sending.automatic ?? inherited.automatic.value) === 'scheduled' && (
          <div className="time-row">
            <TimeField
              id={fieldId('sending.automaticTime')}
              label={sendingLabels.automaticTime}
              value={client.sending.automaticTime ?? inherited.automaticTime.value}
              onChange={(time) => set('automaticTime', time)}
              hint={
                client.sending.automaticTime === undefined ? (
                  text.asDossier
                ) : (
                  <>
                    {text.dossierSays(formatTime(inherited.automaticTime.value))}{' '}
                    <button type="button" className="link-button" onClick={() => set('automaticTime', undefined)}>
                      {text.backToDossier}
                    </button>
                  </>
                )
              }
            />
          </div>
        )}
        <MessageSettings own={client.sending} inherited={inherited} onChange={set} />
      </Card>
      <BlockCard />
      <ChorusCard />
    </>
  )
}
