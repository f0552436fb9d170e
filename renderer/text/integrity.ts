import type { IntegrityCheck } from '../../shared/model/integrity.ts'
import { formatCount, formatInstant } from './format.ts'

export const integrityText = {
  breadcrumb: 'Opérations',
  title: 'Contrôle d’intégrité',
  what: 'Ce qui est contrôlé',
  explanation:
    'Chaque document validé et chaque événement de l’historique est un maillon\u00a0: son empreinte tient compte de tout son contenu et du maillon d’avant. Un contenu changé, un maillon retiré ou déplacé hors de l’application se voit.',
  run: 'Lancer le contrôle',
  runKeys: 'Ctrl Entrée',
  again: 'Contrôler de nouveau',
  running: 'Contrôle en cours',
  stop: 'Arrêter',
  noted: 'Empreinte notée',
  notedHint: 'Facultatif\u00a0: collez une empreinte notée lors d’un contrôle précédent.',
  notedWrong: 'Une empreinte a 64 caractères, chiffres et lettres de a à f. Recopiez-la entière.',
  idle: 'Aucun contrôle n’a été lancé depuis l’ouverture de cet écran.',
  sound: 'Dossier intègre\u00a0: rien n’a changé depuis la validation.',
  broken: (count: number): string =>
    count > 1
      ? `${formatCount(count)} anomalies\u00a0: le dossier a changé hors de l’application.`
      : 'Une anomalie\u00a0: le dossier a changé hors de l’application.',
  cancelled: 'Contrôle arrêté avant la fin\u00a0: ce qui suit est partiel.',
  firstBroken: (position: number): string => `Premier maillon rompu\u00a0: le ${formatCount(position)}`,
  results: 'Résultat',
  columns: { check: 'Contrôle', verified: 'Vérifiés', outcome: 'Résultat' },
  checks: {
    database: 'Fichier du dossier',
    chain: 'Chaîne des documents et de l’historique',
    unlinked: 'Rien hors de la chaîne',
    files: 'PDF archivés',
    proofs: 'Preuves d’envoi archivées',
    numbers: 'Numéros sans trou',
  } satisfies Record<IntegrityCheck, string>,
  chainDetail: (documents: number, events: number): string =>
    `${formatCount(documents)} documents, ${formatCount(events)} événements`,
  good: 'Conforme',
  wrong: (count: number): string => (count > 1 ? `${formatCount(count)} anomalies` : 'Une anomalie'),
  notDone: 'Non contrôlé',
  count: formatCount,
  when: (at: number, milliseconds: number): string =>
    `Contrôlé le ${formatInstant(at)}, en ${(milliseconds / 1_000).toFixed(1).replace('.', ',')}\u00a0s`,
  head: 'Empreinte du dernier maillon',
  headHint:
    'Notez-la hors de cet ordinateur, ou donnez-la à la personne qui tient vos comptes\u00a0: elle prouvera plus tard que rien n’a été retiré depuis aujourd’hui.',
  noHead: 'Aucun document validé\u00a0: la chaîne commencera avec le premier.',
  copy: 'Copier',
  copied: 'Copiée',
  notedFound: (position: number): string =>
    `L’empreinte notée est celle du maillon ${formatCount(position)}\u00a0: tout ce qui existait ce jour-là est encore là.`,
  notedLost:
    'L’empreinte notée n’est dans aucun maillon\u00a0: la fin de la chaîne a été remplacée. Ouvrez la sauvegarde du jour où vous l’avez notée.',
  problems: 'Anomalies',
  todo: 'Que faire',
  more: (count: number): string => `Et ${formatCount(count)} autres anomalies.`,
}
