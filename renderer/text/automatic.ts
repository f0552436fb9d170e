import { formatCount, formatInstant } from './format.ts'

export const automaticText = {
  follow: 'Voir le suivi',
  seeDashboard: 'Voir le tableau de bord',
  queued: (number: string, plannedAt: number | null): string =>
    plannedAt === null
      ? `Envoi automatique\u00a0: ${number} est mis en file.`
      : `Envoi automatique\u00a0: ${number} partira le ${formatInstant(plannedAt)}.`,
  refused: (number: string, reason: string): string => `${number} n’est pas parti automatiquement\u00a0: ${reason}`,
  undone: (number: string): string => `Envoi annulé\u00a0: ${number} n’est pas parti.`,
  late: (count: number): string =>
    count === 1
      ? 'Un envoi programmé n’a pas pu partir à l’heure prévue\u00a0: il part maintenant.'
      : `${formatCount(count)} envois programmés n’ont pas pu partir à l’heure prévue\u00a0: ils partent maintenant.`,
  title: 'Envois automatiques à reprendre',
  intro: 'Validés, ils devaient partir d’eux-mêmes\u00a0; voici ce qui les retient.',
  send: 'Envoyer…',
  sendAll: (count: number): string => `Reprendre ${formatCount(count)} documents en envoi groupé`,
  dismiss: 'Ne pas envoyer',
  dismissOf: (number: string): string => `Ne pas envoyer ${number}`,
  sendOf: (number: string): string => `Envoyer ${number}`,
}
