import type { ParsedInput } from '../../../shared/contract.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { Company, NeotouchSettings } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import {
  type Channel,
  type Check,
  printModelAllowsColor,
  type Receiver,
  receiverSchema,
  type SendingOverride,
  type SendingSettings,
} from '../../../shared/model/sending.ts'
import type { SendChoice, SendPreparation, SubmissionRow } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { emailProblem } from '../../../shared/rules/identifiers.ts'
import { addressLines } from '../../../shared/rules/postal-address.ts'
import {
  checkBeforeSending,
  checkChannel,
  checkOptions,
  impossibleChannels,
} from '../../../shared/rules/sending-checks.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import { billingOf, createReadiness } from './readiness.ts'

export interface QueuedTransport {
  channel: Channel
  receiver: Receiver
  variables: Readonly<Record<string, string>>
}

export interface SendingPorts {
  document: (id: string) => Document
  client: (id: string) => Client
  saveClient: (client: Client) => void
  company: () => Company
  neotouch: () => NeotouchSettings
  passwordKnown: () => Promise<boolean>
  previous: (documentId: string) => SubmissionRow[]
  variables: (facts: {
    document: Document
    company: Company
    receiver: Receiver
    settings: SendingSettings
    channel: Channel
    copy: boolean
  }) => Readonly<Record<string, string>>
  enqueue: (submission: {
    documentId: string
    number: string
    fileSha256: string
    settings: SendingSettings
    resendReason: string
    main: QueuedTransport
    copies: readonly QueuedTransport[]
  }) => string[]
  transaction: <Value>(work: () => Value) => Value
}

/** The send dialog's side of the engine: what applies, from where, what blocks; then the queueing. */
export function createSending(ports: SendingPorts) {
  const prepare = async ({ documentId, choice }: ParsedInput<'sending.prepare'>): Promise<SendPreparation> => {
    const document = ports.document(documentId)
    const client = ports.client(document.content.clientId)
    const company = ports.company()
    const neotouch = ports.neotouch()
    const levels = { dossier: neotouch.sending, client: client.sending }
    const inherited = resolveSettings({ ...levels, send: {} })
    const settings = resolveSettings({ ...levels, send: choice.override })
    const values = settingsValues(settings)
    const receiver = receiverOf(document, client, choice)
    const facts = {
      document,
      client,
      seller: document.seller ?? company,
      neotouch,
      passwordKnown: await ports.passwordKnown(),
      printModel: company.printModel,
    }
    const copies = copiesOf(document, client, values, choice)
    const previous = ports.previous(documentId)
    return {
      documentId,
      documentKind: document.content.kind,
      number: document.number,
      clientId: client.id,
      clientName: document.buyer.name,
      total: document.totals.total,
      file: document.file,
      settings,
      inherited,
      receiver,
      copies,
      channels: impossibleChannels(facts, receiver),
      checks: [
        ...checkBeforeSending(facts),
        ...checkChannel(values.channel, facts, receiver),
        ...checkOptions(values, company.printModel),
        ...copyChecks(values, copies),
        ...resendChecks(values.channel, previous, choice),
      ],
      previous,
      colorAllowed: printModelAllowsColor(company.printModel),
      sandbox: neotouch.environment === 'sandbox',
    }
  }

  /** @throws Refusal `invalid` with the fields when a check blocks. */
  const submit = async (input: ParsedInput<'sending.submit'>): Promise<{ submissionIds: string[] }> => {
    const prepared = await prepare(input)
    const blocking = prepared.checks.filter((check) => check.severity === 'blocking')
    const document = ports.document(input.documentId)
    if (blocking.length > 0 || document.number === null || document.file === null) {
      const fields = Object.fromEntries(
        blocking.flatMap((check) => (check.field ? [[check.field, check.message]] : [])),
      )
      throw new Refusal('invalid', blocking[0]?.message ?? 'Le document n’est pas validé.', fields)
    }
    const { number, file } = document
    const settings = settingsValues(prepared.settings)
    const company = ports.company()
    const transport = (channel: Channel, receiver: Receiver, copy: boolean): QueuedTransport => ({
      channel,
      receiver,
      variables: ports.variables({ document, company, receiver, settings, channel, copy }),
    })
    return ports.transaction(() => {
      if (input.choice.keepForClient) keepForClient(prepared.clientId, input.choice.override)
      return {
        submissionIds: ports.enqueue({
          documentId: input.documentId,
          number,
          fileSha256: file.sha256,
          settings,
          resendReason: input.choice.resendReason,
          main: transport(settings.channel, prepared.receiver, false),
          copies: prepared.copies.map((copy) => transport(copy.channel, copy.receiver, true)),
        }),
      }
    })
  }

  /** « Garder ces choix pour ce client »: only what this dialog changed becomes the client's own. */
  const keepForClient = (clientId: string, override: SendingOverride): void => {
    const client = ports.client(clientId)
    ports.saveClient({ ...client, sending: { ...client.sending, ...override } })
  }

  return { prepare, submit, readiness: createReadiness(ports) }
}

/** Re-read from the client in the dialog, then frozen with the sending. */
function receiverOf(document: Document, client: Client, choice: SendChoice): Receiver {
  const billing = billingOf(client)
  const { buyer, content } = document
  return receiverSchema.parse({
    name: buyer.name,
    addressLines: addressLines(buyer),
    email: choice.email ?? (billing?.email || (document.importedNumber !== null ? (buyer.contact?.email ?? '') : '')),
    siret: buyer.siren && buyer.nic ? `${buyer.siren}${buyer.nic}` : `${client.siren}${client.nic}`,
    serviceCode: content.serviceCode || client.chorus.serviceCode,
    commitmentNumber: content.commitmentNumber,
    marketNumber: content.marketNumber || client.chorus.marketNumber,
    contactId: billing?.id ?? null,
  })
}

/** One transport a copy: by e-mail to each chosen contact, by post to the client's address. */
function copiesOf(document: Document, client: Client, settings: SendingSettings, choice: SendChoice) {
  const name = document.buyer.name
  if (settings.copy === 'courrier') {
    const receiver = receiverSchema.parse({ name, addressLines: addressLines(document.buyer) })
    return [{ channel: 'courrier' as const, receiver }]
  }
  if (settings.copy === 'none') return []
  const chosen = client.contacts.filter((contact) => contact.receivesCopy && contact.email !== '')
  const receivers =
    choice.copyEmails === null
      ? chosen.map((contact) => ({
          name: [contact.firstName, contact.lastName].filter(Boolean).join(' ') || name,
          email: contact.email,
          contactId: contact.id,
        }))
      : choice.copyEmails.map((email) => ({ name, email }))
  return receivers.map((receiver) => ({ channel: 'email' as const, receiver: receiverSchema.parse(receiver) }))
}

function copyChecks(settings: SendingSettings, copies: SendPreparation['copies']): Check[] {
  const block = (id: string, message: string): Check => ({
    id,
    severity: 'blocking',
    message,
    screen: 'send',
    field: 'copyEmails',
  })
  if (settings.copy === 'email' && copies.length === 0) {
    return [block('NB-COP-1', 'Copie par e-mail : choisissez au moins un contact qui la reçoit.')]
  }
  return copies.flatMap(({ channel, receiver }) => {
    const problem = channel === 'email' ? emailProblem(receiver.email) : null
    return problem === null ? [] : [block('NB-COP-2', `Copie à « ${receiver.email} » : ${problem}`)]
  })
}

function resendChecks(channel: Channel, previous: readonly SubmissionRow[], choice: SendChoice): Check[] {
  const mains = previous.filter((one) => !one.isCopy)
  if (mains.some((one) => ['queued', 'sending', 'uncertain', 'blocked'].includes(one.state))) {
    return [
      {
        id: 'NB-ENV-1',
        severity: 'blocking',
        message: 'Un envoi de ce document est déjà en cours. Suivez-le dans Suivi des envois.',
        screen: 'send',
        field: 'previous',
      },
    ]
  }
  const done = mains.some((one) => one.channel === channel && ['accepted', 'delivered'].includes(one.state))
  if (!done || choice.resendReason.trim() !== '') return []
  return [
    {
      id: 'NB-ENV-2',
      severity: 'blocking',
      message: 'Ce document est déjà parti par ce canal. Pour le renvoyer, indiquez le motif.',
      screen: 'send',
      field: 'resendReason',
    },
  ]
}
