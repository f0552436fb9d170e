import { createHash } from 'node:crypto'
import { type Database, statement } from './connection.ts'

/** What the chain holds: issued documents, and the events of the history. */
export type ChainKind = 'document' | 'event'

/** Values of the record as SQLite holds them, in the order of `CONTENT`. */
export type ChainContent = readonly (string | number | null)[]

/** What stands before the first link. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The content that a link vouches for, in this order for ever: another order would be another digest. The client's row
 * is left out, because two clients may be merged; what the document says of its buyer is in `buyer`.
 */
const CONTENT = {
  document: `SELECT kind, number, date, due_date, reference, client_name, client_city, net, tax, total, content, totals,
    buyer, seller, file_sha256, issued_at FROM document WHERE id = ? AND state = 'issued'`,
  event: `SELECT document_id, submission_id, at, type, from_state, to_state, raw_state, message, detail
    FROM event WHERE id = ?`,
} as const

export const chainSql: Readonly<Record<string, string>> = {
  documentContent: CONTENT.document,
  eventContent: CONTENT.event,
  head: 'SELECT position, digest FROM chain_link ORDER BY position DESC LIMIT 1',
  add: `INSERT INTO chain_link (position, kind, record, label, digest)
    VALUES (@position, @kind, @record, @label, @digest)`,
}

/** What the record holds now; null when it is gone. */
export function chainContent(database: Database, kind: ChainKind, record: string): ChainContent | null {
  const found = statement(database, CONTENT[kind])
    .raw(true)
    .get(kind === 'event' ? Number(record) : record)
  return (found as ChainContent | undefined) ?? null
}

export interface Link {
  /** 1 for the first. */
  position: number
  kind: ChainKind
  /** Id of the document or number of the event. */
  record: string
  /** What a person calls it: the document's number, or the kind of event. */
  label: string
}

/** SHA-256, in hexadecimal, over the digest of the previous link and everything that this one vouches for. */
export const linkDigest = (previous: string, link: Link, content: ChainContent): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, link.position, link.kind, link.record, link.label, content]))
    .digest('hex')

/**
 * Adds the link of a record that is already written, in the caller's transaction.
 * @throws Error when there is no such record: the caller's transaction must not be kept.
 */
export function addLink(database: Database, kind: ChainKind, record: string, label: string): void {
  const content = chainContent(database, kind, record)
  if (content === null) throw new Error(`no ${kind} to link`)
  const head = statement(database, chainSql.head ?? '').get() as { position: number; digest: string } | undefined
  const link: Link = { position: (head?.position ?? 0) + 1, kind, record, label }
  statement(database, chainSql.add ?? '').run({
    ...link,
    digest: linkDigest(head?.digest ?? CHAIN_START, link, content),
  })
}
