import type { InvoiceType } from '../../shared/model/deposit.ts'
import type { DocumentKind } from '../../shared/model/document.ts'

/** Short names of the list; a standard document has none. */
export const TYPE_TAGS: Record<InvoiceType, string> = { standard: '', deposit: 'Acompte', final: 'Solde' }

export const depositText = {
  type: 'Type',
  types: (kind: DocumentKind): readonly (readonly [InvoiceType, string])[] =>
    kind === 'invoice'
      ? [
          ['standard', 'Factures seules'],
          ['deposit', 'Acomptes'],
          ['final', 'Soldes'],
        ]
      : [
          ['standard', 'Avoirs seuls'],
          ['deposit', 'Avoirs d’acompte'],
        ],
  create: 'Facture d’acompte…',
  title: 'Facture d’acompte',
  section: 'Acomptes',
  ask: 'Demander un acompte…',
  deduct: 'Déduire un acompte…',
  none: 'Aucun acompte facturé à déduire.',
  waiting: (count: number, left: string): string =>
    count === 1
      ? `Un acompte de ce client reste à déduire : ${left} TTC.`
      : `${count} acomptes de ce client restent à déduire : ${left} TTC.`,
  on: 'Acompte sur',
  order: 'Commande ou affaire',
  orderHint: 'Le nom qui figurera sur la facture : « commande 118 », « chantier des Lilas »…',
  outside: 'Une commande sans brouillon dans le dossier',
  draft: (date: string, reference: string, total: string): string =>
    ['Brouillon du', date, reference === '' ? '' : `(${reference})`, ':', total].filter(Boolean).join(' '),
  howMuch: 'Combien demander ?',
  kinds: { percent: 'Un pourcentage', gross: 'Un montant TTC', net: 'Un montant HT' } as const,
  amounts: { percent: 'Pourcentage de la facture', gross: 'Montant TTC', net: 'Montant HT' } as const,
  vat: 'TVA',
  usualVat: 'Celle du client',
  total: 'Acompte TTC',
  confirm: 'Créer l’acompte',
  settle: 'Facture de solde',
  settleTitle: 'Acomptes à déduire',
  columns: { number: 'Acompte', date: 'Date', purpose: 'Sur', left: 'Reste TTC', taken: 'À déduire' },
  choose: (number: string): string => `Déduire l’acompte ${number}`,
  takenOf: (number: string): string => `Montant TTC à déduire de l’acompte ${number}`,
  tooMuch: (number: string, left: string): string =>
    `De l’acompte ${number}, il reste ${left} TTC. Réduisez le montant.`,
  apply: 'Déduire',
  dueAfter: 'Net à payer',
  remove: (number: string): string => `Ne plus déduire l’acompte ${number}`,
  deposit: (number: string): string => `Acompte ${number}`,
  paidBefore: 'Acompte déjà versé',
  otherPrepaid: 'Autres acomptes',
  situation: 'Ce que devient cet acompte',
  settled: 'Déduit par des factures de solde',
  credited: 'Repris par des avoirs',
  left: 'Reste à déduire',
}
