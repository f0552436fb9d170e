import type { SubmissionState } from '../../shared/model/sending.ts'
import type { FollowUpTab, Submission } from '../../shared/model/views.ts'
import { APPROVAL_STATE } from '../../shared/rules/platform-states.ts'
import { formatCount, formatInstant } from './format.ts'

export const PERIODS = ['all', 'today', 'week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

const NEXT: Record<SubmissionState, string> = {
  queued: 'Part de lui-même dès que Neotouch répond.',
  sending: 'La remise à Neotouch est en cours : elle ne peut plus être annulée ici.',
  uncertain:
    'La réponse de Neotouch s’est perdue. L’application lui demande d’abord s’il a reçu cet envoi : rien n’est renvoyé sans sa réponse.',
  blocked: 'Corrigez la cause, puis choisissez «\u00a0Remettre à l’envoi\u00a0».',
  accepted: 'Neotouch a le document, et ne l’a pas encore envoyé. L’état se met à jour de lui-même.',
  delivered: 'Confirmé par Neotouch. Rien à faire.',
  rejected: 'Corrigez, puis renvoyez\u00a0: un nouvel envoi est créé, celui-ci reste dans l’historique.',
  abandoned: 'Cet envoi est annulé. Le document peut être envoyé de nouveau.',
}

const TRIED = 'Essai dans le bac à sable\u00a0: rien n’a été réellement envoyé, et ce document reste à envoyer.'

const clockTime = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium' })

/** What happens next, or what the person can do. */
function next(submission: Submission): string {
  const { state, held, byHand, attempts, nextAttemptAt, isCopy, trial, plannedAt } = submission
  if (byHand) return 'Une personne a dit que ce document est parti par une autre voie. Neotouch ne l’a pas confirmé.'
  if (held) return 'Mis en attente\u00a0: rien ne part avant que vous choisissiez «\u00a0Remettre à l’envoi\u00a0».'
  if (plannedAt !== null) {
    return `Part le ${formatInstant(plannedAt)}, ou au démarrage suivant si l’application est fermée à cette heure. Annulable jusque-là.`
  }
  if (state === 'queued' && nextAttemptAt !== null) {
    return attempts === 0
      ? `Part à ${clockTime.format(nextAttemptAt)}. Annulable jusque-là.`
      : `Nouvel essai automatique\u00a0: ${formatInstant(nextAttemptAt)}.`
  }
  if (state === 'queued' && isCopy) return 'La copie part quand Neotouch a accepté l’envoi principal.'
  if (submission.blockedReason === 'replaced') return 'Corrigé\u00a0: un nouvel envoi de ce document a pris sa place.'
  if (trial && state === 'delivered') return TRIED
  if (state === 'accepted' && submission.rawState === APPROVAL_STATE) {
    return 'Neotouch attend que quelqu’un valide cet envoi sur le portail. Sans cela, il n’est jamais envoyé.'
  }
  if (state === 'blocked' && submission.blockedReason === 'contract') {
    return 'Voyez votre contrat avec Quadient, puis choisissez «\u00a0Reprendre maintenant\u00a0».'
  }
  return NEXT[state]
}

export const followUpText = {
  breadcrumb: 'Ventes',
  title: 'Suivi des envois',
  search: 'Rechercher',
  channel: 'Canal',
  allChannels: 'Tous',
  period: 'Période',
  periods: {
    all: 'Toutes',
    today: 'Aujourd’hui',
    week: '7 derniers jours',
    month: '30 derniers jours',
    year: 'Depuis le 1er janvier',
  } satisfies Record<Period, string>,
  errorsOnly: 'Uniquement les documents en erreur',
  export: 'Exporter en CSV',
  exported: (rows: number): string => `${formatCount(rows)} ${rows > 1 ? 'lignes exportées' : 'ligne exportée'}`,
  tabs: {
    toSend: 'À envoyer',
    inProgress: 'En cours',
    inError: 'En erreur',
    sent: 'Envoyés',
    trial: 'Essais',
  } satisfies Record<FollowUpTab, string>,
  columns: {
    number: 'Numéro',
    client: 'Client',
    channel: 'Canal',
    receiver: 'Destinataire',
    state: 'État',
    message: 'Dernier événement',
    updatedAt: 'Mis à jour',
  },
  copy: 'copie',
  empty: {
    toSend: 'Rien n’attend de partir. Les envois mis en file apparaissent ici.',
    inProgress: 'Aucun envoi n’est en cours chez Neotouch.',
    inError: 'Aucun envoi en erreur.',
    sent: 'Aucun envoi confirmé pour l’instant. Validez une facture, puis choisissez Envoyer.',
    trial: 'Aucun essai terminé. Ce que le bac à sable reçoit apparaît ici : rien n’est réellement envoyé.',
  } satisfies Record<FollowUpTab, string>,
  emptyFiltered: 'Aucun envoi ne correspond aux filtres.',
  clearFilters: 'Effacer les filtres',
  showErrors: (count: number): string => `Voir l’onglet En erreur (${count})`,
  offline:
    'Hors connexion avec Neotouch. Ce qui est en file partira une seule fois, dès que la connexion reviendra. Rien n’est perdu.',
  detail: 'Détail de l’envoi',
  next,
  history: 'Historique',
  proofs: 'Preuves',
  openProof: (name: string) => `Ouvrir ${name}`,
  abandon: 'Annuler l’envoi',
  retry: 'Remettre à l’envoi',
  sendNow: 'Envoyer maintenant',
  correct: 'Corriger et renvoyer',
  resend: 'Renvoyer',
  markSent: 'Marquer comme envoyé',
  markTitle: (number: string): string => `Marquer ${number} comme envoyé`,
  markNote:
    'Rien ne part et Neotouch n’est pas interrogé. Votre motif reste dans l’historique, et cet envoi quitte les erreurs.',
  markReason: 'Comment ce document a-t-il été envoyé\u00a0?',
  cancel: 'Annuler',
  openDocument: 'Ouvrir le document',
  openSettings: 'Ouvrir Paramètres > Neotouch',
  openPage: 'Voir sur le portail',
  openPortal: 'Ouvrir le portail',
  openSandbox: 'Voir dans le bac à sable',
  cancelThere: 'Annuler chez Neotouch',
  paused: (count: number): string =>
    count === 0 ? 'Les envois sont en pause' : `Les envois sont en pause\u00a0: ${count} en attente`,
  resume: 'Reprendre maintenant',
  hold: 'Suspendre les envois',
  resumeHeld: 'Reprendre les envois',
  rawState: (state: number, shortStatus: string): string =>
    [String(state), shortStatus === '' ? '' : `« ${shortStatus} »`].filter(Boolean).join(', '),
  close: 'Fermer le détail',
  facts: {
    receiver: 'Destinataire',
    channel: 'Canal',
    file: 'Fichier envoyé',
    key: 'Clé de l’envoi',
    transport: 'N° chez Neotouch',
    rawState: 'État chez Neotouch',
    service: 'Service',
  },
  services: { trial: 'Bac à sable (essai)', real: 'Neotouch' },
  fingerprint: (sha256: string) => `SHA-256 ${sha256.slice(0, 12)}…`,
  duplicate: 'Doublon',
  duplicateText:
    'Neotouch avait reçu cet envoi plus d’une fois. Le plus ancien est suivi ; les autres ne changent pas son état.',
  csv: {
    name: (day: string): string => `Suivi des envois ${day}.csv`,
    headers: [
      'Numéro',
      'Type',
      'Client',
      'Canal',
      'Copie',
      'Destinataire',
      'Montant TTC',
      'État',
      'Dernier événement',
      'Tentatives',
      'Mis en file',
      'Mis à jour',
    ],
    yes: 'Oui',
    no: 'Non',
  },
}
