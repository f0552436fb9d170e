import type { Document, Seller } from '../model/document.ts'
import type { NeotouchSettings } from '../model/dossier.ts'
import type { Client } from '../model/party.ts'
import type { Channel, Check, PrintModel, Receiver, SendingSettings } from '../model/sending.ts'
import { CHANNELS, printModelAllowsColor } from '../model/sending.ts'
import { checkChorus } from './chorus-checks.ts'
import { tabOfField } from './client-checks.ts'
import { emailProblem } from './identifiers.ts'
import { type Addressee, addressLines, addressProblems } from './postal-address.ts'

/** What Neotouch takes in one file (protocol page, 6.1: no figure is public). */
export const LARGEST_FILE = 20 * 1024 * 1024

export interface SendingFacts {
  document: Pick<Document, 'state' | 'number' | 'file'>
  client: Client
  /** Who a letter goes to. */
  addressee: Addressee
  /** The address block on the archived file; null: there is no file yet. */
  printed: readonly string[] | null
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
  if ((document.file?.size ?? 0) > LARGEST_FILE) {
    checks.push({
      id: 'NB-DOC-2',
      severity: 'blocking',
      message:
        'Le fichier du document dépasse 20 Mo, et Neotouch le refuserait. Faites un avoir, puis un document plus court ou avec un logo plus léger.',
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
  facts: Pick<SendingFacts, 'document' | 'client' | 'seller' | 'addressee'>,
  receiver: Receiver,
): Check[] {
  switch (channel) {
    case 'email':
    case 'portail':
      return checkEmail(channel, receiver)
    case 'courrier':
      return checkPost(facts.addressee)
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

function checkPost(addressee: Addressee): Check[] {
  const checks: Check[] = []
  const block = (id: string, message: string, field: string): void => {
    const tab = tabOfField(field) === 'adresses' ? 'adresses' : 'identification'
    checks.push({ id, severity: 'blocking', message, channels: ['courrier'], screen: 'client', tab, field })
  }
  if (addressee.address.npai) {
    block(
      'NB-ADR-1',
      'Adresse marquée NPAI : corrigez-la, puis décochez NPAI, avant d’envoyer un courrier.',
      'billingAddress.npai',
    )
  }
  for (const problem of addressProblems(addressee)) block(problem.id, problem.message, problem.field)
  return checks
}

/** By what paper leaves, as the sending or as its copy. */
const isLetter = ({ channel, copy }: Pick<SendingSettings, 'channel' | 'copy'>): boolean =>
  channel === 'courrier' || copy === 'courrier'

/** What paper asks for beyond its channel: colour that the model allows, an address that the envelope shows, its copy. */
export function checkLetters(
  settings: Pick<SendingSettings, 'channel' | 'copy' | 'color' | 'cover'>,
  { addressee, printed, printModel }: Pick<SendingFacts, 'addressee' | 'printed' | 'printModel'>,
): Check[] {
  if (!isLetter(settings)) return []
  const checks = settings.channel === 'courrier' ? [] : checkPost(addressee)
  if (settings.color && !printModelAllowsColor(printModel)) {
    checks.push({
      id: 'NB-OPT-1',
      severity: 'blocking',
      message:
        'Impression couleur : le modèle d’impression du document est en noir et blanc. Décochez-la, ou changez de modèle.',
      screen: 'send',
      field: 'color',
    })
  }
  const shows = printed === null || printed.join('\n') === addressLines(addressee).join('\n')
  if (!shows && !settings.cover) {
    checks.push({
      id: 'NB-ADR-9',
      severity: 'blocking',
      message:
        'L’adresse du client a changé depuis la validation, et le document montre encore l’ancienne : cochez « Page de garde », qui porte la nouvelle.',
      screen: 'send',
      field: 'cover',
    })
  }
  return checks
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
  facts: Pick<SendingFacts, 'document' | 'client' | 'seller' | 'addressee'>,
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
