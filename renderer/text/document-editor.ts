import type { LineType, Vat, VatCategory } from '../../shared/model/document.ts'
import { formatDecimal } from './format.ts'

export const LINE_TYPE_NAMES: Record<LineType, string> = {
  item: 'Article',
  text: 'Texte',
  comment: 'Commentaire',
  subtotal: 'Sous-total',
}

export const VAT_NAMES: Record<Exclude<VatCategory, 'S'>, string> = {
  Z: 'Taux zéro',
  E: 'Exonéré',
  AE: 'Autoliquidation',
  K: 'Intracommunautaire',
  G: 'Export',
  O: 'Hors champ',
}
export const vatName = ({ category, rate }: Vat): string =>
  category === 'S' ? `${formatDecimal(rate)}\u00a0%` : VAT_NAMES[category]
export const VAT_CHOICES = ['20 %', '10 %', '5,5 %', '2,1 %', '8,5 %', ...Object.values(VAT_NAMES)]

/** Usual payment terms, offered while typing; each one gives its échéances. */
export const TERMS_CHOICES = [
  'À réception',
  '30 jours',
  '30 jours fin de mois',
  '45 jours fin de mois',
  '60 jours',
  '30 jours fin de mois le 10',
  '30 % à la commande, 70 % à 30 jours',
  '50 % à la commande, 50 % à réception',
]

export const editorText = {
  discount: 'Remise',
  totalOrSum: 'Total HT',
  subtotal: 'Sous-total HT',
  articlePrice: (price: string, unit: string): string => `${price}\u00a0€ / ${unit.toLowerCase()}`,
  createArticle: (code: string): string => `Créer l’article «\u00a0${code}\u00a0»…`,
  typeHint: 'A : article, T : texte, C : commentaire interne (jamais imprimé), S : sous-total',
  keys: [
    ['Entrée', 'cellule suivante'],
    ['F2', 'modifier'],
    ['Inser', 'insérer'],
    ['Suppr', 'supprimer'],
    ['Ctrl D', 'dupliquer la ligne'],
    ['Alt Maj ↑↓', 'déplacer'],
    ['Ctrl V', 'coller un tableau'],
    ['Ctrl Z', 'annuler'],
  ] as const,
  merged: (name: string, code: string): string =>
    `La fiche de ce client a été fusionnée avec «\u00a0${name}\u00a0» (${code})\u00a0: le brouillon la suit, rien n’est perdu.`,
  header: 'En-tête du document',
  contact: 'Contact',
  billingContact: 'Contact de facturation',
  order: 'N° de commande',
  commitment: 'N° d’engagement',
  deliveryPlace: 'Lieu de livraison',
  clientPlace: 'Celui de la fiche client',
  otherPlace: 'Autre adresse…',
  placeName: 'Nom du lieu',
  line1: 'Adresse',
  line2: 'Complément',
  postcode: 'Code postal',
  city: 'Ville',
  originalNumber: 'Facture d’origine',
  originalDate: 'Date de la facture d’origine',
  terms: 'Conditions de règlement',
  termsHint: 'Par exemple « 30 jours fin de mois » ou « 30 % à la commande, 70 % à 30 jours ».',
  shippingVat: 'TVA du port',
  shippingWithoutCashDiscount: 'Port non soumis à escompte',
  foot: 'Remises, port et acomptes',
  notes: 'Notes imprimées sur le document',
  installments: 'Échéances',
  installmentDate: (n: number): string => `Date de l’échéance ${n}`,
  installmentShare: (n: number): string => `Part de l’échéance ${n}, en % ou en euros`,
  installmentRefused: 'Écrivez une part (30 %) ou un montant (150 €).',
  rest: 'Solde',
  single: 'Une seule échéance',
  addInstallment: 'Ajouter une échéance',
  split: 'Payer en plusieurs fois',
  removeInstallment: (n: number): string => `Supprimer l’échéance ${n}`,
  date: 'Date',
  share: 'Part',
  amount: 'Montant',
  allGood: 'Rien ne manque : le document peut être validé.',
  notWritten: 'Le brouillon n’a pas pu être enregistré. Votre saisie reste à l’écran : Ctrl S pour réessayer.',
  preview: 'Aperçu',
  previewTitle: 'Aperçu du brouillon',
  close: 'Fermer',
  duplicate: 'Dupliquer',
  duplicateKey: 'Dupliquer (Ctrl D)',
  remove: 'Supprimer',
  removed: (name: string): string => `Brouillon supprimé (${name})`,
  undo: 'Annuler la dernière modification',
  redo: 'Rétablir la modification',
  draftOf: (kind: string, client: string): string => (client === '' ? kind : `${kind}, ${client}`),
  partialCredit: 'Avoir partiel…',
  creditTitle: (number: string): string => `Avoir sur la facture ${number}`,
  creditLeft: (left: string, total: string): string => `Il reste ${left} à créditer sur ${total} TTC.`,
  creditDrafts: (count: number): string =>
    count === 1
      ? 'Un avoir de cette facture est encore en brouillon.'
      : `${count} avoirs de cette facture sont encore en brouillon.`,
  creditWhat: 'Que faut-il créditer ?',
  creditWhole: 'Toute la facture',
  creditLines: 'Des lignes',
  creditAmount: 'Un montant',
  creditAmountLabel: 'Montant TTC à créditer',
  creditQuantity: (name: string): string => `Quantité à créditer : ${name}`,
  creditShipping: 'Créditer aussi les frais de port',
  creditTotal: 'Total de l’avoir TTC',
  creditInvoiced: 'Facturé',
  creditCreate: 'Créer l’avoir',
  creditTaken: 'À créditer',
}
