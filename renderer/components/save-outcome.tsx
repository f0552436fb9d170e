import { commonText } from '../text/common.ts'

/** How the last save of a screen ended; null: nothing was saved since the last change. */
export type SaveOutcome = { tone: 'ok' | 'error'; message: string } | null

interface SaveActionProps {
  dirty: boolean
  outcome: SaveOutcome
  label?: string
  onSave: () => unknown
}

/** The button that saves a screen, with what is to be known of it beside. */
export const SaveAction = ({ dirty, outcome, label = commonText.save, onSave }: SaveActionProps) => (
  <>
    <span role="status">{dirty ? commonText.unsaved : outcome?.tone === 'ok' ? outcome.message : ''}</span>
    <button type="button" className="button" data-variant="primary" onClick={() => void onSave()}>
      {label} <kbd>Ctrl S</kbd>
    </button>
  </>
)

/** Why a screen was not saved. */
export const SaveProblem = ({ outcome }: { outcome: SaveOutcome }) =>
  outcome?.tone === 'error' && (
    <p className="notice" data-tone="error" role="alert">
      {outcome.message}
    </p>
  )
