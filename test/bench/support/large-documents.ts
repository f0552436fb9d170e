import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { documentContentSchema, sellerSchema } from '../../../shared/model/document.ts'
import { CHANNELS } from '../../../shared/model/sending.ts'
import { formatNumber } from '../../../shared/rules/numbering.ts'
import { BUILT_IN_SETTINGS } from '../../../shared/rules/settings.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { clientCity, clientId, clientName, makeBuyer, scattered } from './large-clients.ts'
import type { LargeSize } from './large-dossier.ts'

const DAY = 86_400_000
const FIRST = Date.UTC(2017, 0, 2)
const LAST = Date.UTC(2026, 10, 24)
const FILE = Buffer.from('%PDF-1.7\n% stands for every archived file of the bench\n')
const SHA256 = createHash('sha256').update(FILE).digest('hex')

const uuid = (group: string, n: number): string => `019abcde-${group}-7000-8000-${String(n).padStart(12, '0')}`
const documentId = (n: number): string => uuid('e000', n)
const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The one archived file; it names the first document. */
export const ARCHIVED_FILE = {
  sha256: SHA256,
  document_id: documentId(0),
  bytes: FILE,
  xml: '<x/>',
  size: FILE.byteLength,
  rendered_at: FIRST,
}

const company = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../fixtures/demonstration/company.json'), 'utf8'),
) as object
const SELLER = JSON.stringify(sellerSchema.parse(company))

/** Twenty contents with their totals: computed once, then dated and addressed. */
const MODELS = Array.from({ length: 20 }, (_, model) => {
  const content = documentContentSchema.parse({
    kind: 'invoice',
    clientId: clientId(0),
    date: '2026-01-01',
    paymentTermsLabel: 'Virement à 30 jours',
    lines: Array.from({ length: 1 + (model % 4) }, (__, index) => ({
      id: uuid('a000', model * 10 + index),
      type: 'item',
      articleCode: `BUR-${100 + model}`,
      description: 'Bureau droit 160 × 80 cm, plateau chêne',
      quantity: String(1 + ((model + index) % 7)),
      unitPrice: `${13 + 29 * model}.${index}5`,
      vat: { rate: index === 3 ? '5.5' : '20' },
    })),
  })
  const totals = computeTotals(content)
  return { content, totals, totalsText: JSON.stringify(totals) }
})

/** In the order of their dates, as they were typed: 92 % invoices, 98 % issued. */
export function makeDocument(n: number, size: LargeSize) {
  const { content, totals, totalsText } = MODELS[scattered(n, 10) % MODELS.length] as (typeof MODELS)[number]
  const at = FIRST + Math.floor(((LAST - FIRST) * n) / size.documents / DAY) * DAY
  const date = isoDate(at)
  const year = Number(date.slice(0, 4))
  const invoice = n % 12 !== 5
  const issued = n === 0 || !isDraft(n)
  // A few clients have many documents, as everywhere.
  const client = Math.floor((scattered(n, 11) / 2 ** 32) ** 3 * size.clients)
  const kind = invoice ? 'invoice' : 'creditNote'
  const dueDate = invoice ? isoDate(at + 30 * DAY) : null
  const reference = n % 3 === 0 ? `Commande ${scattered(n, 12) % 100_000}` : ''
  return {
    id: documentId(n),
    kind,
    state: issued ? 'issued' : 'draft',
    number: issued ? formatNumber(invoice ? 'F{année}-{n:6}' : 'A{année}-{n:6}', year, n + 1) : null,
    imported_number: null,
    imported_total: null,
    client_id: clientId(client),
    original_id: null,
    date,
    due_date: dueDate,
    reference,
    client_name: clientName(client),
    client_city: clientCity(client),
    net: totals.net,
    tax: totals.tax,
    total: totals.total,
    content: JSON.stringify({ ...content, kind, clientId: clientId(client), date, dueDate, reference }),
    totals: totalsText,
    buyer: issued ? JSON.stringify(makeBuyer(client)) : null,
    seller: issued ? SELLER : null,
    file_sha256: issued ? SHA256 : null,
    created_at: at,
    updated_at: at,
    issued_at: issued ? at : null,
  }
}

/** One of fifty is a draft that was left. */
const isDraft = (n: number): boolean => n % 50 === 49

/** The last fifth of the issued documents was sent; one of two hundred was refused. */
export function makeSubmission(n: number, size: LargeSize) {
  if (n < size.documents * 0.8 || isDraft(n)) return null
  const at = FIRST + ((LAST - FIRST) * n) / size.documents
  const refused = n % 200 === 11
  return {
    id: uuid('f000', n),
    document_id: documentId(n),
    parent_id: null,
    key: `BENCH1.${n}.1`,
    channel: CHANNELS[n % CHANNELS.length] ?? 'email',
    state: refused ? 'rejected' : 'delivered',
    settings: SETTINGS,
    receiver: JSON.stringify({ name: 'Client', addressLines: [], email: `compta${n}@client.example` }),
    variables: '{}',
    file_sha256: SHA256,
    resend_reason: '',
    transport_id: String(10_000_000 + n),
    raw_state: refused ? 200 : 100,
    queued_at: Math.floor(at),
    accepted_at: Math.floor(at),
    updated_at: Math.floor(at),
  }
}

const SETTINGS = JSON.stringify(BUILT_IN_SETTINGS)
