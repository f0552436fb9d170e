import type { DocumentKind } from '../../shared/model/document.ts'
import type { SubmissionState } from '../../shared/model/sending.ts'
import { APPROVAL_STATE } from '../../shared/rules/platform-states.ts'
import { formatCount, formatEuros, formatInstant } from './format.ts'

const dayAndHour = new Intl.DateTimeFormat('fr-FR', {
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

export const STATE_NAMES: Record<SubmissionState, string> = {
  queued: 'À envoyer',
  sending: 'En cours d’envoi',
  uncertain: 'À vérifier',
  blocked: 'Bloqué',
  accepted: 'Accepté par Neotouch',
  delivered: 'Envoyé',
  rejected: 'Rejeté',
  abandoned: 'Annulé',
}

interface NamedState {
  state: SubmissionState
  held?: boolean
  byHand?: boolean
  trial?: boolean
  plannedAt?: number | null
  /** Of the platform. */
  rawState?: number | null
}
/** The platform waits for a person. */
export const awaitsApproval = ({ state, rawState }: Pick<NamedState, 'state' | 'rawState'>): boolean =>
  state === 'accepted' && rawState === APPROVAL_STATE

/** A state in words; what the sandbox did says that it was a trial. */
export function stateName({
  state,
  held = false,
  byHand = false,
  trial = false,
  plannedAt = null,
  rawState = null,
}: NamedState): string {
  const name = byHand
    ? documentsText.byHand
    : held
      ? documentsText.held
      : plannedAt !== null
        ? documentsText.planned(plannedAt)
        : awaitsApproval({ state, rawState })
          ? documentsText.toApprove(trial)
          : trial && state === 'accepted'
            ? documentsText.accepted
            : STATE_NAMES[state]
  return trial ? documentsText.trial(name) : name
}

export const documentsText = {
  breadcrumb: 'Ventes › Documents',
  plural: (kind: DocumentKind) => (kind === 'invoice' ? 'Factures' : 'Avoirs'),
  singular: (kind: DocumentKind) => (kind === 'invoice' ? 'Facture' : 'Avoir'),
  create: (kind: DocumentKind) => (kind === 'invoice' ? 'Nouvelle facture' : 'Nouvel avoir'),
  search: 'Rechercher',
  filter: 'État',
  all: 'Tous',
  draft: 'Brouillon',
  issued: 'Validé',
  held: 'En attente',
  byHand: 'Marqué comme envoyé',
  planned: (at: number) => `Prévu le ${formatInstant(at)}`,
  plannedShort: (at: number) => `Prévu ${dayAndHour.format(at)}`,
  accepted: 'Accepté',
  toApprove: (trial: boolean): string => (trial ? 'À valider' : 'À valider sur le portail'),
  trial: (state: string): string => `${state} (essai)`,
  columns: {
    number: 'Numéro',
    date: 'Date',
    client: 'Client',
    city: 'Ville',
    reference: 'Référence',
    net: 'Net HT',
    total: 'Total TTC',
    dueDate: 'Échéance',
    state: 'État',
  },
  channel: 'Diffuser par',
  issue: 'Valider',
  send: 'Envoyer',
  empty: 'Aucun document ne correspond. Créez-en un, ou changez la recherche.',
  sum: (count: number, cents: number) => `${formatCount(count)} documents, ${formatEuros(cents)} TTC`,
  selection: (count: number, cents: number) => `Sélection : ${formatCount(count)}, ${formatEuros(cents)} TTC`,
  report: (issued: number, refused: number) => `${issued} validés, ${refused} refusés`,
  refusal: (name: string, reason: string) => `${name} : ${reason}`,
  saved: 'Brouillon enregistré',
  saving: 'Enregistrement…',
  notSaved: 'Pas encore enregistré',
  loading: 'Ouverture…',
  delivery: 'Livraison',
  commitment: 'N° d’engagement',
  serviceCode: 'Code service',
  market: 'N° de marché',
  lines: 'Lignes du document',
  line: {
    type: 'Type',
    articleCode: 'Code',
    description: 'Désignation',
    quantity: 'Quantité',
    unit: 'Unité',
    unitPrice: 'PU HT',
    discountPercent: 'Remise %',
    vat: 'TVA %',
    total: 'Total HT',
    item: 'Article',
    text: 'Texte',
    comment: 'Commentaire',
    subtotal: 'Sous-total',
  },
  addLine: 'Ajouter une ligne',
  deleteLine: 'Supprimer la ligne',
  totals: 'Totaux',
  gross: 'Total brut HT',
  discount: 'Remise',
  discountPercent: 'Remise de pied %',
  shipping: 'Frais de port HT',
  cashDiscount: 'Escompte',
  cashDiscountPercent: 'Escompte %',
  net: 'Net HT',
  vat: (rate: string, base: string) => `TVA ${rate} % sur ${base}`,
  total: 'Total TTC',
  prepaid: 'Acomptes',
  due: 'Net à payer',
  checks: 'Contrôles',
  goToField: 'Aller au champ',
  blocking: 'À corriger',
  warning: 'À vérifier',
  ok: 'En ordre',
  createCreditNote: 'Créer un avoir',
  savePdf: 'Enregistrer le PDF',
  open: 'Ouvrir',
  remove: 'Supprimer le brouillon',
  removeQuestion: (client: string) => `Supprimer le brouillon pour ${client} ? Cette suppression est définitive.`,
  cancel: 'Annuler',
  preview: 'Aperçu du document',
}
