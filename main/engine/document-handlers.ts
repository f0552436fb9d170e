import type { EngineHandlers, ParsedInput } from '../../shared/contract.ts'
import { type Document, type DocumentContent, documentContentSchema } from '../../shared/model/document.ts'
import { Refusal } from '../../shared/result.ts'
import { defaultVat } from '../../shared/rules/default-vat.ts'
import { scheduled } from '../../shared/rules/draft-changes.ts'
import { fileName } from './file-name.ts'
import { toUbl } from './invoice-file/ubl.ts'
import type { Session } from './session.ts'

type DraftMethod =
  | 'documents.blank'
  | 'documents.delete'
  | 'documents.restore'
  | 'documents.duplicate'
  | 'documents.createCreditNote'
  | 'documents.credit'
  | 'documents.related'
  | 'documents.ubl'
  | 'numbering.preview'
  | 'numbering.start'

/** Answers about whole drafts, avoirs and numbers. */
export const documentHandlers = (current: () => Session): Pick<EngineHandlers, DraftMethod> => ({
  'documents.blank': (input) => blankDocument(current(), input),
  'documents.delete': ({ id }) => {
    current().draftActions.remove(id)
    current().changed('documents')
    return null
  },
  'documents.restore': ({ id }) => {
    const draft = current().draftActions.restore(id)
    current().changed('documents')
    return draft
  },
  'documents.duplicate': ({ id }) => {
    const draft = current().draftActions.duplicate(id)
    current().changed('documents')
    return draft
  },
  'documents.createCreditNote': (input) => {
    const draft = current().credit.create(input)
    current().changed('documents')
    return draft
  },
  'documents.credit': ({ id }) => current().credit.situation(id),
  'documents.related': ({ id }) => current().credit.related(id),
  'documents.ubl': ({ id }) => ublFile(current().documents.get(id)),
  'numbering.preview': ({ invoiceNumberFormat, creditNoteNumberFormat }) => {
    const session = current()
    const today = session.today()
    return {
      invoice: session.numbering.preview('invoice', invoiceNumberFormat, today),
      creditNote: session.numbering.preview('creditNote', creditNoteNumberFormat, today),
    }
  },
  'numbering.start': ({ kind, next }) => {
    const session = current()
    session.numbering.start(kind, next, session.today())
    session.changed('company')
    return null
  },
})

function blankDocument(session: Session, { kind, clientId }: ParsedInput<'documents.blank'>): DocumentContent {
  const client = session.clients.get(clientId)
  const company = session.settings.company()
  const { vat, mention } = defaultVat(company, client)
  return scheduled(
    documentContentSchema.parse({
      kind,
      clientId,
      date: session.today(),
      serviceCode: client.chorus.serviceCode,
      marketNumber: client.chorus.marketNumber,
      lines: [],
      discountPercent: client.discountPercent,
      cashDiscountPercent: client.cashDiscountPercent,
      paymentMode: kind === 'invoice' ? client.paymentMode : 'unset',
      paymentTermsLabel: kind === 'invoice' ? client.paymentTermsLabel : '',
      shippingVat: vat,
      notes: mention,
    }),
    { client, company, newId: session.newId },
  )
}

/** @throws Refusal `refused` for a draft: it has neither number nor seller. */
function ublFile(document: Document): { name: string; xml: string } {
  const { number, content, totals, seller, buyer } = document
  if (number === null || seller === null) {
    throw new Refusal('refused', 'Un brouillon ne s’exporte pas en UBL. Validez-le d’abord.')
  }
  return {
    name: fileName(document).replace(/\.pdf$/u, '.ubl.xml'),
    xml: toUbl({ number, content, totals, seller, buyer }),
  }
}
