import { useState } from 'react'
import type { Channel, CopyChannel } from '../../../shared/model/sending.ts'
import type { SendPreparation } from '../../../shared/model/views.ts'
import { EnvelopeToggle } from '../../components/envelope-toggle.tsx'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { sendingText } from '../../text/sending.ts'

interface FilePreviewProps {
  documentId: string
  preparation: SendPreparation | null
  /** By which the document and its copy leave: a letter shows where its envelope opens. */
  channels: readonly (Channel | CopyChannel)[]
}

/** The archived bytes, which are the bytes that leave: one fingerprint for both. */
export function FilePreview({ documentId, preparation, channels }: FilePreviewProps) {
  const [envelope, setEnvelope] = useState(false)
  const file = preparation?.file
  const letter = channels.includes('courrier')
  return (
    <section className="send-preview" aria-label={sendingText.preview}>
      {file ? (
        <>
          <p className="send-preview-head">
            <strong>{sendingText.sameFile}</strong>{' '}
            <span title={file.sha256}>{sendingText.fingerprint(file.sha256)}</span>
            {letter && <EnvelopeToggle shown={envelope} onChange={setEnvelope} />}
          </p>
          <PdfPreview
            documentId={documentId}
            version={file.sha256}
            title={sendingText.preview}
            envelope={letter && envelope}
          />
        </>
      ) : (
        <p className="send-preview-head">{preparation && sendingText.noFile}</p>
      )}
    </section>
  )
}
