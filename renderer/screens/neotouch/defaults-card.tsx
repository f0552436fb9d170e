import type { Output } from '../../../shared/contract.ts'
import { printModelAllowsColor, type ResolvedSettings, type SendingSettings } from '../../../shared/model/sending.ts'
import { BUILT_IN_SETTINGS } from '../../../shared/rules/settings.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow } from '../../components/field.tsx'
import { TemplateEntry } from '../../components/template-entry.tsx'
import { TimeField } from '../../components/time-field.tsx'
import { STAMP_OPTIONS } from '../../text/batch.ts'
import { AUTOMATIC_OPTIONS, CHANNEL_OPTIONS, COPY_OPTIONS, commonText, sendingLabels } from '../../text/common.ts'
import { settingsText as text } from '../../text/settings.ts'

interface DefaultsCardProps {
  stored: Output<'neotouch.get'>
  values: ResolvedSettings
  errors: Record<string, string>
  /** An undefined value goes back to the one of the application. */
  onChange: (part: { [Key in keyof SendingSettings]?: SendingSettings[Key] | undefined }) => void
}

const MESSAGE: readonly (keyof SendingSettings)[] = ['emailSubject', 'emailMessage']
const OTHERS = (Object.keys(BUILT_IN_SETTINGS) as (keyof SendingSettings)[]).filter((key) => !MESSAGE.includes(key))

/** The way back to what every new dossier starts with, where this one has something else. */
function BackToOriginal(
  props: Pick<DefaultsCardProps, 'values' | 'onChange'> & { keys: readonly (keyof SendingSettings)[] },
) {
  const { values, keys, onChange } = props
  if (keys.every((key) => values[key].value === BUILT_IN_SETTINGS[key])) return null
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => onChange(Object.fromEntries(keys.map((key) => [key, undefined])))}
    >
      {text.backToOriginal}
    </button>
  )
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
    <Card title={text.defaults} aside={<BackToOriginal values={values} keys={OTHERS} onChange={onChange} />}>
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
    <Card title={text.message} aside={<BackToOriginal values={values} keys={MESSAGE} onChange={onChange} />}>
      <div className="row">
        <label htmlFor="email-subject">{text.subject}</label>
        <TemplateEntry
          id="email-subject"
          value={values.emailSubject.value}
          maxLength={200}
          onChange={(emailSubject) => onChange({ emailSubject })}
        />
      </div>
      <div className="row">
        <label htmlFor="email-message">{text.body}</label>
        <TemplateEntry
          id="email-message"
          rows={6}
          value={values.emailMessage.value}
          maxLength={5_000}
          onChange={(emailMessage) => onChange({ emailMessage })}
        />
      </div>
    </Card>
  )
}
