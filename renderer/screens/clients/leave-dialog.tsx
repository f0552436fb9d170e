import { Dialog } from '../../components/dialog.tsx'
import { clientActionText as text } from '../../text/client-actions.ts'
import { commonText } from '../../text/common.ts'

interface LeaveDialogProps {
  /** null: a new client without a name. */
  name: string | null
  onStay: () => void
  onLeave: () => void
  onSave: () => void
}

/** Before a card with unsaved changes is left. */
export const LeaveDialog = ({ name, onStay, onLeave, onSave }: LeaveDialogProps) => (
  <Dialog
    title={text.leaveTitle}
    onClose={onStay}
    footer={
      <>
        <button type="button" className="button" onClick={onStay}>
          {text.stay}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {text.leaveWithout}
        </button>
        <button type="button" className="button" data-variant="primary" onClick={onSave}>
          {commonText.save}
        </button>
      </>
    }
  >
    <p className="client-dialog">{name === null ? text.leaveNew : text.leaveText(name)}</p>
  </Dialog>
)
