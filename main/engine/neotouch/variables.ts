import type { InvoiceType } from '../../../shared/model/deposit.ts'
import type { Buyer, DocumentKind, Seller, Totals } from '../../../shared/model/document.ts'
import type { Cents, IsoDate } from '../../../shared/model/primitives.ts'
import type { Channel, Receiver, SendingSettings } from '../../../shared/model/sending.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { fillTemplate } from '../../../shared/rules/message-template.ts'
import { euros, frenchDate } from '../french-values.ts'

/** What is told of a document that leaves, as it was frozen with the submission. */
export interface TransportFacts {
  document: {
    kind: DocumentKind
    invoiceType: InvoiceType
    number: string
    date: IsoDate
    dueDate: IsoDate | null
    totals: Totals
    /** Number of the invoice that a credit note corrects. */
    originalInvoiceNumber: string | null
  }
  seller: Seller
  buyer: Buyer
  receiver: Receiver
  settings: SendingSettings
  /** A copy bears « Copie – » before its subject. */
  copy?: boolean
}

/** Variable and values of « Signature PDF », which are not public: a setting of the contract. */
export interface SignatureVariable {
  name: string
  yes: string
}
const DEFAULT_SIGNATURE: SignatureVariable = { name: 'PdfSignature', yes: 'Y' }

/**
 * Variables of one transport, in the order of the protocol page; those without a value are left out.
 * `Identifier` and `ApplicationName` are the adapter's.
 */
export function transportVariables(
  channel: Channel,
  facts: TransportFacts,
  signature: SignatureVariable = DEFAULT_SIGNATURE,
): Record<string, string> {
  const signed = facts.settings.signature ? { [signature.name]: signature.yes } : {}
  return withoutEmpty({ ...BY_CHANNEL[channel](facts), ...signed })
}

const BY_CHANNEL = { courrier: post, email, portail: portal, chorus } satisfies Record<
  Channel,
  (facts: TransportFacts) => Record<string, string>
>

function post({ seller, buyer, receiver, settings, ...facts }: TransportFacts): Record<string, string> {
  return {
    Subject: subjectOf(facts, label(facts.document)),
    FromName: seller.name,
    FromCompany: seller.name,
    ToBlockAddress: addressBlock(receiver.addressLines, buyer.address.country),
    Color: yesNo(settings.color),
    BothSided: yesNo(settings.bothSided),
    Cover: yesNo(settings.cover),
    StampType: settings.stampType,
    MaxRetry: '3',
  }
}

function email(facts: TransportFacts): Record<string, string> {
  const { seller, buyer, receiver, settings } = facts
  return {
    Subject: subjectOf(
      facts,
      filled(settings.emailSubject, facts).replace(/\s+/g, ' ').trim() || label(facts.document),
    ),
    EmailAddress: receiver.email.trim(),
    Message: filled(settings.emailMessage, facts),
    FromName: seller.name,
    FromCompany: seller.name,
    FromAddress: seller.email.trim(),
    ToName: receiver.name,
    ToCompany: buyer.isPerson ? '' : buyer.name,
  }
}

function portal(facts: TransportFacts): Record<string, string> {
  const { document, seller, buyer, receiver, settings } = facts
  return {
    ...described(facts),
    DueDate: document.dueDate ?? '',
    TotalNet: amount(document.totals.net),
    TotalTax: amount(document.totals.tax),
    TotalGross: amount(document.totals.total),
    Currency: 'EUR',
    CustomerCode: buyer.code,
    CustomerName: buyer.name,
    ToName: receiver.name,
    EmailAddress: receiver.email.trim(),
    FromCompany: seller.name,
    FromAddress: seller.email.trim(),
    Message: filled(settings.emailMessage, facts),
  }
}

function chorus(facts: TransportFacts): Record<string, string> {
  const { document, seller, receiver } = facts
  return {
    ...described(facts),
    TotalGross: amount(document.totals.total),
    Currency: 'EUR',
    SupplierSiret: `${seller.siren}${seller.nic}`.replace(/\s/g, ''),
    Siret: receiver.siret.replace(/\s/g, ''),
    ServiceCode: receiver.serviceCode.trim(),
    CommitmentNumber: receiver.commitmentNumber.trim(),
    MarketNumber: receiver.marketNumber.trim(),
    InvoicingFramework: 'A1_FACTURE_FOURNISSEUR',
    FlowSyntax: 'IN_DP_E2_CII_FACTURX',
  }
}

function described(facts: Pick<TransportFacts, 'document' | 'copy'>): Record<string, string> {
  const { document } = facts
  return {
    Subject: subjectOf(facts, label(document)),
    DocumentType: document.kind === 'invoice' ? 'Invoice' : 'CreditNote',
    InvoiceNumber: document.number,
    InvoiceDate: document.date,
    OriginalInvoiceNumber: document.kind === 'creditNote' ? (document.originalInvoiceNumber ?? '') : '',
  }
}

const label = (document: TransportFacts['document']): string => `${documentName(document)} ${document.number}`
const subjectOf = ({ copy }: Pick<TransportFacts, 'copy'>, subject: string): string =>
  copy ? `Copie – ${subject}` : subject
const yesNo = (value: boolean): string => (value ? 'Y' : 'N')
const withoutEmpty = (variables: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))

/** Euros with a point and two decimals, from cents. */
function amount(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The platform wants the country on the last line, FRANCE included, while there is room for it. */
function addressBlock(lines: readonly string[], country: string): string {
  const named = country === 'FR' && lines.at(-1) !== 'FRANCE' && lines.length > 0 && lines.length < 6
  return [...lines, ...(named ? ['FRANCE'] : [])].join('\n')
}

/** A template with the facts of the document; the kind bears a capital only where a sentence begins. */
function filled(template: string, { document, seller, buyer }: TransportFacts): string {
  const kind = documentName(document)
  const sentences = template.replace(/\{type\}/gi, (_, offset: number) =>
    /(^|[.!?\n])\s*$/.test(template.slice(0, offset)) ? kind : kind.toLocaleLowerCase('fr'),
  )
  return fillTemplate(sentences, {
    type: kind,
    numéro: document.number,
    date: frenchDate(document.date),
    échéance: frenchDate(document.dueDate),
    total: euros(document.totals.total),
    'net à payer': euros(document.totals.due),
    client: buyer.name,
    société: seller.name,
  })
}
