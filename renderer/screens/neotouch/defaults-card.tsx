import type { Output } from '../../../shared/contract.ts'
import { printModelAllowsColor, type ResolvedSettings, type SendingSettings } from '../../../shared/model/sending.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow, TextRow } from '../../components/field.tsx'
import { TimeField } from '../../components/time-field.tsx'
import { STAMP_OPTIONS } from '../../text/batch.ts'
import { AUTOMATIC_OPTIONS, CHANNEL_OPTIONS, COPY_OPTIONS, commonText, sendingLabels } from '../../text/common.ts'
import { settingsText as text } from '../../text/settings.ts'

interface DefaultsCardProps {
  stored: Output<'neotouch.get'>
  values: ResolvedSettings
  errors: Record<string, string>
  onChange: (part: Partial<SendingSettings>) => void
}

const paid = (
  <span className="chip" data-tone="warning">
    {commonText.paidOption}
  </span>
)

/** What every send of the dossier starts with, and whom a change concerns. */
export function DefaultsCard({ stored, values, errors, onChange }: DefaultsCardProps) {
  const company = useAnswer('company.get', {})
  const colorAllowed = company.data ? printModelAllowsColor(company.data.printModel) : true
  return (
    <Card title={text.defaults}>
      <p className="row-hint">{text.effect(stored.clientsFollowingDossier, stored.clientsWithOwnSettings)}</p>
      <SelectRow
        label={sendingLabels.channel}
        value={values.channel.value}
        options={CHANNEL_OPTIONS}
        hint={text.changeable}
        error={errors['sending.channel']}
        onChange={(channel) => onChange({ channel })}
      />
      <SelectRow
        label={sendingLabels.copy}
        value={values.copy.value}
        options={COPY_OPTIONS}
        error={errors['sending.copy']}
        onChange={(copy) => onChange({ copy })}
      />
      <BoxRow
        label={text.print}
        text={sendingLabels.color}
        checked={values.color.value}
        disabled={!colorAllowed && !values.color.value}
        error={errors['sending.color'] ?? (colorAllowed ? undefined : text.colorClosed)}
        hint={paid}
        onChange={(color) => onChange({ color })}
      />
      <BoxRow
        label={text.authenticity}
        text={sendingLabels.signature}
        checked={values.signature.value}
        hint={paid}
        onChange={(signature) => onChange({ signature })}
      />
      <BoxRow
        label={text.sendMore}
        text={text.bothSided}
        checked={values.bothSided.value}
        onChange={(bothSided) => onChange({ bothSided })}
      />
      <BoxRow label="" text={text.cover} checked={values.cover.value} onChange={(cover) => onChange({ cover })} />
      <SelectRow
        label={sendingLabels.stampType}
        value={values.stampType.value}
        options={STAMP_OPTIONS}
        hint={text.stampHint}
        onChange={(stampType) => onChange({ stampType })}
      />
      <SelectRow
        label={sendingLabels.automatic}
        value={values.automatic.value}
        options={AUTOMATIC_OPTIONS}
        hint={text.automaticHint}
        onChange={(automatic) => onChange({ automatic })}
      />
      {values.automatic.value === 'scheduled' && (
        <TimeRow value={values.automaticTime.value} onChange={(automaticTime) => onChange({ automaticTime })} />
      )}
      {(values.color.value || values.signature.value) && (
        <p className="notice" data-tone="warning">
          {commonText.paidNote}
        </p>
      )}
    </Card>
  )
}

/** The hour at which what was validated leaves. */
const TimeRow = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <div className="row time-row">
    <span />
    <TimeField id="automatic-time" label={sendingLabels.automaticTime} value={value} onChange={onChange} />
  </div>
)

/** Subject and message of every e-mail, with fields that each document fills. */
export function MessageCard({ values, onChange }: Pick<DefaultsCardProps, 'values' | 'onChange'>) {
  return (
    <Card title={text.message}>
      <TextRow
        label={text.subject}
        value={values.emailSubject.value}
        size="wide"
        hint={text.templateHint}
        onChange={(emailSubject) => onChange({ emailSubject })}
      />
      <div className="row">
        <label htmlFor="email-message">{text.body}</label>
        <textarea
          id="email-message"
          className="input"
          rows={6}
          value={values.emailMessage.value}
          onChange={(event) => onChange({ emailMessage: event.target.value })}
        />
      </div>
    </Card>
  )
}
