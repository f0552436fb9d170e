import type { DocumentKind } from '../../shared/model/document.ts'
import type { Channel, CopyChannel, SettingOrigin } from '../../shared/model/sending.ts'
import { formatEuros, formatInstant } from './format.ts'

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
  preparing: 'Préparation de l’envoi…',
  channel: 'Diffuser les factures/avoirs clients par',
  channelHint: (channel: Channel, impossible: string | null) => impossible ?? CHANNEL_HINTS[channel],
  origin: (from: SettingOrigin) => ORIGINS[from],
  back: (value: string) => `Revenir à «\u00a0${value}\u00a0»`,
  backToText: 'Revenir au texte hérité',
  yes: 'Oui',
  no: 'Non',
  receiver: 'À',
  receiverContacts: 'Contacts du client',
  billing: 'facturation',
  typedAddress: 'Adresse saisie pour cet envoi',
  contactAddress: (name: string) => `Adresse de ${name}`,
  postalAddress: 'Adresse',
  siret: 'SIRET',
  serviceCode: 'Code service',
  commitment: 'N° d’engagement',
  missing: 'Non renseigné',
  copy: 'Envoyer une copie des factures/avoirs clients par',
  copyReceivers: 'Copie à',
  copyAdd: 'Ajouter une autre adresse',
  add: 'Ajouter',
  noContact: 'Ce client n’a aucun contact avec une adresse e-mail.',
  options: 'Document',
  color: 'Impression couleur',
  signature: 'Signature PDF',
  bothSided: 'Recto verso',
  cover: 'Page de garde',
  stamp: 'Affranchissement',
  letterOnly: 'courrier',
  paid: 'option payante',
  colorRefused: 'Le modèle d’impression du dossier est en noir et blanc.',
  subject: 'Objet',
  message: 'Message',
  readSubject: 'Objet reçu',
  readMessage: 'Message reçu',
  emptyMessage: 'Aucun message',
  keep: 'Garder ces choix pour ce client',
  keepEffect: (kept: boolean, client: string) =>
    kept
      ? `Vaut pour cet envoi et les prochains à ${client}. Les autres clients et ce qui est déjà en file ne changent pas.`
      : 'Ce qui est choisi ici ne vaut que pour cet envoi.',
  resendReason: 'Motif du renvoi',
  resendNotice: (channel: Channel, at: number) =>
    `Ce document est déjà parti (${CHANNEL_NAMES[channel]}, ${formatInstant(at)}). Un second envoi peut être facturé : indiquez pourquoi vous le renvoyez. Le motif reste dans l’historique.`,
  pending: 'Un envoi de ce document est déjà en cours.',
  offline:
    'Hors connexion avec Neotouch. L’envoi est mis en file sur cet ordinateur ; il partira une seule fois, dès que la connexion reviendra.',
  sandbox: 'Bac à sable : rien n’est réellement envoyé.',
  cancellable: 'Annulable depuis le suivi jusqu’à l’heure prévue.',
  undoable: 'Annulable pendant 10\u00a0s après l’envoi.',
  problems: (count: number) =>
    count === 1 ? '1 point à corriger avant l’envoi\u00a0:' : `${count} points à corriger avant l’envoi\u00a0:`,
  goToField: 'Aller au champ',
  preview: 'Aperçu du fichier',
  sameFile: 'Même fichier que celui envoyé',
  fingerprint: (sha256: string) => `SHA-256 ${sha256.slice(0, 12)}…`,
  noFile: 'Validez le document pour voir le fichier qui sera envoyé.',
  cancel: 'Annuler',
  hold: 'Mettre en attente',
  later: 'Plus tard…',
  notLater: 'Maintenant',
  planned: 'Départ prévu',
  action: (planned: boolean, again: boolean) => (planned ? 'Programmer l’envoi' : again ? 'Renvoyer' : 'Envoyer'),
  plannedFor: (number: string, at: number) =>
    `Envoi programmé\u00a0: ${number}, le ${formatInstant(at)}. Annulable jusque-là depuis le suivi.`,
  sending: 'Mise en file…',
  queued: (number: string) => `Envoi mis en file\u00a0: ${number}`,
  held: (number: string) => `Mis en attente\u00a0: ${number}. Il partira quand vous le direz, depuis le suivi.`,
  undone: (number: string) => `Envoi annulé\u00a0: ${number} n’est pas parti.`,
  follow: 'Voir le suivi',
  cause: (message: string) => `L’envoi précédent n’est pas passé\u00a0: ${message}`,
  openCard: 'Ouvrir la fiche client',
}
