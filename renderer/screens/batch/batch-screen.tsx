import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call, useAnswer } from '../../api.ts'
import { Progress } from '../../components/progress.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { batchText as text } from '../../text/batch.ts'
import { sendingText } from '../../text/sending.ts'
import { OfflineNotice } from '../sending/offline-notice.tsx'
import { BatchBar } from './batch-bar.tsx'
import { leaving, stayingOf } from './batch-groups.ts'
import { BatchReportTable } from './batch-report.tsx'
import { changeBatch, reviseBatch, runBatch, startBatch, useBatchWork } from './batch-store.ts'
import { BatchTable } from './batch-table.tsx'
import { useBatchRows } from './use-batch-rows.ts'
import '../../styles/controls.css'
import '../../styles/documents.css'
import '../../styles/imports.css'
import '../../styles/batch.css'
import '../../styles/planned.css'

/** « Envoyer N documents »: each by its own defaults, looked at by channel, sent in one run, reported one by one. */
export function BatchScreen() {
  const navigate = useNavigate()
  const work = useBatchWork()
  const { ids, excluded, issueDrafts, when, running, report } = work
  const choosing = running === null && report === null
  const { rows, loading, error, choose } = useBatchRows(ids, choosing)
  const neotouch = useAnswer('neotouch.get', {})
  const [told, setTold] = useState<string | null>(null)
  const screen = useRef<HTMLElement>(null)
  const ready = leaving(rows, excluded, issueDrafts)
  const drafts = ready.filter((row) => row.status === 'draft').length
  const staying = text.staying(stayingOf(rows, excluded, issueDrafts))

  const takeNeverSent = async () => {
    const found = await call('batch.neverSent', {})
    setTold(found.length === 0 ? text.nothingLeft : null)
    startBatch(found)
  }
  const send = () => {
    if (!choosing || rows.length === 0) return
    setTold(null)
    if (ready.length === 0) {
      setTold(text.nothingReady)
      screen.current?.querySelector<HTMLElement>('[data-mend]')?.focus()
      return
    }
    const follow = () => void navigate({ to: '/ventes/suivi', search: { tab: 'toSend' } })
    void runBatch(rows, { follow, report: () => void navigate({ to: '/ventes/envoi-groupe' }) })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter' || document.querySelector('[role=dialog]')) return
      event.preventDefault()
      send()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const problem = told ?? work.failure ?? error?.failure.message

  return (
    <section className="documents" aria-label={text.title} ref={screen}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={
          running ? (
            <button type="button" className="button" onClick={() => void call('batch.cancel', {})}>
              {text.stop}
            </button>
          ) : report ? (
            <>
              {report.rows.some((row) => row.outcome !== 'queued') && (
                <button type="button" className="button" onClick={reviseBatch}>
                  {text.again}
                </button>
              )}
              <button type="button" className="button" data-variant="primary" onClick={() => startBatch([])}>
                {text.finish}
              </button>
            </>
          ) : (
            ids.length > 0 && (
              <button type="button" className="button" data-variant="primary" onClick={send}>
                {text.send(ready.length, drafts, when.kind)} <kbd>Ctrl Entrée</kbd>
              </button>
            )
          )
        }
      />
      {choosing && rows.length > 0 && <BatchBar work={work} rows={rows} leaving={ready} />}
      <div className="follow-up-notices">
        <OfflineNotice text={sendingText.offline} />
        {problem && (
          <p className="notice" data-tone="error" role="alert">
            {problem}
          </p>
        )}
      </div>
      {running && (
        <div className="batch-running">
          <Progress
            label={running.stage === 'issue' ? text.issuing : text.queueing}
            done={running.done}
            total={running.total}
          />
          <p>{text.background}</p>
        </div>
      )}
      {!running && report && <BatchReportTable report={report} />}
      {choosing && ids.length === 0 && (
        <div className="batch-empty">
          <p>{text.none}</p>
          <p>{text.noneHint}</p>
          <p className="batch-empty-actions">
            <button type="button" className="button" data-variant="primary" onClick={() => void takeNeverSent()}>
              {text.takeNeverSent}
            </button>
            <Link className="button" to="/ventes/factures">
              {text.toInvoices}
            </Link>
          </p>
        </div>
      )}
      {choosing && ids.length > 0 && loading && (
        <p className="batch-empty" role="status">
          {text.preparing(ids.length)}
        </p>
      )}
      {choosing && rows.length > 0 && (
        <>
          <BatchTable
            rows={rows}
            excluded={excluded}
            overrides={work.overrides}
            issueDrafts={issueDrafts}
            onExcluded={(next) => changeBatch({ excluded: next })}
            onChoose={(documentId, override) => void choose(documentId, override)}
          />
          <p className="documents-state" role="status">
            <span>{text.summary(ready.length, rows.length)}</span>
            {staying !== '' && <span>{staying}</span>}
            <span>
              {[neotouch.data?.environment === 'sandbox' ? text.sandbox : '', when.kind === 'now' ? text.undoable : '']
                .filter(Boolean)
                .join(' ')}
            </span>
          </p>
        </>
      )}
    </section>
  )
}
