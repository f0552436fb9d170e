import type { SendingFilter } from '../../shared/model/lists.ts'
import { formatCount, formatEuros } from './format.ts'

const plural = (count: number, one: string, more: string): string =>
  `${formatCount(count)}\u00a0${count > 1 ? more : one}`

export const SENDING_NAMES: readonly (readonly [SendingFilter, string])[] = [
  ['never', 'Jamais envoyé'],
  ['toSend', 'À envoyer'],
  ['inProgress', 'En cours'],
  ['inError', 'En erreur'],
  ['sent', 'Envoyé'],
  ['abandoned', 'Annulé'],
  ['trial', 'Essayé seulement'],
]

export const listsText = {
  filters: 'Filtres',
  search: 'Rechercher',
  sending: 'Envoi',
  from: 'Du',
  to: 'Au',
  minimum: 'TTC de',
  maximum: 'à',
  overdue: 'En retard',
  channel: 'Diffuser par',
  archived: 'Archivés',
  clear: 'Effacer les filtres',
  views: 'Vue',
  noView: 'Vues',
  saveView: 'Enregistrer la vue…',
  viewName: 'Nom de la vue',
  deleteView: (name: string): string => `Supprimer la vue «\u00a0${name}\u00a0»`,
  viewExplained: 'Les filtres et le tri de la liste sont gardés sous ce nom. Un nom déjà pris est remplacé.',
  export: 'Exporter',
  exported: (rows: number, path: string): string =>
    `${plural(rows, 'ligne exportée', 'lignes exportées')} dans ${path}`,
  documents: (count: number, cents: number): string =>
    `${plural(count, 'document', 'documents')}, ${formatEuros(cents)} TTC`,
  documentSelection: (count: number, cents: number): string =>
    `Sélection\u00a0: ${plural(count, 'document', 'documents')}, ${formatEuros(cents)} TTC`,
  clients: (count: number): string => plural(count, 'client', 'clients'),
  clientSelection: (count: number, cents: number): string =>
    `Sélection\u00a0: ${plural(count, 'client', 'clients')}, ${formatEuros(cents)} TTC facturés, avoirs déduits`,
  articles: (count: number): string => plural(count, 'article', 'articles'),
  updateChosen: 'Mettre à jour…',
  clearSelection: 'Tout désélectionner',
  selectionTooLarge:
    'La sélection «\u00a0tout\u00a0» est trop grande pour suivre un autre filtre : elle a été vidée. Filtrez d’abord, puis sélectionnez.',
  issueProgress: (done: number, total: number): string =>
    `Validation\u00a0: ${formatCount(done)} sur ${formatCount(total)}`,
  stop: 'Arrêter',
  issueStopped: (left: number): string =>
    `Arrêté\u00a0: ${plural(left, 'brouillon reste', 'brouillons restent')} à valider`,
  sendMany: (count: number): string => (count > 1 ? `Envoyer ${formatCount(count)} documents` : 'Envoyer'),
  sendTooMany: 'Un envoi groupé porte sur 2\u00a0000 documents au plus. Réduisez la sélection.',
}
