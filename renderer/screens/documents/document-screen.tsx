import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentKind } from '../../../shared/model/document.ts'
import { call, useAnswer } from '../../api.ts'
import { documentsText as text } from '../../text/documents.ts'
import { ClientPicker } from './client-picker.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { IssuedDocument } from './issued-document.tsx'
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

  /** What leaves by itself needs no dialog; what could not opens it, on what keeps it. */
  const onIssued = async (id: string) => {
    const automatic = await call('automatic.outcome', { id })
    setSending(automatic === null || automatic.reason !== null)
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
