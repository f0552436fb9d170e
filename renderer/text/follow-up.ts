import type { FollowUpTab } from '../../shared/model/views.ts'

export const followUpText = {
  breadcrumb: 'Ventes',
  title: 'Suivi des envois',
  search: 'Rechercher',
  tabs: { toSend: 'À envoyer', inProgress: 'En cours', inError: 'En erreur', sent: 'Envoyés' } satisfies Record<
    FollowUpTab,
    string
  >,
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
  empty: 'Aucun envoi dans cet onglet.',
  detail: 'Détail de l’envoi',
  history: 'Historique',
  proofs: 'Preuves',
  openProof: (name: string) => `Ouvrir ${name}`,
  abandon: 'Annuler l’envoi',
  retry: 'Remettre à l’envoi',
  correct: 'Corriger et renvoyer',
  openDocument: 'Ouvrir le document',
}
