import type { Document, Seller } from '../model/document.ts'
import type { NeotouchSettings } from '../model/dossier.ts'
import type { Client } from '../model/party.ts'
import type { Channel, Check, PrintModel, Receiver, SendingSettings } from '../model/sending.ts'
import { CHANNELS, printModelAllowsColor } from '../model/sending.ts'
import { emailProblem, isSiret } from './identifiers.ts'
import { type Addressee, addressProblems } from './postal-address.ts'

export interface SendingFacts {
  document: Pick<Document, 'state' | 'number'> & { buyer: Addressee }
  client: Client
  seller: Seller
  neotouch: NeotouchSettings
  passwordKnown: boolean
  printModel: PrintModel
}

/** Facts that hold whatever is chosen in the dialog: activation, the document, the client. */
export function checkBeforeSending(facts: SendingFacts): Check[] {
  const { document, client, neotouch } = facts
  const checks: Check[] = []
  if (!neotouch.active) {
    checks.push({
      id: 'NB-NEO-1',
      severity: 'blocking',
      message:
        'Neotouch n’est pas activé dans ce dossier. Activez-le dans Paramètres > Partenaires Market Place > Neotouch.',
      screen: 'neotouch',
      field: 'active',
    })
  } else if (neotouch.userName.trim() === '' || !facts.passwordKnown) {
    checks.push({
      id: 'NB-NEO-2',
      severity: 'blocking',
      message: 'La connexion à Neotouch n’est pas complète : indiquez l’identifiant et le mot de passe.',
      screen: 'neotouch',
      field: neotouch.userName.trim() === '' ? 'userName' : 'password',
    })
  }
  if (document.state === 'draft') {
    checks.push({
      id: 'NB-DOC-1',
      severity: 'blocking',
      message: 'Le document n’est pas validé. Validez-le : il reçoit son numéro et ne change plus.',
      screen: 'document',
    })
  }
  if (client.blockedReason.trim() !== '') {
    checks.push({
      id: 'NB-CLI-1',
      severity: 'blocking',
      message: `Les envois à ce client sont bloqués : ${client.blockedReason.trim()}`,
      screen: 'client',
      tab: 'facture-electronique',
      field: 'blockedReason',
    })
  }
  if (!client.contacts.some((contact) => contact.isBilling)) {
    checks.push({
      id: 'NB-CLI-2',
      severity: 'blocking',
      message: 'Il manque le Contact de facturation. Choisissez-le dans l’onglet Facturation du client.',
      screen: 'client',
      tab: 'facturation',
      field: 'billingContact',
    })
  }
  return checks
}

/** What closes a channel for this client, each with where to mend it. */
export function checkChannel(
  channel: Channel,
  facts: Pick<SendingFacts, 'document' | 'client' | 'seller'>,
  receiver: Receiver,
): Check[] {
  switch (channel) {
    case 'email':
    case 'portail':
      return checkEmail(channel, receiver)
    case 'courrier':
      return checkPost(facts.document.buyer)
    case 'chorus':
      return checkChorus(facts, receiver)
  }
}

function checkEmail(channel: Channel, receiver: Receiver): Check[] {
  const problem = emailProblem(receiver.email)
  if (problem === null) return []
  return [
    {
      id: 'NB-MEL-1',
      severity: 'blocking',
      message: `Adresse e-mail du destinataire : ${problem}`,
      channels: [channel],
      screen: 'send',
      field: 'email',
    },
  ]
}

function checkPost(buyer: Addressee): Check[] {
  const checks: Check[] = []
  const block = (id: string, message: string, field: string): void => {
    const place = { screen: 'client', tab: 'identification' } as const
    checks.push({ id, severity: 'blocking', message, channels: ['courrier'], ...place, field })
  }
  if (buyer.address.npai) {
    block('NB-ADR-1', 'Adresse marquée NPAI : corrigez-la avant d’envoyer un courrier.', 'billingAddress.npai')
  }
  for (const problem of addressProblems(buyer)) block(problem.id, problem.message, problem.field)
  return checks
}

function checkChorus(facts: Pick<SendingFacts, 'document' | 'client' | 'seller'>, receiver: Receiver): Check[] {
  const { document, client, seller } = facts
  const checks: Check[] = []
  const block = (id: string, message: string, where: Pick<Check, 'screen' | 'tab' | 'field'>): void => {
    checks.push({ id, severity: 'blocking', message, channels: ['chorus'], ...where })
  }
  const card = { screen: 'client', tab: 'facture-electronique' } as const
  if (!client.isPublic) {
    block('NB-CHO-1', 'Chorus Pro est réservé au secteur public.', {
      ...card,
      tab: 'identification',
      field: 'isPublic',
    })
    return checks
  }
  if (!isSiret(receiver.siret)) {
    block('NB-CHO-2', 'Le SIRET du client public manque ou sa clé est fausse.', {
      ...card,
      tab: 'identification',
      field: 'siren',
    })
  }
  if (!isSiret(`${seller.siren}${seller.nic}`)) {
    block('NB-CHO-3', 'Le SIRET de votre entreprise manque ou sa clé est fausse.', {
      screen: 'dossier',
      field: 'siren',
    })
  }
  const { rule } = client.chorus
  const service = receiver.serviceCode.trim() !== ''
  const commitment = receiver.commitmentNumber.trim() !== ''
  if ((rule === 'service' || rule === 'both') && !service) {
    block('NB-CHO-4', 'Ce client exige un code service. Sans lui, Chorus Pro rejettera le dépôt.', {
      ...card,
      field: 'chorus.serviceCode',
    })
  }
  if ((rule === 'engagement' || rule === 'both') && !commitment) {
    block('NB-CHO-5', 'Ce client exige un numéro d’engagement sur chaque facture.', {
      screen: 'document',
      field: 'commitmentNumber',
    })
  }
  if (rule === 'either' && !service && !commitment) {
    block('NB-CHO-6', 'Ce client exige un code service ou un numéro d’engagement.', {
      ...card,
      field: 'chorus.serviceCode',
    })
  }
  if ((document.number ?? '').length > 20) {
    block('NB-CHO-7', 'Chorus Pro admet 20 caractères au plus dans le numéro du document.', { screen: 'document' })
  }
  return checks
}

/** Options that the document or the contract may not allow. */
export function checkOptions(settings: SendingSettings, printModel: PrintModel): Check[] {
  if (!settings.color || printModelAllowsColor(printModel)) return []
  return [
    {
      id: 'NB-OPT-1',
      severity: 'blocking',
      message: 'Impression couleur : le modèle d’impression du document est en noir et blanc.',
      screen: 'send',
      field: 'color',
    },
  ]
}

/** Milliseconds: what is planned further away is a slip of the keyboard. */
const FURTHEST = 366 * 86_400_000

/** « Envoyer plus tard »: `plannedAt` and `now` are UTC milliseconds; null: not planned. */
export function plannedChecks(plannedAt: number | null, now: number): Check[] {
  if (plannedAt === null || (plannedAt > now && plannedAt <= now + FURTHEST)) return []
  const message =
    plannedAt <= now
      ? 'L’heure prévue est passée : choisissez une heure à venir, ou envoyez maintenant.'
      : 'L’envoi est prévu dans plus d’un an : vérifiez la date.'
  return [{ id: 'NB-ENV-3', severity: 'blocking', message, screen: 'send', field: 'plannedAt' }]
}

/** Reasons that no typing in the send dialog can mend: the channel stays visible, disabled, with its reason. */
export function impossibleChannels(
  facts: Pick<SendingFacts, 'document' | 'client' | 'seller'>,
  receiver: Receiver,
): Record<Channel, string | null> {
  return Object.fromEntries(
    CHANNELS.map((channel) => {
      const structural = checkChannel(channel, facts, receiver).find(
        (check) =>
          ['NB-CHO-1', 'NB-CHO-2', 'NB-CHO-3', 'NB-CHO-7'].includes(check.id) || check.id.startsWith('NB-ADR-'),
      )
      return [channel, structural?.message ?? null]
    }),
  ) as Record<Channel, string | null>
}
