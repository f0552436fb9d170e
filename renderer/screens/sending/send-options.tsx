import type { SendPreparation } from '../../../shared/model/send-dialog.ts'
import { type ResolvedSettings, type SendingOverride, STAMP_TYPES } from '../../../shared/model/sending.ts'
import { STAMP_NAMES, STAMP_OPTIONS } from '../../text/batch.ts'
import { sendingText } from '../../text/sending.ts'
import { SettingOriginLine } from './setting-origin.tsx'

interface SendOptionsProps {
  settings: ResolvedSettings
  preparation: SendPreparation
  onOverride: (override: SendingOverride) => void
  onBack: (key: keyof SendingOverride) => void
}

const BOXES = [
  { key: 'color', paid: true, letter: true },
  { key: 'signature', paid: true, letter: false },
  { key: 'bothSided', paid: false, letter: true },
  { key: 'cover', paid: false, letter: true },
] as const

/** What Neotouch does of the document: each box with what it costs, where its value comes from, and the way back. */
export function SendOptions({ settings, preparation, onOverride, onBack }: SendOptionsProps) {
  const { inherited, colorAllowed } = preparation
  const letter = settings.channel.value === 'courrier' || settings.copy.value === 'courrier'
  return (
    <fieldset className="send-group send-options">
      <legend>{sendingText.options}</legend>
      <div className="send-boxes">
        {BOXES.map(({ key, paid, letter: forLetters }) => {
          const closed = key === 'color' && !colorAllowed
          return (
            <div key={key}>
              <label>
                <input
                  id={`send-${key}`}
                  type="checkbox"
                  checked={settings[key].value}
                  // A colour that the model no longer allows must still be let go.
                  disabled={closed && !settings[key].value}
                  aria-describedby={closed ? 'send-color-refused' : undefined}
                  onChange={(event) => onOverride({ [key]: event.target.checked })}
                />
                {sendingText[key]}
              </label>
              {paid && <span className="paid-mark">{sendingText.paid}</span>}
              {forLetters && !letter && <small className="option-note">{sendingText.letterOnly}</small>}
              <SettingOriginLine
                name={sendingText[key]}
                from={settings[key].from}
                inherited={inherited[key].value ? sendingText.yes : sendingText.no}
                onBack={() => onBack(key)}
              />
              {closed && (
                <small id="send-color-refused" className="option-note">
                  {sendingText.colorRefused}
                </small>
              )}
            </div>
          )
        })}
        {letter && (
          <div>
            <label>
              {sendingText.stamp}
              <select
                id="send-stampType"
                className="input"
                value={settings.stampType.value}
                onChange={(event) => {
                  const stampType = STAMP_TYPES.find((one) => one === event.target.value)
                  if (stampType !== undefined) onOverride({ stampType })
                }}
              >
                {STAMP_OPTIONS.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <SettingOriginLine
              name={sendingText.stamp}
              from={settings.stampType.from}
              inherited={STAMP_NAMES[inherited.stampType.value]}
              onBack={() => onBack('stampType')}
            />
          </div>
        )}
      </div>
    </fieldset>
  )
}
