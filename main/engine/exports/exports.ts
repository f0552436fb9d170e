import { basename } from 'node:path'
import { type ExportReport, type ExportRequest, hasPeriod } from '../../../shared/model/exports.ts'
import { Refusal } from '../../../shared/result.ts'
import { statement } from '../database/connection.ts'
import type { FileEncoding } from './encoder.ts'
import { exportsSql } from './exports.sql.ts'
import { FileWriter } from './file-writer.ts'
import type { ExportPorts } from './ports.ts'
import { articleRecords, clientRecords, documentRecords, type ExportRecord, journalRecords } from './records.ts'

export type OnProgress = (done: number, total: number) => void

/** Records between two moments where the engine may answer others. */
const PAGE = 50

/** EBP's exports of clients and documents, articles, and the sales journal: read from the dossier page by page, never changed. */
export function createExports(ports: ExportPorts) {
  let running: { cancelled: boolean } | null = null

  const count = (kind: ExportRequest['kind'], period: { from: string; to: string }): number => {
    const names = {
      clients: 'clientCount',
      documents: 'documentCount',
      articles: 'articleCount',
      journal: 'issuedCount',
    }
    const sql = statement(ports.database, exportsSql[names[kind]] ?? '')
    return ((hasPeriod(kind) ? sql.get(period) : sql.get()) as { total: number }).total
  }

  /** @throws Refusal `conflict` while another export runs, `invalid` for a period the wrong way round. */
  const write = async (request: ExportRequest & { path: string }, progress: OnProgress): Promise<ExportReport> => {
    if (running !== null) {
      throw new Refusal('conflict', 'Un export est déjà en cours. Attendez sa fin, ou arrêtez-le.')
    }
    if (request.from !== null && request.to !== null && request.from > request.to) {
      const sentence = 'Le début de la période est après sa fin. Corrigez l’une des deux dates.'
      throw new Refusal('invalid', sentence, { from: sentence })
    }
    const run = { cancelled: false }
    running = run
    const encoding: FileEncoding = request.kind === 'journal' ? 'iso-8859-15' : request.encoding
    const writer = new FileWriter(request.path, encoding)
    const period = { from: request.from ?? '0000-00-00', to: request.to ?? '9999-99-99' }
    const began = ports.now()
    const facts = { records: 0, rows: 0, skipped: 0, debit: 0, credit: 0, lastEntry: null as number | null }
    try {
      await writer.open()
      const total = count(request.kind, period)
      const records = {
        clients: () => clientRecords(ports),
        documents: () => documentRecords(ports, period),
        articles: () => articleRecords(ports),
        journal: () => journalRecords(ports, period, request.firstEntry),
      }[request.kind]()
      let chunk: Uint8Array[] = []
      let done = 0
      for (const record of records) {
        note(record, writer, facts)
        if (record.text !== '') chunk.push(writer.encode(record.name, record.text))
        if (record.counts) done++
        if (chunk.length < PAGE) continue
        await writer.append(Buffer.concat(chunk))
        chunk = []
        progress(done, Math.max(done, total))
        await new Promise((resume) => setImmediate(resume))
        if (run.cancelled) break
      }
      if (run.cancelled) await writer.abandon()
      else {
        await writer.append(Buffer.concat(chunk))
        await writer.finish()
        progress(done, Math.max(done, total))
      }
      const { debit, credit, lastEntry, ...counts } = facts
      return {
        kind: request.kind,
        path: request.path,
        fileName: basename(request.path),
        encoding,
        cancelled: run.cancelled,
        ...counts,
        bytes: writer.bytes,
        milliseconds: Math.max(0, ports.now() - began),
        issues: writer.issues,
        more: writer.more,
        journal: request.kind === 'journal' ? { debit, credit, lastEntry } : null,
      }
    } catch (error) {
      await writer.abandon()
      throw error
    } finally {
      running = null
    }
  }

  return {
    write,
    /** Stops the export that runs, if any: no file is left. */
    cancel(): void {
      if (running) running.cancelled = true
    },
    /** A name that says what the file is, with the period or today's date. */
    fileName(request: Pick<ExportRequest, 'kind' | 'from' | 'to'>): string {
      const day = (request.to ?? ports.localDate(ports.now())).replaceAll('-', '')
      if (request.kind === 'articles') return `articles-${day}.csv`
      if (request.kind !== 'journal') return `${request.kind}-ebp-${day}.csv`
      const siren = ports.siren().replace(/\D/gu, '') || 'dossier'
      return `${siren}-journal-des-ventes-format-FEC-${day}.txt`
    },
  }
}

interface Facts {
  records: number
  rows: number
  skipped: number
  debit: number
  credit: number
  lastEntry: number | null
}

function note(record: ExportRecord, writer: FileWriter, facts: Facts): void {
  if (record.issue !== null) writer.issue(record.name, record.issue)
  if (!record.counts) return
  if (record.text === '') facts.skipped++
  else facts.records++
  facts.rows += record.rows
  facts.debit += record.debit
  facts.credit += record.credit
  facts.lastEntry = record.entry ?? facts.lastEntry
}
