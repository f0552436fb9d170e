import { X } from 'lucide-react'
import type { KeyboardEventHandler, ReactNode } from 'react'
import { Dialog as AriaDialog, Button, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { gridText } from '../text/grid.ts'
import '../styles/dialog.css'

interface DialogProps {
  title: string
  /** Beside the title: whom, how much. */
  subtitle?: ReactNode
  /** At the right of the header: « 1 sur 3 ». */
  actions?: ReactNode
  size?: 'small' | 'large'
  /** Échap, the cross, and the cancel button of the footer. */
  onClose: () => void
  onKeyDown?: KeyboardEventHandler
  footer: ReactNode
  children: ReactNode
}

/** Modal box: header, body, footer. It keeps the focus, and gives it back when it closes. */
export function Dialog({
  title,
  subtitle,
  actions,
  size = 'small',
  onClose,
  onKeyDown,
  footer,
  children,
}: DialogProps) {
  return (
    <ModalOverlay className="dialog-scrim" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="dialog" data-size={size}>
        <AriaDialog className="dialog-frame">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole box, such as Ctrl+Entrée */}
          <div className="dialog-content" onKeyDown={onKeyDown}>
            <header className="dialog-head">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {subtitle && <span className="dialog-subtitle">{subtitle}</span>}
              <div className="dialog-actions">
                {actions}
                <Button className="dialog-close" aria-label={gridText.close} onPress={onClose}>
                  <X size={16} aria-hidden />
                </Button>
              </div>
            </header>
            <div className="dialog-body">{children}</div>
            <footer className="dialog-foot">{footer}</footer>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
