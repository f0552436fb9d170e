import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { Company, NeotouchSettings } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import type { PriceList } from '../../../shared/model/prices.ts'
import type { SendChoice, SendPreparation } from '../../../shared/model/send-dialog.ts'
import {
  type Channel,
  printModelAllowsColor,
  type Receiver,
  type SendingSettings,
} from '../../../shared/model/sending.ts'
import type { SubmissionRow } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { estimateCost } from '../../../shared/rules/cost.ts'
import { checkMessage } from '../../../shared/rules/message-template.ts'
import {
  checkBeforeSending,
  checkChannel,
  checkLetters,
  impossibleChannels,
  plannedChecks,
} from '../../../shared/rules/sending-checks.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import { messageOf } from './message.ts'
import { createReadiness } from './readiness.ts'
import {
  addresseeOf,
  contactName,
  copiesOf,
  copyChecks,
  printedAddress,
  receiverOf,
  withCopyContacts,
} from './receivers.ts'
import { resendChecks } from './second-letter.ts'

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
    notBefore: number | 'held'
    plannedAt: number | null
    main: QueuedTransport
    copies: readonly QueuedTransport[]
  }) => string[]
  /** The failed sending of this document that the new one takes the place of is over. */
  replace: (documentId: string, submissionId: string) => void
  /** UTC milliseconds before which nothing leaves. */
  notBefore: () => number
  /** UTC milliseconds. */
  now: () => number
  newId: () => string
  prices: () => PriceList
  /** Pages of the archived file of a document; null: not validated. */
  pages: (documentId: string) => number | null
  transaction: <Value>(work: () => Value) => Value
}

export type Sending = ReturnType<typeof createSending>

/** The send dialog's side of the engine: what applies, from where, what blocks; then the queueing. */
export function createSending(ports: SendingPorts) {
  const prepareKnowing = (
    { documentId, choice }: ParsedInput<'sending.prepare'>,
    passwordKnown: boolean,
  ): SendPreparation => {
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
      addressee: addresseeOf(document, client),
      printed: printedAddress(document),
      seller: document.seller ?? company,
      neotouch,
      passwordKnown,
      printModel: company.printModel,
    }
    const copies = copiesOf(facts.addressee, client, values, choice.copyEmails)
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
      message: messageOf(ports.variables, { document, company, receiver, settings: values }),
      channels: impossibleChannels(facts, receiver),
      checks: [
        ...checkBeforeSending(facts),
        ...checkChannel(values.channel, facts, receiver),
        ...checkLetters(values, facts),
        ...copyChecks(values, copies),
        ...checkMessage(values, document.content),
        ...resendChecks(
          values.channel,
          previous.filter((row) => row.id !== choice.replaces),
          choice.resendReason,
          neotouch.environment === 'sandbox',
        ),
        ...plannedChecks(choice.plannedAt, ports.now()),
      ],
      cost: estimateCost(ports.prices(), {
        channel: values.channel,
        settings: values,
        copies: copies.map(({ channel }) => channel),
        pages: ports.pages(documentId),
      }),
      previous,
      contacts: client.contacts
        .filter((contact) => contact.email !== '')
        .map((contact) => ({
          id: contact.id,
          name: contactName(contact) || client.name,
          email: contact.email,
          isBilling: contact.isBilling,
          receivesCopy: contact.receivesCopy,
        })),
      colorAllowed: printModelAllowsColor(company.printModel),
      sandbox: neotouch.environment === 'sandbox',
    }
  }

  const prepare = async (input: ParsedInput<'sending.prepare'>): Promise<SendPreparation> =>
    prepareKnowing(input, await ports.passwordKnown())

  /**
   * Queues what was prepared, in the caller's transaction; nothing leaves before `notBefore`.
   * @throws Refusal `invalid` with the fields when a check blocks, `conflict` when the document left meanwhile.
   */
  const queue = (prepared: SendPreparation, choice: SendChoice, notBefore: number | 'held'): string[] => {
    const blocking = prepared.checks.filter((check) => check.severity === 'blocking')
    const document = ports.document(prepared.documentId)
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
    return ports.enqueue({
      documentId: document.id,
      number,
      fileSha256: file.sha256,
      settings,
      resendReason: choice.resendReason,
      notBefore,
      plannedAt: choice.plannedAt,
      main: transport(settings.channel, prepared.receiver, false),
      copies: prepared.copies.map((copy) => transport(copy.channel, copy.receiver, true)),
    })
  }

  /** @throws Refusal as `queue`. */
  const submit = async (input: ParsedInput<'sending.submit'>): Promise<Output<'sending.submit'>> => {
    const { choice } = input
    const prepared = await prepare(input)
    const notBefore = choice.hold ? 'held' : ports.notBefore()
    return ports.transaction(() => {
      if (choice.replaces !== null) ports.replace(prepared.documentId, choice.replaces)
      const submissionIds = queue(prepared, choice, notBefore)
      if (choice.keepForClient) keepForClient(prepared.clientId, choice)
      return { undoableUntil: notBefore === 'held' || choice.plannedAt !== null ? null : notBefore, submissionIds }
    })
  }

  /** « Garder ces choix pour ce client »: only what this dialog changed becomes the client's own. */
  const keepForClient = (clientId: string, { override, copyEmails }: SendChoice): void => {
    const client = ports.client(clientId)
    const kept = { ...client, sending: { ...client.sending, ...override } }
    ports.saveClient(withCopyContacts(kept, copyEmails, ports.newId))
  }

  return { prepare, prepareKnowing, queue, submit, readiness: createReadiness(ports) }
}
