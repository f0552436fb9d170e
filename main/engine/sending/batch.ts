import type { BatchAsked, BatchReport, BatchReportRow, BatchRequest, BatchRow } from '../../../shared/model/batch.ts'
import { MOST_SENT } from '../../../shared/model/batch.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { plannedChecks } from '../../../shared/rules/sending-checks.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { batchSql } from './batch.sql.ts'
import { batchRow, choiceOf, reasonsOf } from './batch-row.ts'
import type { Sending } from './sending.ts'

interface Ports {
  database: Database
  /** UTC milliseconds. */
  now: () => number
  undoMilliseconds: number
  sending: Pick<Sending, 'prepareKnowing' | 'queue'>
  passwordKnown: () => Promise<boolean>
  document: (id: string) => Document
  draftChecks: (document: Document) => Check[]
  /** « Valider », without what may leave by itself afterwards. */
  issue: (id: string) => Promise<Document>
  /** @throws Refusal `conflict` once it has left. */
  abandon: (submissionId: string) => void
  /** Nothing of these leaves before this instant. */
  release: (submissionIds: readonly string[], at: number) => void
}
type OnProgress = (done: number, total: number) => void

/** Documents treated in one go: a few hundredths of a second. */
const STEP = 20
/** What is queued waits for the others, so that all can be taken back; after a crash it leaves this much later. Milliseconds. */
const TOGETHER = 60_000

export type Batch = ReturnType<typeof createBatch>

/** « Envoyer N documents »: each by its own defaults, looked at before, queued in steps, taken back for ten seconds. */
export function createBatch(ports: Ports) {
  const { database, now, sending } = ports
  let running = false
  let cancelled = false
  let closed = false

  /** Others work here: another call, or the person who says stop. */
  const breathe = async (): Promise<void> => {
    await new Promise((resume) => setImmediate(resume))
    if (closed) throw new Refusal('refused', 'Le dossier a été fermé : le suivi dit ce qui est déjà en file.')
  }

  const look = (asked: BatchAsked, passwordKnown: boolean) => {
    const document = ports.document(asked.documentId)
    const prepared = sending.prepareKnowing({ documentId: document.id, choice: choiceOf(asked) }, passwordKnown)
    const draftChecks = document.state === 'draft' ? ports.draftChecks(document) : []
    return { row: batchRow(document, prepared, draftChecks), prepared }
  }

  const inSteps = async <Value>(all: readonly Value[], work: (some: readonly Value[]) => void, after?: OnProgress) => {
    for (let start = 0; start < all.length && !cancelled; start += STEP) {
      work(all.slice(start, start + STEP))
      after?.(Math.min(start + STEP, all.length), all.length)
      await breathe()
    }
  }

  /** @throws Refusal `not_found` for a document that the dossier does not hold. */
  const prepare = async ({ rows }: { rows: readonly BatchAsked[] }): Promise<BatchRow[]> => {
    const passwordKnown = await ports.passwordKnown()
    const prepared: BatchRow[] = []
    for (let start = 0; start < rows.length; start += STEP) {
      for (const asked of rows.slice(start, start + STEP)) prepared.push(look(asked, passwordKnown).row)
      await breathe()
    }
    return prepared
  }

  const reported = (row: BatchRow, outcome: BatchReportRow['outcome'], reason = ''): BatchReportRow => ({
    documentId: row.documentId,
    kind: row.kind,
    number: row.number,
    clientId: row.clientId,
    clientName: row.clientName,
    total: row.total,
    channel: row.settings.channel.value,
    receiver: row.receiver,
    outcome,
    reason,
    cost: row.cost.amount,
  })

  /** Numbers for the drafts that nothing else keeps from leaving; what is refused is told. */
  const issueDrafts = async (
    asked: readonly BatchAsked[],
    told: Map<string, BatchReportRow>,
    onProgress: OnProgress,
  ) => {
    const passwordKnown = await ports.passwordKnown()
    const drafts = asked.filter(({ documentId }) => ports.document(documentId).state === 'draft')
    for (const [index, one] of drafts.entries()) {
      if (cancelled) return
      const { row } = look(one, passwordKnown)
      if (row.status === 'draft') {
        try {
          await ports.issue(one.documentId)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          told.set(one.documentId, reported(row, 'skipped', error.message))
        }
      }
      onProgress(index + 1, drafts.length)
      await breathe()
    }
  }

  const queueOne = (
    asked: BatchAsked,
    request: BatchRequest,
    passwordKnown: boolean,
  ): [BatchReportRow, string | null] => {
    const { row, prepared } = look(asked, passwordKnown)
    if (row.status === 'blocked') return [reported(row, 'skipped', reasonsOf(row)), null]
    if (row.status === 'draft') return [reported(row, 'skipped', 'Brouillon : il n’est pas validé.'), null]
    const notBefore = request.hold ? 'held' : now() + ports.undoMilliseconds + TOGETHER
    try {
      const [id = null] = sending.queue(prepared, choiceOf(asked, request.plannedAt), notBefore)
      return [reported(row, 'queued'), id]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return [reported(row, 'skipped', error.message), null]
    }
  }

  /** @returns those that had left, which nothing takes back. */
  const takeBack = async (ids: readonly string[]): Promise<Set<string>> => {
    const left = new Set<string>()
    for (let start = 0; start < ids.length; start += STEP) {
      transaction(database, () => {
        for (const id of ids.slice(start, start + STEP)) {
          try {
            ports.abandon(id)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            left.add(id)
          }
        }
      })
      await breathe()
    }
    return left
  }

  const execute = async (request: BatchRequest, onIssued: OnProgress, onQueued: OnProgress): Promise<BatchReport> => {
    const asked = [...new Map(request.rows.map((row) => [row.documentId, row])).values()]
    const told = new Map<string, BatchReportRow>()
    const drafts = asked.filter(({ documentId }) => ports.document(documentId).state === 'draft')
    if (request.issueDrafts) await issueDrafts(drafts, told, onIssued)
    const passwordKnown = await ports.passwordKnown()
    const queued = new Map<string, string>()
    let together = now()
    /** A long run goes on keeping what it queued first until it has queued the last one. */
    const keepTogether: OnProgress = (done, total) => {
      onQueued(done, total)
      if (now() - together < TOGETHER / 2) return
      together = now()
      ports.release([...queued.values()], together + ports.undoMilliseconds + TOGETHER)
    }
    await inSteps(
      asked.filter(({ documentId }) => !told.has(documentId)),
      (some) =>
        transaction(database, () => {
          for (const one of some) {
            const [row, id] = queueOne(one, request, passwordKnown)
            told.set(one.documentId, row)
            if (id !== null) queued.set(one.documentId, id)
          }
        }),
      keepTogether,
    )
    const stopped = cancelled
    const gone = stopped ? await takeBack([...queued.values()]) : null
    const rows = asked.map(({ documentId, override }) => {
      const row =
        told.get(documentId) ?? reported(look({ documentId, override }, passwordKnown).row, 'taken_back', NOT_REACHED)
      if (gone && row.outcome === 'queued' && !gone.has(queued.get(documentId) ?? '')) {
        return { ...row, outcome: 'taken_back' as const, reason: NOT_REACHED }
      }
      const wasDraft = drafts.some((draft) => draft.documentId === documentId)
      return wasDraft &&
        row.outcome === 'skipped' &&
        row.number !== null &&
        ports.document(documentId).state === 'issued'
        ? { ...row, outcome: 'issued' as const }
        : row
    })
    const submissionIds = [...(gone ?? queued.values())]
    const undoable = !stopped && submissionIds.length > 0 && !request.hold && request.plannedAt === null
    const undoableUntil = undoable ? now() + ports.undoMilliseconds : null
    if (undoableUntil !== null) ports.release(submissionIds, undoableUntil)
    return { rows, submissionIds, undoableUntil, plannedAt: request.plannedAt, held: request.hold, stopped }
  }

  return {
    prepare,
    /**
     * Validates the drafts when asked, then queues all that may leave. What is stopped is taken back: nothing has left.
     * @throws Refusal `invalid` when the hour is past, `conflict` during another run.
     */
    async run(request: BatchRequest, onIssued: OnProgress, onQueued: OnProgress): Promise<BatchReport> {
      const [late] = plannedChecks(request.plannedAt, now())
      if (late) throw new Refusal('invalid', late.message, { plannedAt: late.message })
      if (running) throw new Refusal('conflict', 'Un envoi groupé est déjà en cours. Attendez sa fin, ou arrêtez-le.')
      running = true
      cancelled = false
      try {
        return await execute(request, onIssued, onQueued)
      } finally {
        running = false
      }
    },
    cancel(): void {
      if (running) cancelled = true
    },
    async undo({ submissionIds }: { submissionIds: readonly string[] }): Promise<{ undone: number; left: number }> {
      const left = await takeBack(submissionIds)
      return { undone: submissionIds.length - left.size, left: left.size }
    },
    neverSent: (): string[] =>
      (statement(database, batchSql.neverSent ?? '').all({ limit: MOST_SENT }) as { id: string }[]).map(({ id }) => id),
    /** Before the dossier closes: what is queued stays queued. */
    stop(): void {
      closed = true
    },
  }
}

const NOT_REACHED = 'Arrêté avant de partir.'
