import { useNavigate } from '@tanstack/react-router'
import { Copy, Eye, Trash2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DocumentContent, Line } from '../../../shared/model/document.ts'
import type { Article } from '../../../shared/model/lists.ts'
import { articleOfLine, lineOfArticle } from '../../../shared/rules/article-line.ts'
import { defaultVat } from '../../../shared/rules/default-vat.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { withClient, withDate, withTerms } from '../../../shared/rules/draft-changes.ts'
import { computeTotals, subtotals } from '../../../shared/rules/totals.ts'
import { call, useAnswer } from '../../api.ts'
import { CheckList } from '../../components/check-list.tsx'
import { LineGrid } from '../../components/grid/line-grid.tsx'
import type { LineGridHandle } from '../../components/grid/line-grid-types.ts'
import { editorText } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { formatCents } from '../../text/format.ts'
import { ArticleDialog } from '../articles/article-dialog.tsx'
import { useArticleColumns } from './article-completion.ts'
import { DocumentFoot } from './document-foot.tsx'
import { DocumentHeader } from './document-header.tsx'
import { DocumentInstallments } from './document-installments.tsx'
import { DocumentTotals } from './document-totals.tsx'
import { DraftDeposits } from './draft-deposits.tsx'
import { DraftPreview } from './draft-preview.tsx'
import { focusField, useAskedEntry } from './field-focus.ts'
import { blankLine } from './line-columns.ts'
import { mendLocation } from './mend-location.ts'
import { useDraft } from './use-draft.ts'
import { useDraftActions } from './use-draft-actions.ts'
import { useDraftKeys } from './use-draft-keys.ts'
import '../../styles/document-editor.css'

interface DraftEditorProps {
  /** null: not written yet. */
  id: string | null
  initial: DocumentContent
  /** Issued: its number is given, the send dialog may open. */
  onIssued: (id: string) => void
}

const newId = (): string => crypto.randomUUID()

/** Entry of a draft: saved by itself, totals live, « Valider » or Ctrl+Entrée issues it. */
export function DraftEditor({ id: initialId, initial, onIssued }: DraftEditorProps) {
  const navigate = useNavigate()
  const grid = useRef<LineGridHandle>(null)
  const draft = useDraft(initialId, initial)
  const { content, change } = draft
  const id = draft.saved?.id ?? initialId
  const totals = useMemo(() => computeTotals(content), [content])
  const sums = useMemo(() => subtotals(content.lines), [content.lines])
  const client = useAnswer('clients.get', { id: content.clientId })
  const company = useAnswer('company.get', {})
  const checks = useAnswer('documents.checks', { id: id ?? '' }, { enabled: id !== null })
  const parties = client.data && company.data ? { client: client.data, company: company.data, newId } : null
  const vat = parties ? defaultVat(parties.company, parties.client).vat : content.shippingVat
  const [newArticle, setNewArticle] = useState<{ article: Article; lineId: string } | null>(null)
  const columns = useArticleColumns({
    vat,
    onCreate: (line) => setNewArticle({ article: articleOfLine(line, newId(), vat), lineId: line.id }),
  })
  const actions = useDraftActions({
    draft,
    content,
    clientName: client.data?.name ?? '',
    onIssued,
    onRefused: (fields) => fields.some((field) => focusField(field, grid.current)),
  })
  useAskedEntry(grid)
  const onKeyDown = useDraftKeys({ draft, actions })
  const failure = actions.failure ?? draft.error
  const shown = checks.data?.filter(({ severity }) => severity !== 'ok') ?? []

  const chooseClient = async (clientId: string) => {
    const next = await call('clients.get', { id: clientId })
    if (parties) change(withClient(content, parties.client, { ...parties, client: next }), null)
    else change({ clientId }, null)
  }

  return (
    <section className="documents" aria-label={text.singular(content.kind)} onKeyDown={onKeyDown}>
      <header className="screen-bar">
        <div>
          <p>{`${text.breadcrumb} › ${text.plural(content.kind)}`}</p>
          <h1>{editorText.draftOf(`${documentName(content)} (${text.draft})`, client.data?.name ?? '')}</h1>
        </div>
        <div className="screen-bar-actions">
          <span role="status" className="document-state" data-state={draft.state}>
            {{ saved: text.saved, saving: text.saving, changed: text.notSaved }[draft.state]}
          </span>
          {id && (
            <>
              <button type="button" className="button" onClick={() => void actions.remove()}>
                <Trash2 size={14} aria-hidden />
                {editorText.remove}
              </button>
              <button type="button" className="button" onClick={() => void actions.duplicate()}>
                <Copy size={14} aria-hidden />
                {editorText.duplicate} <kbd>Ctrl D</kbd>
              </button>
              <button type="button" className="button" onClick={() => void actions.preview()}>
                <Eye size={14} aria-hidden />
                {editorText.preview} <kbd>Ctrl P</kbd>
              </button>
            </>
          )}
          <button type="button" className="button" data-variant="primary" onClick={() => void actions.issue()}>
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
        {draft.movedTo === content.clientId && client.data && (
          <p className="notice" role="status">
            {editorText.merged(client.data.name, client.data.code)}
          </p>
        )}
        <DocumentHeader
          content={content}
          client={client.data}
          onChange={change}
          onClient={(clientId) => void chooseClient(clientId)}
          onDate={(date) => change(parties ? withDate(content, date, parties) : { date }, null)}
          onTerms={(terms) =>
            change(parties ? withTerms(content, terms, parties) : { paymentTermsLabel: terms }, 'paymentTermsLabel')
          }
        />
        <LineGrid
          label={text.lines}
          columns={columns}
          rows={content.lines}
          handle={grid}
          note={(line) => (line.type === 'subtotal' ? formatCents(sums.get(line.id) ?? 0) : undefined)}
          onChange={(lines, step) => change({ lines }, step)}
          createRow={(after) => blankLine(after, vat)}
          duplicateRow={(line: Line) => ({ ...line, id: newId() })}
        />
        <p className="key-hints" aria-hidden="true">
          {editorText.keys.map(([key, use]) => (
            <span key={key}>
              <kbd>{key}</kbd> {use}
            </span>
          ))}
        </p>
        <div className="document-columns">
          <div className="document-left">
            <section className="document-checks" aria-label={text.checks}>
              <h2>{text.checks}</h2>
              {shown.length === 0 ? (
                <p>{checks.data ? editorText.allGood : ''}</p>
              ) : (
                <CheckList
                  checks={shown}
                  onMend={(check) => {
                    if (check.screen === 'document' && focusField(check.field ?? '', grid.current)) return
                    if (check.screen !== 'document' && id)
                      void navigate(mendLocation(check, { documentId: id, clientId: content.clientId }))
                  }}
                />
              )}
            </section>
            {content.kind === 'invoice' && (
              <DocumentInstallments content={content} totals={totals} onChange={(part) => change(part, null)} />
            )}
            {content.kind === 'invoice' && content.invoiceType !== 'deposit' && (
              <DraftDeposits
                id={id}
                content={content}
                totals={totals}
                clientName={client.data?.name ?? ''}
                flush={draft.flush}
                onChange={(part) => change(part, null)}
              />
            )}
            <div className="entry">
              <label htmlFor="notes">{editorText.notes}</label>
              <textarea
                id="notes"
                className="input"
                rows={3}
                maxLength={20_000}
                value={content.notes}
                onChange={(event) => change({ notes: event.target.value })}
              />
            </div>
          </div>
          <div className="document-right">
            <DocumentTotals totals={totals} deposits={content.deposits} />
            <DocumentFoot content={content} onChange={change} />
          </div>
        </div>
      </div>
      {newArticle && (
        <ArticleDialog
          article={newArticle.article}
          isNew
          onSaved={(article) => {
            // The dialog must be gone, or it would keep the focus.
            flushSync(() => setNewArticle(null))
            const row = content.lines.findIndex(({ id }) => id === newArticle.lineId)
            const fill = (line: Line, index: number) => (index === row ? lineOfArticle(line, article, vat) : line)
            change({ lines: content.lines.map(fill) }, null)
            grid.current?.focusCell(row, 'quantity')
          }}
          onClose={() => setNewArticle(null)}
        />
      )}
      {actions.previewed && (
        <DraftPreview
          id={actions.previewed.id}
          version={actions.previewed.version}
          onClose={() => actions.closePreview()}
        />
      )}
    </section>
  )
}
