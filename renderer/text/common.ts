import type { Channel, CopyChannel } from '../../shared/model/sending.ts'

export const commonText = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  undo: 'Annuler',
  ok: 'OK',
  mend: 'Aller au champ',
  more: 'Autres actions',
  loading: 'Chargement…',
  saved: 'Enregistré',
  unsaved: 'Modifications non enregistrées',
  paidOption: 'Option payante',
  paidNote: 'Option payante : le contrat avec Quadient doit être adapté avant de l’utiliser.',
}

export const CHANNEL_OPTIONS: readonly (readonly [Channel, string])[] = [
  ['portail', 'Portail'],
  ['courrier', 'Courrier'],
  ['email', 'E-mail'],
  ['chorus', 'Chorus pro'],
]
export const COPY_OPTIONS: readonly (readonly [CopyChannel, string])[] = [
  ['none', 'Aucun'],
  ['courrier', 'Courrier'],
  ['email', 'E-mail'],
]

export const labelOf = <Value extends string>(options: readonly (readonly [Value, string])[], value: Value): string =>
  options.find(([one]) => one === value)?.[1] ?? value

export const sendingLabels = {
  channel: 'Diffuser les factures/avoirs clients par',
  copy: 'Envoyer une copie des factures/avoirs clients par',
  color: 'Impression couleur',
  signature: 'Signature PDF',
}
