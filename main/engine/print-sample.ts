import {
  type Buyer,
  buyerSchema,
  type Document,
  type DocumentContent,
  documentContentSchema,
  type InvoiceFileInput,
  sellerSchema,
} from '../../shared/model/document.ts'
import type { PrintSettings } from '../../shared/model/dossier.ts'
import { listInputSchema } from '../../shared/model/views.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import type { Session } from './session.ts'

const EXAMPLE_ID = '00000000-0000-7000-8000-000000000001'

/** A document to look at settings with: the youngest invoice of the dossier, or an example. */
export function sampleInput(
  session: Session,
  settings: PrintSettings,
): { input: InvoiceFileInput; title: string | null } {
  const { model, footer, ...print } = settings
  const document = youngestInvoice(session)
  const content = document?.content ?? exampleContent(session.today())
  const number = document?.number ?? document?.importedNumber ?? 'F0000'
  const input: InvoiceFileInput = {
    number,
    content,
    totals: computeTotals(content),
    seller: { ...sellerSchema.parse(session.settings.company()), footer },
    buyer: document?.buyer ?? EXAMPLE_BUYER,
    model,
    print,
    // The day of the document: the same settings give the same bytes.
    renderedAt: Date.parse(content.date),
  }
  return { input, title: document === null ? null : `Facture ${number}` }
}

function youngestInvoice(session: Session): Document | null {
  for (const state of ['issued', 'draft'] as const) {
    const { rows } = session.documents.list({ ...listInputSchema.parse({ limit: 1 }), kind: 'invoice', state })
    if (rows[0]) return session.documents.get(rows[0].id)
  }
  return null
}

const EXAMPLE_BUYER: Buyer = buyerSchema.parse({
  code: 'C0001',
  name: 'Client Exemple',
  address: { line1: '4 rue de l’Exemple', postcode: '37000', city: 'Tours' },
  chorus: {},
})

const exampleContent = (date: string): DocumentContent =>
  documentContentSchema.parse({
    kind: 'invoice',
    clientId: EXAMPLE_ID,
    date,
    dueDate: date,
    lines: ['Première prestation', 'Deuxième prestation'].map((description, index) => ({
      id: `00000000-0000-7000-8000-00000000001${index}`,
      type: 'item',
      articleCode: `ART-${index + 1}`,
      description,
      quantity: '2',
      unitPrice: '120',
      vat: { rate: '20' },
      deliveryDate: date,
    })),
  })
