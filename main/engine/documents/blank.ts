import { type DocumentContent, type DocumentKind, documentContentSchema } from '../../../shared/model/document.ts'
import type { Company } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import { defaultVat } from '../../../shared/rules/default-vat.ts'
import { scheduled } from '../../../shared/rules/draft-changes.ts'

interface Ports {
  client: (id: string) => Client
  company: () => Company
  /** The calendar date where the application runs, ISO. */
  today: () => string
  newId: () => string
}

/** The content of a new draft for a client: its terms, its usual VAT, its codes. Nothing is written. */
export function blankDocument(ports: Ports, kind: DocumentKind, clientId: string): DocumentContent {
  const { newId } = ports
  const client = ports.client(clientId)
  const company = ports.company()
  const { vat, mention } = defaultVat(company, client)
  return scheduled(
    documentContentSchema.parse({
      kind,
      clientId,
      date: ports.today(),
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
    { client, company, newId },
  )
}
