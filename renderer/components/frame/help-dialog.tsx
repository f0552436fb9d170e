import { helpText as text } from '../../text/palette.ts'
import { Dialog } from '../dialog.tsx'
import '../../styles/palette.css'

interface HelpDialogProps {
  /** Path of the screen; null: the keys. */
  path: string | null
  onClose: () => void
}

/** F1: what this screen is for. Ctrl+/: the keys. */
export function HelpDialog({ path, onClose }: HelpDialogProps) {
  const about = path === null ? undefined : text.screens.find(([route]) => path.startsWith(route))?.[1]
  return (
    <Dialog
      title={path === null ? text.keysTitle : text.title}
      onClose={onClose}
      footer={
        <>
          <span />
          <button type="button" className="button" data-variant="primary" onClick={onClose}>
            {text.close}
          </button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reached by the keyboard */}
      <section className="help" aria-label={text.title} tabIndex={0}>
        {about && <p>{about}</p>}
        <dl>
          {text.keys.map(([keys, effect]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  )
}
