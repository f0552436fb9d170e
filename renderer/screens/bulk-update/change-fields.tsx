import type { SendingSettings } from '../../../shared/model/sending.ts'
import { resolveSettings } from '../../../shared/rules/settings.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { SelectRow } from '../../components/field.tsx'
import { STAMP_OPTIONS } from '../../text/batch.ts'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { AUTOMATIC_OPTIONS, CHANNEL_OPTIONS, COPY_OPTIONS, commonText } from '../../text/common.ts'
import { BlockFields, FamilyFields } from './card-fields.tsx'
import { type ChangeDraft, changesOf, type DraftErrors, SENDING_FIELDS, type SendingField } from './change-draft.ts'
import { TermsFields } from './terms-fields.tsx'
import { TypedFields } from './typed-fields.tsx'

export interface ChangeProps {
  draft: ChangeDraft
  errors: DraftErrors
  onChange: (part: Partial<ChangeDraft>) => void
}

const YES_NO: readonly (readonly [string, string])[] = [
  ['true', text.yes],
  ['false', text.no],
]
const OPTIONS: Readonly<Record<SendingField, readonly (readonly [string, string])[]>> = {
  channel: CHANNEL_OPTIONS,
  copy: COPY_OPTIONS,
  color: YES_NO,
  signature: YES_NO,
  bothSided: YES_NO,
  cover: YES_NO,
  stampType: STAMP_OPTIONS,
  automatic: AUTOMATIC_OPTIONS,
}
const PAID: readonly SendingField[] = ['color', 'signature']
const settingOf = (field: SendingField, chosen: string): SendingSettings[SendingField] =>
  OPTIONS[field] === YES_NO ? chosen === 'true' : (chosen as SendingSettings['channel'])

/** The fields that the update sets, or gives back to the dossier; the others stay as each client has them. */
export function ChangeFields(props: ChangeProps) {
  const { draft, onChange } = props
  const neotouch = useAnswer('neotouch.get', {})
  const inherited = neotouch.data ? resolveSettings({ dossier: neotouch.data.sending, client: {}, send: {} }) : null
  const changed = Object.keys(changesOf(draft).changes).length

  const set = (field: SendingField, chosen: string): void => {
    const { [field]: _old, ...others } = draft.sending
    const value = chosen === 'inherit' ? null : settingOf(field, chosen)
    onChange({ sending: chosen === 'keep' ? others : ({ ...others, [field]: value } as ChangeDraft['sending']) })
  }
  const chosenOf = (field: SendingField): string => {
    const value = draft.sending[field]
    return value === undefined ? 'keep' : value === null ? 'inherit' : String(value)
  }
  return (
    <Card
      title={text.what}
      aside={
        <span className="chip" data-tone={changed > 0 ? 'accent' : undefined} role="status">
          {text.count(changed)}
        </span>
      }
    >
      {SENDING_FIELDS.map((field) => (
        <SelectRow
          key={field}
          label={text.labels[field]}
          value={chosenOf(field)}
          options={[['keep', text.keep], ['inherit', text.inheritedOf(field, inherited)], ...OPTIONS[field]]}
          hint={
            PAID.includes(field) && (
              <span className="chip" data-tone="warning" title={commonText.paidNote}>
                {commonText.paidOption}
              </span>
            )
          }
          onChange={(chosen) => set(field, chosen)}
        />
      ))}
      <TypedFields {...props} inherited={inherited} />
      <TermsFields {...props} />
      <SelectRow
        label={text.labels.paymentMode}
        value={draft.paymentMode}
        options={[['keep', text.keep], ...text.paymentModes]}
        onChange={(paymentMode) => onChange({ paymentMode })}
      />
      <FamilyFields {...props} />
      <BlockFields {...props} />
    </Card>
  )
}
