import { useBlocker } from '@tanstack/react-router'
import { settingsText } from '../text/settings.ts'
import { Dialog } from './dialog.tsx'

const text = settingsText.unsaved

interface UnsavedChangesProps {
  /** Name of the screen, as the menu writes it. */
  screen: string
  dirty: boolean
  /** false: refused, the person stays and sees why. */
  save: () => Promise<boolean>
}

/** Stops a person who leaves a screen with changes that are not kept: keep them, leave them, or stay. */
export function UnsavedChanges({ screen, dirty, save }: UnsavedChangesProps) {
  const leaving = useBlocker({ shouldBlockFn: () => dirty, withResolver: true, enableBeforeUnload: false })
  if (leaving.status !== 'blocked') return null
  const keep = async () => {
    if (await save()) leaving.proceed()
    else leaving.reset()
  }
  return (
    <Dialog
      title={text.title(screen)}
      onClose={leaving.reset}
      footer={
        <>
          <button type="button" className="button" onClick={leaving.reset}>
            {text.stay} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" onClick={leaving.proceed}>
            {text.discard}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={() => void keep()}>
            {text.save}
          </button>
        </>
      }
    >
      <p className="dialog-text">{text.text}</p>
    </Dialog>
  )
}
