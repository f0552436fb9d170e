import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DocumentContent } from '../../../shared/model/document.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { useAction, useAnswer } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { LineGrid } from '../../components/grid/line-grid.tsx'
import { documentsText as text } from '../../text/documents.ts'
import { DocumentHeader } from './document-header.tsx'
import { DocumentTotals } from './document-totals.tsx'
import { blankLine, LINE_COLUMNS } from './line-columns.ts'
import { mendLocation } from './mend-location.ts'
import { useDraft } from './use-draft.ts'

interface DraftEditorProps {
  /** null: not written yet. */
  id: string | null
  initial: DocumentContent
  /** Issued: its number is given, the send dialog may open. */
  onIssued: (id: string) => void
}

/** Entry of a draft: saved by itself, totals live, « Valider » or Ctrl+Entrée issues it. */
export function DraftEditor({ id: initialId, initial, onIssued }: DraftEditorProps) {
  const navigate = useNavigate()
  const draft = useDraft(initialId, initial)
  const { content, change } = draft
  const id = draft.saved?.id ?? initialId
  const totals = useMemo(() => computeTotals(content), [content])
  const client = useAnswer('clients.get', { id: content.clientId })
  const checks = useAnswer('documents.checks', { id: id ?? '' }, { enabled: id !== null })
  const issue = useAction('documents.issue')
  const remove = useAction('documents.delete')
  const [removing, setRemoving] = useState(false)

  const validate = async () => {
    const written = await draft.flush()
    if (written) issue.mutate({ id: written }, { onSuccess: (document) => onIssued(document.id) })
  }
  const failure = issue.error ?? draft.error ?? remove.error
  const status = { saved: text.saved, saving: text.saving, changed: text.notSaved }[draft.state]

  return (
    <section
      className="documents"
      aria-label={text.singular(content.kind)}
      onKeyDown={(event) => {
        if (!event.ctrlKey || (event.key !== 's' && event.key !== 'Enter')) return
        event.preventDefault()
        // An open cell writes its text when it loses the focus.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        void (event.key === 's' ? draft.flush() : validate())
      }}
    >
      <header className="screen-bar">
        <div>
          <p>{`${text.breadcrumb} > ${text.plural(content.kind)}`}</p>
          <h1>{`${text.singular(content.kind)} (${text.draft})`}</h1>
        </div>
        <div className="screen-bar-actions">
          <span role="status">{status}</span>
          {id && (
            <button type="button" className="button" onClick={() => setRemoving(true)}>
              {text.remove}
            </button>
          )}
          <button type="button" className="button" data-variant="primary" onClick={() => void validate()}>
            {text.issue} <kbd>Ctrl Entrée</kbd>
          </button>
        </div>
      </header>
      <div className="document-body">
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure.failure.message}
          </p>
        )}
        <DocumentHeader content={content} isPublic={client.data?.isPublic ?? false} onChange={change} />
        <LineGrid
          label={text.lines}
          columns={LINE_COLUMNS}
          rows={content.lines}
          onChange={(lines) => change({ lines })}
          createRow={() => blankLine(content.lines.at(-1))}
        />
        <div>
          <button
            type="button"
            className="button"
            onClick={() => change({ lines: [...content.lines, blankLine(content.lines.at(-1))] })}
          >
            {text.addLine}
          </button>
        </div>
        <div className="document-columns">
          <section aria-label={text.checks}>
            <h2>{text.checks}</h2>
            <ul className="document-checks">
              {checks.data?.map((check) => (
                <li key={check.id} data-severity={check.severity}>
                  <strong>{text[check.severity]}</strong> {check.message}{' '}
                  {check.severity !== 'ok' && check.screen && (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        const field = check.screen === 'document' && document.getElementById(check.field ?? '')
                        if (field) field.focus()
                        else if (check.screen !== 'document' && id)
                          void navigate(mendLocation(check, { documentId: id, clientId: content.clientId }))
                      }}
                    >
                      {text.goToField}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <DocumentTotals content={content} totals={totals} onChange={change} />
        </div>
      </div>
      {removing && id && (
        <Dialog
          title={text.remove}
          onClose={() => setRemoving(false)}
          footer={
            <>
              <span />
              <button type="button" className="button" onClick={() => setRemoving(false)}>
                {text.cancel}
              </button>
              <button
                type="button"
                className="button"
                data-variant="primary"
                onClick={() =>
                  remove.mutate(
                    { id },
                    {
                      onSuccess: () =>
                        void navigate({ to: content.kind === 'invoice' ? '/ventes/factures' : '/ventes/avoirs' }),
                    },
                  )
                }
              >
                {text.remove}
              </button>
            </>
          }
        >
          <p className="document-body">{text.removeQuestion(client.data?.name ?? '')}</p>
        </Dialog>
      )}
    </section>
  )
}
