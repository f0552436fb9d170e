import type { ResolvedSettings, SendingOverride, SendingSettings } from '../../../shared/model/sending.ts'
import { cardText as text } from '../../text/client-card.ts'
import { commonText } from '../../text/common.ts'
import { FieldRow } from './client-fields.tsx'
import { fieldId } from './client-form.ts'

export interface OverrideProps {
  /** The client's own settings. */
  own: SendingOverride
  /** What the dossier gives. */
  inherited: ResolvedSettings
  onChange: <Key extends keyof SendingSettings>(key: Key, value: SendingSettings[Key] | undefined) => void
}

interface OverrideRowProps<Key extends keyof SendingSettings> extends OverrideProps {
  setting: Key
  label: string
  options: readonly (readonly [SendingSettings[Key], string])[]
  /** A paid option of the contract. */
  paid?: boolean
}

/** One setting: as the dossier, or the client's own with the way back. */
export function OverrideRow<Key extends keyof SendingSettings>(props: OverrideRowProps<Key>) {
  const { own, inherited, setting, label, options } = props
  const id = fieldId(`sending.${setting}`)
  const value = own[setting]
  const nameOf = (one: unknown): string => options.find(([option]) => option === one)?.[1] ?? ''
  const fromDossier = nameOf(inherited[setting].value)
  const chosen = options.findIndex(([option]) => option === value)
  return (
    <FieldRow
      id={id}
      label={label}
      hint={
        <>
          {props.paid && (
            <span className="chip" data-tone="warning" title={commonText.paidNote}>
              {commonText.paidOption}
            </span>
          )}
          {value !== undefined && (
            <>
              {' '}
              {text.dossierSays(fromDossier)}{' '}
              <button type="button" className="link-button" onClick={() => props.onChange(setting, undefined)}>
                {text.backToDossier}
              </button>
            </>
          )}
        </>
      }
    >
      <select
        id={id}
        className="input"
        data-own={value !== undefined}
        value={chosen}
        onChange={(event) => props.onChange(setting, options[Number(event.target.value)]?.[0])}
      >
        <option value={-1}>{text.inherit(fromDossier)}</option>
        {options.map(([, name], index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </FieldRow>
  )
}
