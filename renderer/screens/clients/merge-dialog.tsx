import { useState } from 'react'
import { CallError, call, useAnswer } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { clientActionText as text } from '../../text/client-actions.ts'
import { cardText } from '../../text/client-card.ts'
import { commonText } from '../../text/common.ts'
import { useClientForm } from './client-form.ts'

export interface MergeCandidate {
  id: string
  code: string
  name: string
}

/** Two cards of the same client: which one stays, what joins it, then the merge. */
export function MergeDialog(props: {
  /** Chosen already; null: the person looks for it. */
  candidate: MergeCandidate | null
  onClose: () => void
  onMerged: (clientId: string) => void
}) {
  const { onClose, onMerged } = props
  const { client, dirty } = useClientForm()
  const [search, setSearch] = useState('')
  const [other, setOther] = useState(props.candidate)
  const [keepOther, setKeepOther] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const found = useAnswer('clients.list', { search, limit: 8 })
  const others = (found.data?.rows ?? []).filter((row) => row.id !== client.id)
  const merge = async () => {
    if (!other) return
    if (dirty) return setProblem(text.mergeUnsaved)
    try {
      const kept = await call('clients.merge', {
        from: keepOther ? client.id : other.id,
        into: keepOther ? other.id : client.id,
      })
      onMerged(kept.id)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.failure.message)
    }
  }
  return (
    <Dialog
      title={text.mergeTitle}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            {commonText.cancel}
          </button>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={other === null}
            onClick={() => void merge()}
          >
            {text.mergeDo}
          </button>
        </>
      }
    >
      <div className="client-dialog">
        {problem && (
          <p className="notice" data-tone="error" role="alert">
            {problem}
          </p>
        )}
        {other === null ? (
          <>
            <label className="client-merge-search">
              {text.mergeWith}
              <input
                className="input"
                type="search"
                placeholder={text.mergeSearch}
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </label>
            {others.length === 0 && <p role="status">{text.mergeNone}</p>}
            <ul className="client-merge-found">
              {others.map((row) => (
                <li key={row.id}>
                  <button type="button" onClick={() => setOther(row)}>
                    <span>{row.name}</span>
                    <small>
                      {row.code} · {row.city}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <fieldset className="client-merge-keep">
              <legend>{text.mergeKeep}</legend>
              {[client, other].map((one) => (
                <label key={one.id} className="box">
                  <input
                    type="radio"
                    name="merge-keep"
                    checked={keepOther === (one.id === other.id)}
                    onChange={() => setKeepOther(one.id === other.id)}
                  />
                  {one.name} ({one.code})
                </label>
              ))}
            </fieldset>
            <MergePreview
              from={keepOther ? client.id : other.id}
              into={keepOther ? other.id : client.id}
              key={String(keepOther)}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

function MergePreview({ from, into }: { from: string; into: string }) {
  const preview = useAnswer('clients.mergePreview', { from, into })
  if (preview.error) {
    return (
      <p className="notice" data-tone="error" role="alert">
        {preview.error.message}
      </p>
    )
  }
  if (!preview.data) return <p role="status">{commonText.loading}</p>
  const { issued, drafts, submissions, contacts, filled } = preview.data
  const labels: Readonly<Record<string, string>> = cardText.fields
  const lines = [
    issued > 0 && text.mergeIssued(issued),
    drafts > 0 && text.mergeDrafts(drafts),
    submissions > 0 && text.mergeSubmissions(submissions),
    contacts.length > 0 && text.mergeContacts(contacts.join(', ')),
    filled.length > 0 && text.mergeFilled(filled.map((path) => labels[path] ?? path).join(', ')),
  ].filter((line) => line !== false)
  return (
    <>
      <h3>{text.mergeWhat}</h3>
      {lines.length === 0 ? (
        <p>{text.mergeNothing}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="notice">{text.mergeNote}</p>
    </>
  )
}
