import type { EngineHandlers, ParsedInput } from '../../shared/contract.ts'
import { type DocumentContent, documentContentSchema } from '../../shared/model/document.ts'
import { defaultVat } from '../../shared/rules/default-vat.ts'
import { scheduled } from '../../shared/rules/draft-changes.ts'
import type { Session } from './session.ts'

type DraftMethod =
  | 'documents.blank'
  | 'documents.delete'
  | 'documents.restore'
  | 'documents.duplicate'
  | 'documents.createCreditNote'
  | 'documents.credit'
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
      paymentTermsLabel: kind === 'invoice' ? client.paymentTermsLabel : '',
      shippingVat: vat,
      notes: mention,
    }),
    { client, company, newId: session.newId },
  )
}
