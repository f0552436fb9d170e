import type { SettingOrigin } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'

interface SettingOriginLineProps {
  /** Names the setting for a screen reader: « Signature PDF : revenir à … ». */
  name: string
  from: SettingOrigin
  /** The inherited value, in words; null: too long to show. */
  inherited: string | null
  onBack: () => void
}

/** Where a value comes from; when this send changed it, the one action back to the inherited value. */
export function SettingOriginLine({ name, from, inherited, onBack }: SettingOriginLineProps) {
  const back = inherited === null ? sendingText.backToText : sendingText.back(inherited)
  return (
    <span className="origin-line">
      {sendingText.origin(from)}
      {from === 'send' && (
        <button type="button" className="link-button" aria-label={`${back}, ${name}`} onClick={onBack}>
          {back}
        </button>
      )}
    </span>
  )
}
