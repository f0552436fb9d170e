import { useState } from 'react'
import type { PrintSettings } from '../../../shared/model/dossier.ts'
import { EnvelopeToggle } from '../../components/envelope-toggle.tsx'
import { printText as text } from '../../text/print.ts'
import { usePrintPreview } from './use-print-preview.ts'

/** A document of the dossier as these settings print it, by the renderer that draws the real ones. */
export function PrintPreview({ settings }: { settings: PrintSettings }) {
  const [envelope, setEnvelope] = useState(false)
  const { drawn, drawing, failure } = usePrintPreview(settings)
  const wanted = drawn && `${drawn.key}.pdf${envelope ? '?envelope' : ''}`
  /** On screen until the next one is loaded, so that nothing flickers. */
  const [shown, setShown] = useState<string | null>(null)
  const frames = [...new Set([shown, wanted])].filter((one) => one !== null)
  return (
    <section className="print-preview" aria-label={text.preview} aria-busy={drawing}>
      <p className="send-preview-head">
        <strong>{drawn?.document ?? text.example}</strong>
        {drawn && <span>{text.pages(drawn.pages)}</span>}
        <span role="status">{drawing ? text.drawing : ''}</span>
        <EnvelopeToggle shown={envelope} onChange={setEnvelope} />
      </p>
      {failure && (
        <p className="notice" data-tone="error" role="alert">
          {failure}
        </p>
      )}
      {drawn && drawn.replacedCharacters.length > 0 && (
        <p className="notice" data-tone="warning">
          {text.replaced(drawn.replacedCharacters)}
        </p>
      )}
      <div className="print-frames">
        {frames.map((frame) => (
          <iframe
            key={frame}
            className="pdf-preview"
            title={text.previewFrame}
            data-shown={frame === shown}
            aria-hidden={frame !== shown}
            tabIndex={frame === shown ? 0 : -1}
            src={`app://bureau/documents/apercus/${frame}#toolbar=0&view=FitH`}
            onLoad={() => {
              if (frame === wanted) setShown(frame)
            }}
          />
        ))}
      </div>
    </section>
  )
}
