import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { Company, NeotouchSettings } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import {
  type Channel,
  printModelAllowsColor,
  type Receiver,
  type SendingOverride,
  type SendingSettings,
} from '../../../shared/model/sending.ts'
import type { SendPreparation, SubmissionRow } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import {
  checkBeforeSending,
  checkChannel,
  checkOptions,
  impossibleChannels,
} from '../../../shared/rules/sending-checks.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import { createReadiness } from './readiness.ts'
import { contactName, copiesOf, copyChecks, receiverOf } from './receivers.ts'
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
    main: QueuedTransport
    copies: readonly QueuedTransport[]
  }) => string[]
  /** The failed sending of this document that the new one takes the place of is over. */
  replace: (documentId: string, submissionId: string) => void
  /** UTC milliseconds before which nothing leaves. */
  notBefore: () => number
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
        ...resendChecks(
          values.channel,
          previous.filter((row) => row.id !== choice.replaces),
          choice.resendReason,
          neotouch.environment === 'sandbox',
        ),
      ],
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

  /** @throws Refusal `invalid` with the fields when a check blocks. */
  const submit = async (input: ParsedInput<'sending.submit'>): Promise<Output<'sending.submit'>> => {
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
    const notBefore = input.choice.hold ? 'held' : ports.notBefore()
    return ports.transaction(() => {
      if (input.choice.replaces !== null) ports.replace(input.documentId, input.choice.replaces)
      if (input.choice.keepForClient) keepForClient(prepared.clientId, input.choice.override)
      return {
        undoableUntil: notBefore === 'held' ? null : notBefore,
        submissionIds: ports.enqueue({
          documentId: input.documentId,
          number,
          fileSha256: file.sha256,
          settings,
          resendReason: input.choice.resendReason,
          notBefore,
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
