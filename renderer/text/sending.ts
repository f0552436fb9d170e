import type { DocumentKind } from '../../shared/model/document.ts'
import type { Channel, CopyChannel, SettingOrigin } from '../../shared/model/sending.ts'
import { formatEuros } from './format.ts'

export const CHANNEL_NAMES: Record<Channel, string> = {
  portail: 'Portail',
  courrier: 'Courrier',
  email: 'E-mail',
  chorus: 'Chorus pro',
}
const CHANNEL_HINTS: Record<Channel, string> = {
  portail: 'Avis par e-mail, à lire sur le portail',
  courrier: 'Imprimé et affranchi',
  email: 'Factur-X joint au message',
  chorus: 'Déposé pour le secteur public',
}
export const COPY_NAMES: Record<CopyChannel, string> = { none: 'Aucun', courrier: 'Courrier', email: 'E-mail' }
const ORIGINS: Record<SettingOrigin, string> = {
  default: 'Valeur de l’application',
  dossier: 'Réglage du dossier',
  client: 'Réglage propre à ce client',
  send: 'Choisi pour cet envoi',
}

export const sendingText = {
  title: (kind: DocumentKind, number: string | null) =>
    `Envoyer ${kind === 'invoice' ? 'la facture' : 'l’avoir'} ${number ?? 'non validé'}`,
  subtitle: (client: string, total: number) => `${client}, ${formatEuros(total)} TTC`,
  position: (index: number, count: number) => `${index + 1} sur ${count}`,
  preparing: 'Préparation de l’envoi…',
  channel: 'Diffuser les factures/avoirs clients par',
  channelHint: (channel: Channel, impossible: string | null) => impossible ?? CHANNEL_HINTS[channel],
  origin: (from: SettingOrigin) => ORIGINS[from],
  back: (value: string) => `Revenir à « ${value} »`,
  receiver: 'À',
  postalAddress: 'Adresse',
  siret: 'SIRET',
  serviceCode: 'Code service',
  commitment: 'N° d’engagement',
  missing: 'Non renseigné',
  copy: 'Envoyer une copie des factures/avoirs clients par',
  copyReceivers: 'Destinataires de la copie',
  copyHint: 'Adresses séparées par un point-virgule.',
  color: 'Impression couleur',
  signature: 'Signature PDF',
  bothSided: 'Recto verso',
  paid: 'Option payante',
  colorRefused: 'Le modèle d’impression du dossier est en noir et blanc.',
  subject: 'Objet',
  message: 'Message',
  keep: 'Garder ces choix pour ce client',
  resendReason: 'Motif du nouvel envoi',
  resendNotice: 'Ce document a déjà été accepté par Neotouch sur ce canal. Indiquez pourquoi vous le renvoyez.',
  sandbox: 'Bac à sable : rien n’est réellement envoyé.',
  problems: (count: number) =>
    count === 1 ? '1 point à corriger avant l’envoi :' : `${count} points à corriger avant l’envoi :`,
  goToField: 'Aller au champ',
  preview: 'Aperçu du fichier',
  sameFile: 'Même fichier que celui envoyé',
  fingerprint: (sha256: string) => `SHA-256 ${sha256.slice(0, 12)}…`,
  noFile: 'Validez le document pour voir le fichier qui sera envoyé.',
  cancel: 'Annuler',
  send: 'Envoyer',
  sending: 'Mise en file…',
  queued: 'Envoi mis en file',
  follow: 'Voir le suivi',
}
