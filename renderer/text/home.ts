import { formatCount, formatEuros } from './format.ts'

export const homeText = {
  title: 'Bienvenue dans Neotouch Bureau',
  intro: 'Un dossier garde vos clients, vos factures et vos avoirs sur cet ordinateur. Rien ne part sans vous.',
  demonstration: 'Dossier de démonstration',
  demonstrationText: 'Une entreprise fictive, 40 clients et 60 documents, pour essayer sans rien envoyer.',
  demonstrationAction: 'Ouvrir la démonstration',
  create: 'Nouveau dossier',
  createText: 'Pour votre entreprise : importez ensuite vos clients et vos factures.',
  createAction: 'Créer le dossier',
  name: 'Nom de l’entreprise',
  nameMissing: 'Indiquez le nom de l’entreprise.',
  open: 'Ouvrir un dossier',
  openText: 'Un fichier .dossier de cet ordinateur.',
  openAction: 'Choisir un fichier…',
  recent: 'Dossiers récents',
  missing: 'introuvable',
  opening: (name: string): string => `Ouverture de «\u00a0${name}\u00a0»… Échap pour choisir un autre dossier.`,
  letGo: (name: string): string => `«\u00a0${name}\u00a0» ne s’affichera pas. Choisissez un autre dossier.`,
  working: 'Préparation du dossier…',
  dashboard: 'Tableau de bord',
  dashboardCrumb: 'Accueil',
  toSend: 'À envoyer',
  inProgress: 'En cours',
  inError: 'En erreur',
  sent: 'Envoyés',
  trial: 'Essais',
  drafts: (count: number): string =>
    count === 0 ? 'Aucun brouillon à valider.' : `${count} brouillon${count > 1 ? 's' : ''} à valider.`,
  showDrafts: 'Voir les factures',
  sandbox: 'Ce dossier utilise le bac à sable : aucun courrier, aucun e-mail n’est réellement envoyé.',
  production: 'Ce dossier est relié à Neotouch : les envois partent réellement.',
  neotouch: 'Neotouch',
  inactive: 'Neotouch n’est pas activé : rien ne peut être envoyé.',
  configure: 'Ouvrir Paramètres > Neotouch',
  work: 'À faire',
  today: 'Aujourd’hui',
  sentToday: (count: number): string =>
    count === 0
      ? 'Aucun envoi confirmé aujourd’hui.'
      : `${plural(count, 'envoi confirmé', 'envois confirmés')} aujourd’hui.`,
  triedToday: (count: number): string =>
    `${plural(count, 'essai', 'essais')} dans le bac à sable aujourd’hui : rien n’a été réellement envoyé.`,
  showTried: 'Voir les essais',
  showSent: 'Voir les envoyés',
  errors: (count: number): string =>
    count === 0 ? 'Aucun envoi en erreur.' : `${plural(count, 'envoi', 'envois')} en erreur, à corriger.`,
  showErrors: 'Voir les erreurs',
  waiting: (count: number): string =>
    count === 0 ? 'Rien n’attend de partir.' : `${plural(count, 'envoi attend', 'envois attendent')} de partir.`,
  toApprove: (count: number): string =>
    `${plural(count, 'envoi attend d’être validé', 'envois attendent d’être validés')} sur le portail Neotouch : rien ne part sans cela.`,
  showToApprove: 'Voir les envois en cours',
  showWaiting: 'Voir la file',
  neverSent: (count: number): string =>
    count === 0
      ? 'Tous les documents validés ont été confiés à l’envoi.'
      : `${plural(count, 'document validé n’a jamais été envoyé', 'documents validés n’ont jamais été envoyés')}.`,
  showValidated: 'Voir les factures validées',
  overdue: (count: number, cents: number): string =>
    count === 0
      ? 'Aucune échéance dépassée.'
      : `${plural(count, 'facture a', 'factures ont')} une échéance dépassée (${formatEuros(cents)} TTC, règlements non suivis ici).`,
  showOverdue: 'Voir les échéances',
}

const plural = (count: number, one: string, many: string): string => `${formatCount(count)} ${count === 1 ? one : many}`
