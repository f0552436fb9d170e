import { formatCount } from './format.ts'

const exactAmount = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
const exactNumber = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 })

const written = (format: Intl.NumberFormat, value: string): string =>
  /^[+-]?\d+(?:\.\d+)?$/.test(value) ? format.format(value as `${number}`) : value

/** An amount as a file writes it → « 1 234,50 »; what is no number stays as it is. */
export const formatWrittenAmount = (value: string): string => written(exactAmount, value)
/** A quantity or a rate as a file writes it → « 1,5 ». */
export const formatWrittenNumber = (value: string): string => written(exactNumber, value)

/** UNTDID 4461, those that are met. */
const PAYMENT_MEANS: Readonly<Record<string, string>> = {
  '10': 'Espèces',
  '20': 'Chèque',
  '30': 'Virement',
  '42': 'Virement',
  '48': 'Carte',
  '49': 'Prélèvement',
  '54': 'Carte de crédit',
  '55': 'Carte de débit',
  '57': 'Accord permanent',
  '58': 'Virement SEPA',
  '59': 'Prélèvement SEPA',
  '97': 'Compensation',
}

export const readingText = {
  breadcrumb: 'Opérations',
  menu: 'Lire une facture',
  title: 'Lire une facture',
  open: 'Choisir des fichiers…',
  another: 'Lire une autre facture…',
  openKey: 'Ctrl Maj O',
  back: 'Retour à l’accueil',
  exportXml: 'Exporter le XML…',
  exported: (path: string): string => `XML écrit\u00a0: ${path}`,
  close: (name: string): string => `Fermer ${name}`,
  files: 'Fichiers lus',
  reading: 'Lecture…',
  emptyTitle: 'Déposez ici une facture électronique',
  emptyText:
    'Un PDF Factur-X, un XML CII ou un XML UBL, de n’importe quel logiciel. Il est lu et vérifié sur cet ordinateur\u00a0: rien ne part, rien n’est enregistré dans le dossier.',
  drop: 'Déposez pour lire',
  dropText: 'PDF Factur-X, XML CII ou UBL',
  tooLarge: 'Ce fichier dépasse 20\u00a0Mo\u00a0: ce n’est pas une facture que l’on peut lire ici.',
  unreadable: 'Ce fichier ne se laisse pas lire\u00a0: est-ce un dossier\u00a0? Déposez des fichiers PDF ou XML.',
  creditNote: 'Avoir',
  otherType: (code: string): string => `Document de type ${code}`,
  heading: (type: string, number: string): string => `${type} ${number || 'sans numéro'}`,
  from: (seller: string): string => `de ${seller || 'vendeur inconnu'}`,

  checks: 'Vérifications',
  verdict: (blocking: number, warnings: number): string => {
    const toLook = `${formatCount(warnings)} point${warnings > 1 ? 's' : ''} à vérifier`
    if (blocking > 0) {
      const rules = `Non conforme\u00a0: ${formatCount(blocking)} règle${blocking > 1 ? 's enfreintes' : ' enfreinte'}`
      return warnings > 0 ? `${rules}, ${toLook}.` : `${rules}.`
    }
    return warnings > 0 ? `Conforme, ${toLook}.` : 'Conforme\u00a0: aucune règle n’est enfreinte.'
  },
  verdictDetail: (rules: string): string => `Contrôlé selon ${rules}. Le PDF lui-même n’est pas contrôlé.`,
  french: 'la norme EN 16931 et les règles françaises (BR-FR)',
  european: 'la norme EN 16931',
  chips: { ok: 'Conforme', warning: 'À vérifier', error: 'Non conforme', refused: 'Illisible', reading: 'Lecture…' },
  columns: { severity: 'Gravité', message: 'Ce qui ne va pas', value: 'Valeur écrite', rule: 'Règle' },
  severities: { blocking: 'Règle enfreinte', warning: 'À vérifier' },

  seller: 'Vendeur',
  buyer: 'Acheteur',
  payee: 'Bénéficiaire du paiement',
  representative: 'Représentant fiscal',
  party: {
    tradingName: 'Nom commercial',
    siren: 'SIREN',
    siret: 'SIRET',
    legal: 'Immatriculation',
    vat: 'N° de TVA',
    tax: 'N° fiscal',
    endpoint: 'Adresse électronique',
    identifier: 'Identifiant',
    contact: 'Contact',
    phone: 'Téléphone',
    email: 'E-mail',
  },
  facts: 'Document',
  fact: {
    number: 'Numéro',
    type: 'Type',
    date: 'Date',
    dueDate: 'Échéance',
    currency: 'Monnaie',
    taxPoint: 'Exigibilité de la TVA',
    process: 'Cadre de facturation',
    profile: 'Profil',
    syntax: 'Format',
    period: 'Période',
    deliveryDate: 'Livraison',
    deliveryPlace: 'Lieu de livraison',
    preceding: 'Facture d’origine',
  },
  references: {
    buyer: 'Code service',
    order: 'N° d’engagement ou de commande',
    contract: 'N° de marché ou de contrat',
    project: 'Projet',
    salesOrder: 'Commande du vendeur',
    receiving: 'Bon de réception',
    despatch: 'Bon de livraison',
    tender: 'Appel d’offres',
    object: 'Objet facturé',
    accounting: 'Compte',
  },
  periodText: (start: string, end: string): string => `du ${start || '…'} au ${end || '…'}`,
  precedingText: (number: string, date: string): string => (date ? `${number} du ${date}` : number),

  lines: 'Lignes',
  noLines: 'Ce fichier ne porte pas de lignes.',
  line: {
    id: 'N°',
    description: 'Désignation',
    quantity: 'Quantité',
    price: 'Prix HT',
    vat: 'TVA',
    net: 'Montant HT',
  },
  moreLines: (count: number): string =>
    `Et ${formatCount(count)} autres lignes\u00a0: exportez le XML pour les lire toutes.`,
  allowance: 'Remise',
  charge: 'Frais',
  adjustments: 'Remises et frais',
  vat: 'TVA',
  vatColumns: { category: 'Catégorie', rate: 'Taux', base: 'Base', tax: 'Montant', reason: 'Motif' },
  categories: {
    S: 'Taux normal ou réduit',
    Z: 'Taux zéro',
    E: 'Exonéré',
    AE: 'Autoliquidation',
    K: 'Intracommunautaire',
    G: 'Exportation',
    O: 'Hors champ',
  } as Readonly<Record<string, string>>,
  totals: 'Totaux',
  total: {
    lines: 'Total des lignes HT',
    allowances: 'Remises',
    charges: 'Frais',
    net: 'Total HT',
    tax: 'TVA',
    total: 'Total TTC',
    prepaid: 'Acomptes',
    rounding: 'Arrondi',
    due: 'Net à payer',
  },
  payment: 'Paiement',
  pay: {
    means: 'Mode',
    account: 'IBAN',
    accountName: 'Titulaire',
    bic: 'BIC',
    reference: 'Référence à rappeler',
    terms: 'Conditions',
    mandate: 'Mandat',
    creditor: 'Créancier',
    card: 'Carte',
  },
  meansName: (code: string, label: string): string => PAYMENT_MEANS[code] ?? (label || code),
  notes: 'Notes',
  noteSubjects: {
    PMT: 'Recouvrement',
    PMD: 'Pénalités de retard',
    AAB: 'Escompte',
    REG: 'Forme et capital',
    ABL: 'Immatriculation',
    AAI: 'Information',
    TXD: 'Taxe',
    BAR: 'Traitement',
  } as Readonly<Record<string, string>>,
  attachments: 'Pièces jointes',
  attachmentsHint: 'Elles ne sont pas ouvertes ici.',
  page: 'Page du PDF',
  active:
    'Ce PDF contient un programme ou une protection\u00a0: sa page n’est pas affichée. Ses données, lues ci-contre, ne présentent pas de risque.',
  copy: (what: string): string => `Copier\u00a0: ${what}`,
  copied: (what: string): string => `Copié\u00a0: ${what}`,
  euros: '€',
}

export const ublText = {
  one: 'Exporter en UBL…',
  many: 'Exporter en UBL…',
  written: (count: number, path: string): string =>
    count > 1 ? `${formatCount(count)} documents écrits en UBL dans ${path}` : `Écrit en UBL\u00a0: ${path}`,
  tooMany: 'Exportez au plus 5\u00a0000 documents à la fois. Réduisez la sélection.',
}
