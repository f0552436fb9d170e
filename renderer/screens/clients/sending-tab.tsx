import type { SendingOverride, SendingSettings } from '../../../shared/model/sending.ts'
import { resolveSettings } from '../../../shared/rules/settings.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { SelectRow, TextRow } from '../../components/field.tsx'
import { clientsText as text } from '../../text/clients.ts'
import { CHANNEL_OPTIONS, COPY_OPTIONS, commonText, labelOf, sendingLabels } from '../../text/common.ts'
import type { TabProps } from './client-tabs.tsx'

const RULES = Object.entries(text.rules) as [keyof typeof text.rules, string][]
const YES_NO = [
  ['true', text.yes],
  ['false', text.no],
] as const

/** Facture électronique: what this client has of its own; an empty choice follows the dossier. */
export function SendingTab({ client, onChange }: TabProps) {
  const neotouch = useAnswer('neotouch.get', {})
  const inherited = resolveSettings({ dossier: neotouch.data?.sending ?? {}, client: {}, send: {} })
  const set = <Key extends keyof SendingSettings>(key: Key, value: SendingSettings[Key] | undefined) => {
    const { [key]: _old, ...others } = client.sending
    onChange({ sending: (value === undefined ? others : { ...others, [key]: value }) as SendingOverride })
  }
  const origin = (key: keyof SendingSettings) =>
    client.sending[key] !== undefined && (
      <>
        <span className="chip" data-tone="accent">
          {text.own}
        </span>
        <button type="button" className="link-button" onClick={() => set(key, undefined)}>
          {text.backToDossier}
        </button>
      </>
    )
  const box = (key: 'color' | 'signature') => (
    <SelectRow
      label={sendingLabels[key]}
      value={client.sending[key] === undefined ? '' : client.sending[key] ? 'true' : 'false'}
      options={[['', text.inherit(inherited[key].value ? text.yes : text.no)], ...YES_NO]}
      onChange={(value) => set(key, value === '' ? undefined : value === 'true')}
      hint={
        <>
          <span className="chip" data-tone="warning">
            {commonText.paidOption}
          </span>
          {origin(key)}
        </>
      }
    />
  )
  return (
    <>
      <Card title={text.diffusion}>
        <SelectRow
          label={sendingLabels.channel}
          value={client.sending.channel ?? ''}
          options={[['', text.inherit(labelOf(CHANNEL_OPTIONS, inherited.channel.value))], ...CHANNEL_OPTIONS]}
          onChange={(value) => set('channel', value === '' ? undefined : value)}
          hint={origin('channel')}
        />
        <SelectRow
          label={sendingLabels.copy}
          value={client.sending.copy ?? ''}
          options={[['', text.inherit(labelOf(COPY_OPTIONS, inherited.copy.value))], ...COPY_OPTIONS]}
          onChange={(value) => set('copy', value === '' ? undefined : value)}
          hint={origin('copy')}
        />
        {box('color')}
        {box('signature')}
        <TextRow
          label={text.fields.blockedReason}
          value={client.blockedReason}
          size="wide"
          onChange={(blockedReason) => onChange({ blockedReason })}
        />
      </Card>
      <Card title={text.chorus}>
        <SelectRow
          label={text.rule}
          value={client.chorus.rule}
          options={RULES}
          onChange={(rule) => onChange({ chorus: { ...client.chorus, rule } })}
        />
        <TextRow
          label={text.fields.serviceCode}
          value={client.chorus.serviceCode}
          onChange={(serviceCode) => onChange({ chorus: { ...client.chorus, serviceCode } })}
        />
        <TextRow
          label={text.fields.marketNumber}
          value={client.chorus.marketNumber}
          onChange={(marketNumber) => onChange({ chorus: { ...client.chorus, marketNumber } })}
        />
      </Card>
    </>
  )
}
