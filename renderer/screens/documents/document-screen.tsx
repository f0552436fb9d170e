import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Document, DocumentKind } from '../../../shared/model/document.ts'
import { useAction, useAnswer } from '../../api.ts'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { documentsText as text } from '../../text/documents.ts'
import { SendDialog } from '../sending/send-dialog.tsx'
import { ClientPicker } from './document-header.tsx'
import { DocumentTotals } from './document-totals.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { mendLocation } from './mend-location.ts'
import '../../styles/controls.css'
import '../../styles/documents.css'

/** A draft to write, or an issued document to read and send. */
export function DocumentScreen() {
  const navigate = useNavigate()
  const { documentId = 'nouveau' } = useParams({ strict: false }) as { documentId?: string }
  const search = useSearch({ strict: false }) as { kind?: DocumentKind; clientId?: string }
  const [clientId, setClientId] = useState(search.clientId ?? null)
  const [sending, setSending] = useState(false)
  const isNew = documentId === 'nouveau'
  const kind = search.kind ?? 'invoice'
  const answer = useAnswer('documents.get', { id: documentId }, { enabled: !isNew })
  const blank = useAnswer(
    'documents.blank',
    { kind, clientId: clientId ?? '' },
    { enabled: isNew && clientId !== null },
  )

  const onIssued = (id: string) => {
    setSending(true)
    void navigate({ to: '/ventes/documents/$documentId', params: { documentId: id }, replace: true })
  }
  if (isNew && clientId === null)
    return (
      <section className="document-body" aria-label={text.create(kind)}>
        <h1>{text.create(kind)}</h1>
        <ClientPicker clientId={null} onChoose={setClientId} />
      </section>
    )
  const error = answer.error ?? blank.error
  if (error)
    return (
      <p className="notice" data-tone="error" role="alert">
        {error.message}
      </p>
    )
  if (isNew)
    return blank.data ? <DraftEditor key="new" id={null} initial={blank.data} onIssued={onIssued} /> : <Opening />
  if (!answer.data) return <Opening />
  if (answer.data.state === 'draft')
    return <DraftEditor key={documentId} id={documentId} initial={answer.data.content} onIssued={onIssued} />
  return <IssuedDocument document={answer.data} sending={sending} onSending={setSending} />
}

const Opening = () => <p role="status">{text.loading}</p>

interface IssuedDocumentProps {
  document: Document
  sending: boolean
  onSending: (sending: boolean) => void
}

function IssuedDocument({ document, sending, onSending }: IssuedDocumentProps) {
  const navigate = useNavigate()
  const { id, content } = document
  const creditNote = useAction('documents.createCreditNote')
  const savePdf = useAction('dialogs.savePdf')
  const open = useAction('documents.open')
  const failure = creditNote.error ?? savePdf.error ?? open.error
  return (
    <section className="documents" aria-label={text.singular(content.kind)}>
      <header className="screen-bar">
        <div>
          <p>{`${text.breadcrumb} > ${text.plural(content.kind)}`}</p>
          <h1>{`${text.singular(content.kind)} ${document.number ?? ''}, ${document.buyer.name}`}</h1>
        </div>
        <div className="screen-bar-actions">
          <button type="button" className="button" onClick={() => open.mutate({ id })}>
            {text.open}
          </button>
          <button type="button" className="button" onClick={() => savePdf.mutate({ id })}>
            {text.savePdf}
          </button>
          {content.kind === 'invoice' && (
            <button
              type="button"
              className="button"
              onClick={() =>
                creditNote.mutate(
                  { invoiceId: id },
                  {
                    onSuccess: (created) =>
                      void navigate({ to: '/ventes/documents/$documentId', params: { documentId: created.id } }),
                  },
                )
              }
            >
              {text.createCreditNote}
            </button>
          )}
          <button type="button" className="button" data-variant="primary" onClick={() => onSending(true)}>
            {text.send}
          </button>
        </div>
      </header>
      <div className="document-body">
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure.failure.message}
          </p>
        )}
        <div className="document-columns">
          <div className="document-preview">
            {document.file && <PdfPreview documentId={id} version={document.file.sha256} title={text.preview} />}
          </div>
          <DocumentTotals content={content} totals={document.totals} />
        </div>
      </div>
      {sending && (
        <SendDialog
          documentIds={[id]}
          onClose={() => onSending(false)}
          onQueued={() => onSending(false)}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
