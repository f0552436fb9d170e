import type { BulkField, BulkOutcome, BulkRun, BulkUndo, BulkValues } from '../../shared/model/bulk-update.ts'
import type { ResolvedSettings } from '../../shared/model/sending.ts'
import { paymentTermsText } from '../../shared/rules/payment-terms.ts'
import { STAMP_NAMES } from './batch.ts'
import { cardText } from './client-card.ts'
import { AUTOMATIC_OPTIONS, CHANNEL_OPTIONS, COPY_OPTIONS, labelOf, sendingLabels } from './common.ts'
import { formatCount, formatInstant, formatTime } from './format.ts'

const clients = (count: number): string => `${formatCount(count)} client${count > 1 ? 's' : ''}`
const YES_NO = { true: 'Oui', false: 'Non' } as const
const labels: Readonly<Record<BulkField, string>> = {
  channel: sendingLabels.channel,
  copy: sendingLabels.copy,
  color: sendingLabels.color,
  signature: sendingLabels.signature,
  bothSided: cardText.bothSided,
  cover: cardText.cover,
  stampType: sendingLabels.stampType,
  automatic: sendingLabels.automatic,
  automaticTime: sendingLabels.automaticTime,
  emailSubject: cardText.emailSubject,
  emailMessage: cardText.emailMessage,
  terms: cardText.fields.paymentDays,
  paymentMode: cardText.fields.paymentMode,
  family: cardText.fields.familyCode,
  blockedReason: 'Envois au client',
}
/** Short, for the columns of the preview and of the journal. */
const shortLabels: Readonly<Record<BulkField, string>> = {
  ...labels,
  channel: 'Diffusion',
  copy: 'Copie',
  bothSided: 'Recto verso',
  cover: 'Page de garde',
  automaticTime: 'Heure',
  emailSubject: 'Objet',
  emailMessage: 'Message',
}
const INHERITED = 'Comme le dossier'

/** A value in words; the code word only of what this application wrote itself. */
function valueWords(field: BulkField, values: BulkValues): string {
  switch (field) {
    case 'channel':
      return values.channel ? labelOf(CHANNEL_OPTIONS, values.channel) : INHERITED
    case 'copy':
      return values.copy ? labelOf(COPY_OPTIONS, values.copy) : INHERITED
    case 'stampType':
      return values.stampType === null || values.stampType === undefined ? INHERITED : STAMP_NAMES[values.stampType]
    case 'automatic':
      return values.automatic ? labelOf(AUTOMATIC_OPTIONS, values.automatic) : INHERITED
    case 'automaticTime':
      return values.automaticTime ? formatTime(values.automaticTime) : INHERITED
    case 'emailSubject':
    case 'emailMessage': {
      const text = values[field]
      return text === null || text === undefined ? INHERITED : `«\u00a0${text}\u00a0»`
    }
    case 'terms': {
      const terms = values.terms
      if (!terms || terms.days === null) return terms?.label ? `${INHERITED} (${terms.label})` : INHERITED
      return paymentTermsText({ ...terms, days: terms.days })
    }
    case 'paymentMode':
      return cardText.paymentModes[values.paymentMode ?? 'unset']
    case 'family':
      return values.family?.code
        ? [values.family.code, values.family.label].filter(Boolean).join(' · ')
        : 'Sans famille'
    case 'blockedReason':
      return values.blockedReason ? `Bloqués\u00a0: ${values.blockedReason}` : 'Ouverts'
    default: {
      const value = values[field]
      return typeof value === 'boolean' ? YES_NO[`${value}`] : INHERITED
    }
  }
}

const STATES: Readonly<Record<BulkRun['state'], string>> = {
  running: 'En cours',
  done: 'Terminée',
  cancelled: 'Arrêtée, rien ne reste',
  undoing: 'Annulation en cours',
  undone: 'Annulée',
}

export const bulkUpdateText = {
  breadcrumb: 'Opérations',
  title: 'Assistant de mise à jour',
  subject: 'Clients/Prospects',
  labels,
  shortLabels,
  valueWords,
  inheritedOf: (field: keyof ResolvedSettings, inherited: ResolvedSettings | null): string =>
    inherited === null
      ? INHERITED
      : `${INHERITED}\u00a0: ${valueWords(field as BulkField, { [field]: inherited[field].value } as BulkValues)}`,
  inherited: INHERITED,
  dossierDays: (days: number): string => `${INHERITED}\u00a0: ${days} jours`,

  who: '1. Quels clients\u00a0?',
  by: 'Choisir les clients',
  byFilters: 'Par filtres',
  byCodes: 'Par liste de codes',
  family: 'Famille',
  anyFamily: 'Toutes les familles',
  noFamily: 'Sans famille',
  familyName: ({ code, label }: { code: string; label: string }): string => (label ? `${code} · ${label}` : code),
  place: 'Ville ou département',
  placeHint: 'Le début d’un nom ou d’un code postal : Tours, 37, 2A…',
  channel: 'Diffusés par',
  anyChannel: 'Tous les canaux',
  territory: 'Territorialité',
  anyTerritory: 'Toutes',
  territories: cardText.territories,
  kind: 'Nature',
  kinds: [
    ['all', 'Clients et prospects'],
    ['clients', 'Clients seulement'],
    ['prospects', 'Prospects seulement'],
  ] as const,
  archivedHint: 'Les clients archivés ne sont jamais touchés.',
  codes: 'Codes des clients',
  codesHint:
    'Un code par ligne, ou séparés par des points-virgules ; ou un fichier CSV avec une colonne «\u00a0Code (tiers)\u00a0».',
  codesFile: 'Choisir un fichier CSV…',
  codesRead: (count: number): string =>
    count === 0 ? 'Aucun code' : `${formatCount(count)} code${count > 1 ? 's' : ''}`,
  chosen: (count: number | null): string => (count === null ? 'Comptage…' : clients(count)),

  what: '2. Que changer\u00a0?',
  keep: 'Ne pas changer',
  set: 'Fixer',
  newValue: 'Nouvelle valeur',
  clear: 'Retirer',
  yes: YES_NO.true,
  no: YES_NO.false,
  days: 'Délai en jours',
  daysUnit: 'jours',
  daysWrong: 'Indiquez un nombre de jours, de 0 à 365.',
  endOfMonth: 'fin de mois',
  dayOfMonth: 'le',
  dayOfMonthLabel: 'Jour du mois',
  dayOfMonthWrong: 'Indiquez un jour de 1 à 31, ou rien.',
  termsEffect: (words: string): string => `Les conditions en toutes lettres deviennent «\u00a0${words}\u00a0».`,
  familyCode: 'Code de la famille',
  familyLabel: 'Libellé de la famille',
  familyWrong: 'Il faut le code de la famille.',
  block: 'Bloquer, avec le motif',
  unblock: 'Ouvrir',
  reason: 'Motif du blocage',
  reasonWrong: 'Il faut un motif : il s’affiche avec chaque document du client.',
  paymentModes: Object.entries(cardText.paymentModes) as [keyof typeof cardText.paymentModes, string][],
  count: (chosen: number): string =>
    chosen === 0 ? 'Aucun champ à changer' : `${chosen} champ${chosen > 1 ? 's' : ''} à changer`,
  nothingChosen: 'Choisissez au moins un champ à changer.',

  preview: 'Aperçu',
  previewKeys: 'Ctrl Entrée',
  apply: (count: number): string => `Mettre à jour ${clients(count)}`,
  stop: 'Arrêter',
  stopKeys: 'Échap',
  reading: 'Préparation de l’aperçu',
  running: 'Mise à jour',
  undoing: 'Annulation',
  result: '3. Avant et après',
  previewed: (changed: number): string =>
    changed === 0
      ? 'Rien ne changerait. Revoyez les filtres ou les champs.'
      : `Rien n’est encore écrit : ${clients(changed)} changeraient.`.replace(
          /^(.*1 client) changeraient/,
          '$1 changerait',
        ),
  done: (changed: number): string =>
    changed === 0 ? 'Rien n’a changé.' : `Mise à jour terminée : ${clients(changed)} modifié${changed > 1 ? 's' : ''}.`,
  facts: {
    chosen: 'Choisis',
    changed: 'Changés',
    warned: 'dont à revoir',
    unchanged: 'Déjà à jour',
    refused: 'Refusés',
  },
  number: formatCount,
  showing: 'Clients affichés',
  outcomes: { changed: 'Sans remarque', warned: 'À revoir', refused: 'Refusés' } satisfies Record<BulkOutcome, string>,
  columns: { client: 'Client', field: 'Champ', before: 'Avant', after: 'Après', reasons: 'Remarque' },
  none: 'Aucun client dans cette liste.',
  first: (shown: number, total: number): string =>
    `Les ${formatCount(shown)} premiers sur ${formatCount(total)} ; les autres suivent la même règle.`,
  openClient: (name: string): string => `Ouvrir la fiche de ${name}`,

  journal: 'Mises à jour faites',
  noRun: 'Aucune mise à jour n’a encore été faite.',
  runColumns: {
    at: 'Date',
    changes: 'Champs',
    changed: 'Changés',
    refused: 'Refusés',
    state: 'État',
    actions: 'Actions',
  },
  runAt: (run: BulkRun): string => formatInstant(run.at),
  runChanges: ({ changes }: BulkRun): string =>
    (Object.keys(changes) as BulkField[])
      .map((field) => `${shortLabels[field]}\u00a0: ${valueWords(field, changes as BulkValues)}`)
      .join(' ; '),
  runState: (run: BulkRun): string =>
    STATES[run.state] + (run.kept > 0 ? `, ${formatCount(run.kept)} gardé${run.kept > 1 ? 's' : ''}` : ''),
  detail: 'Détail',
  hideDetail: 'Masquer',
  detailOf: (run: BulkRun): string => `Détail de la mise à jour du ${formatInstant(run.at)}`,
  undo: 'Annuler cette mise à jour',
  undone: ({ restored }: BulkUndo): string =>
    `Mise à jour annulée : ${clients(restored)} ${restored > 1 ? 'ont retrouvé leurs' : 'a retrouvé ses'} valeurs.`,
  kept: ({ keptCount }: BulkUndo): string =>
    `${clients(keptCount)} ${keptCount > 1 ? 'gardent' : 'garde'} ce qui a été modifié depuis :`,
}
