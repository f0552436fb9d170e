import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { DocumentContent } from '../../../shared/model/document.ts'
import { CallError, call } from '../../api.ts'
import { offerUndo } from '../../components/undo-toast.tsx'
import { editorText } from '../../text/document-editor.ts'
import { documentsText } from '../../text/documents.ts'
import type { useDraft } from './use-draft.ts'

interface Subject {
  draft: ReturnType<typeof useDraft>
  content: DocumentContent
  clientName: string
  onIssued: (id: string) => void
  /** The fields that a refusal names. */
  onRefused: (fields: readonly string[]) => void
}

/** What is done to the whole draft: issue, preview, duplicate, delete. Each first writes what waits. */
export function useDraftActions({ draft, content, clientName, onIssued, onRefused }: Subject) {
  const navigate = useNavigate()
  const [failure, setFailure] = useState<CallError | null>(null)
  const [previewed, setPreviewed] = useState<{ id: string; version: number } | null>(null)
  const [busy, setBusy] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is no longer what is on screen
  useEffect(() => setFailure(null), [content])
  const open = (id: string) => navigate({ to: '/ventes/documents/$documentId', params: { documentId: id } })

  const attempt = async (work: (id: string) => Promise<void>): Promise<void> => {
    const id = await draft.flush()
    if (id === null || busy) return
    setBusy(true)
    try {
      setFailure(null)
      await work(id)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error)
      onRefused(Object.keys(error.failure.fields ?? {}))
    } finally {
      setBusy(false)
    }
  }

  return {
    failure,
    busy,
    previewed,
    issue: () =>
      attempt(async (id) => {
        const document = await call('documents.issue', { id })
        draft.stop()
        onIssued(document.id)
      }),
    preview: () => attempt(async (id) => setPreviewed({ id, version: Date.now() })),
    closePreview: () => setPreviewed(null),
    duplicate: () =>
      attempt(async (id) => {
        await open((await call('documents.duplicate', { id })).id)
      }),
    remove: () =>
      attempt(async (id) => {
        draft.stop()
        await call('documents.delete', { id })
        const name = editorText.draftOf(documentsText.singular(content.kind), clientName)
        offerUndo(editorText.removed(name), async () => {
          await open((await call('documents.restore', { id })).id)
        })
        await navigate({ to: content.kind === 'invoice' ? '/ventes/factures' : '/ventes/avoirs' })
      }),
  }
}
