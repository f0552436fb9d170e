import type { SettingOrigin } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'

interface SettingOriginLineProps {
  from: SettingOrigin
  /** The inherited value, in words. */
  inherited: string
  onBack: () => void
}

/** Where a value comes from; when this send changed it, the one action back to the inherited value. */
export function SettingOriginLine({ from, inherited, onBack }: SettingOriginLineProps) {
  return (
    <span className="origin-line">
      {sendingText.origin(from)}
      {from === 'send' && (
        <button type="button" className="link-button" onClick={onBack}>
          {sendingText.back(inherited)}
        </button>
      )}
    </span>
  )
}
