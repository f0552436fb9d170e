import type { BulkField, BulkValues } from '../../../shared/model/bulk-update.ts'

/** What the client's history calls each field, as it calls those that are changed on the card. */
const WORDS: Readonly<Record<BulkField, string>> = {
  channel: 'diffusion',
  copy: 'copie',
  color: 'impression couleur',
  signature: 'signature PDF',
  bothSided: 'recto verso',
  cover: 'page de garde',
  stampType: 'affranchissement',
  automatic: 'envoi automatique',
  automaticTime: 'heure de l’envoi automatique',
  emailSubject: 'objet de l’e-mail',
  emailMessage: 'message de l’e-mail',
  terms: 'délai de paiement',
  paymentMode: 'mode de règlement',
  family: 'famille',
  blockedReason: 'blocage des envois',
}

export const fieldWords = (values: BulkValues): string =>
  (Object.keys(WORDS) as BulkField[])
    .filter((field) => Object.hasOwn(values, field))
    .map((field) => WORDS[field])
    .join(', ')
