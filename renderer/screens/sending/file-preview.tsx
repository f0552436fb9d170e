import type { SendPreparation } from '../../../shared/model/views.ts'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { sendingText } from '../../text/sending.ts'

/** The archived bytes, which are the bytes that leave: one fingerprint for both. */
export function FilePreview({ documentId, preparation }: { documentId: string; preparation: SendPreparation | null }) {
  const file = preparation?.file
  return (
    <section className="send-preview" aria-label={sendingText.preview}>
      {file ? (
        <>
          <p className="send-preview-head">
            <strong>{sendingText.sameFile}</strong>{' '}
            <span title={file.sha256}>{sendingText.fingerprint(file.sha256)}</span>
          </p>
          <PdfPreview documentId={documentId} version={file.sha256} title={sendingText.preview} />
        </>
      ) : (
        <p className="send-preview-head">{preparation && sendingText.noFile}</p>
      )}
    </section>
  )
}
