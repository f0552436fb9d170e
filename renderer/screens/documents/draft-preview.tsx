import { Dialog } from '../../components/dialog.tsx'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { editorText as text } from '../../text/document-editor.ts'

/** The draft as it would be printed, with « BROUILLON » across it. */
export const DraftPreview = (props: { id: string; version: number; onClose: () => void }) => (
  <Dialog
    title={text.previewTitle}
    size="large"
    onClose={props.onClose}
    footer={
      <>
        <span />
        <button type="button" className="button" onClick={props.onClose}>
          {text.close} <kbd>Échap</kbd>
        </button>
      </>
    }
  >
    <PdfPreview documentId={props.id} version={String(props.version)} title={text.previewTitle} />
  </Dialog>
)
