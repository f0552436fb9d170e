import type { BatchAsked, BatchRow } from '../../../shared/model/batch.ts'
import type { Document } from '../../../shared/model/document.ts'
import { type SendPreparation, sendChoiceSchema } from '../../../shared/model/send-dialog.ts'
import type { Check } from '../../../shared/model/sending.ts'

/** What the send dialog mends in itself is mended elsewhere when there are many documents. */
const ELSEWHERE: Readonly<Record<string, Partial<Check>>> = {
  email: { screen: 'client', tab: 'contacts' },
  copyEmails: { screen: 'client', tab: 'facture-electronique', field: 'sending.copy' },
  resendReason: {
    screen: 'document',
    message: 'Ce document est déjà parti par ce canal : renvoyez-le depuis sa page, avec le motif.',
  },
}

export const choiceOf = ({ override }: Pick<BatchAsked, 'override'>, plannedAt: number | null = null) =>
  sendChoiceSchema.parse({ override, plannedAt })

/** A document among many, resolved: `draftChecks` are those that its validation would make. */
export function batchRow(document: Document, prepared: SendPreparation, draftChecks: readonly Check[]): BatchRow {
  const isDraft = document.state === 'draft'
  const told = [...draftChecks, ...prepared.checks.filter((check) => !isDraft || check.id !== 'NB-DOC-1')]
  const checks = told
    .filter((check) => check.severity !== 'ok')
    .map((check) => (check.screen === 'send' ? { ...check, ...ELSEWHERE[check.field ?? ''] } : check))
  const blocked = checks.some((check) => check.severity === 'blocking')
  const { receiver } = prepared
  const shown = {
    email: receiver.email,
    portail: receiver.email,
    courrier: receiver.addressLines.at(-1) ?? '',
    chorus: [receiver.siret, receiver.serviceCode].filter(Boolean).join(' · '),
  }
  return {
    documentId: document.id,
    kind: document.content.kind,
    state: document.state,
    number: document.number ?? document.importedNumber,
    clientId: prepared.clientId,
    clientName: prepared.clientName,
    total: prepared.total,
    status: blocked ? 'blocked' : isDraft ? 'draft' : checks.length > 0 ? 'warning' : 'ready',
    settings: prepared.settings,
    receiver: shown[prepared.settings.channel.value],
    copies: prepared.copies.map((copy) => copy.receiver.email || copy.receiver.name),
    channels: prepared.channels,
    checks,
    cost: prepared.cost,
  }
}

/** Why it does not leave, in one sentence or more. */
export const reasonsOf = (row: BatchRow): string =>
  row.checks
    .filter((check) => check.severity === 'blocking')
    .map((check) => check.message)
    .join(' ')
