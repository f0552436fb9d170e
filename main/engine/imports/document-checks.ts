import type { Buyer, DocumentContent, Totals } from '../../../shared/model/document.ts'
import type { Client } from '../../../shared/model/party.ts'
import type { IsoDate } from '../../../shared/model/primitives.ts'
import { frenchDate } from '../french-values.ts'
import type { DocumentGroup } from './document-group.ts'
import { noteLines } from './document-line-checks.ts'
import type { Note } from './issues.ts'
import { parseDate } from './values.ts'

export interface DocumentFacts {
  group: DocumentGroup
  content: DocumentContent
  buyer: Buyer
  client: Client
  totals: Totals
  today: IsoDate
  negative: boolean
  /** The first document of this client in the file: what holds for all is told once. */
  firstOfClient: boolean
  /** The client's code stood twice in the clients' file read before. */
  duplicateCode: boolean
  /** Differs by a cent. */
  roundingGap: boolean
}

/** Longest document number that Chorus Pro takes. */
const CHORUS_NUMBER_CHARACTERS = 20

/** Everything that the report says of a document that is imported. */
export function noteDocument(facts: DocumentFacts, note: Note): void {
  const { group, content } = facts
  const { number } = group
  if (number.length > CHORUS_NUMBER_CHARACTERS) {
    note(
      'avertissement',
      'Document - Numéro du document',
      `Numéro de ${number.length} caractères : « Chorus Pro » en admet ${CHORUS_NUMBER_CHARACTERS} au plus.`,
    )
  }
  if (group.separated) {
    note(
      'info',
      'Document - Numéro du document',
      'Les lignes de cette pièce sont séparées par une autre pièce : regroupées par numéro.',
    )
  }
  noteDate(facts, note)
  noteClientFacts(facts, note)
  notePublic(facts, note)
  noteAmounts(facts, note)
  noteLines(facts, note)
  if (content.kind === 'creditNote') noteOriginal(facts, note)
  if (group.first.text('Document - Notes').startsWith('{\\rtf')) {
    note('info', 'Document - Notes', 'Notes RTF et texte brut : le texte brut est gardé.')
  }
}

function noteDate({ group, content, today }: DocumentFacts, note: Note): void {
  if (parseDate(group.first.raw('Document - Date'))?.iso) {
    note(
      'avertissement',
      'Document - Date',
      `Date au format AAAA-MM-JJ : lue ${frenchDate(content.date)}, format attendu JJ/MM/AAAA.`,
    )
  }
  if (content.date > today) {
    note(
      'avertissement',
      'Document - Date',
      `Date postérieure à aujourd’hui (${frenchDate(content.date)}) : à confirmer.`,
    )
  }
}

function noteClientFacts({ buyer, client, firstOfClient, duplicateCode }: DocumentFacts, note: Note): void {
  const { address } = buyer
  if (duplicateCode) {
    note(
      'avertissement',
      'Document - Code client',
      'Code présent deux fois dans le fichier clients : rattachée à la première fiche.',
    )
  }
  const noAddress = address.line1 === '' && address.city === ''
  const noEmail = (buyer.contact?.email ?? '') === ''
  if (noAddress && noEmail) {
    note(
      'avertissement',
      'Document - Code client',
      'Client sans adresse ni e-mail : aucun canal possible, la pièce reste « à compléter ».',
    )
  } else if (noEmail && firstOfClient) {
    note('avertissement', 'Document - E-mail (facturation)', 'Client sans e-mail : canal « E-mail » impossible.')
  }
  if (address.npai && firstOfClient) {
    note('avertissement', 'Document - Code client', 'Client marqué NPAI : « Courrier » bloqué.')
  }
  const card = client.billingAddress
  if (buyer.name !== client.name || address.line1 !== card.line1 || address.city !== card.city) {
    note(
      'info',
      'Document - Nom du client',
      'Nom ou adresse figés sur la pièce, différents de la fiche client : ceux de la pièce sont gardés.',
    )
  }
}

function notePublic({ buyer, content }: DocumentFacts, note: Note): void {
  if (!buyer.isPublic) return
  if (content.serviceCode !== '' && content.commitmentNumber !== '') {
    note('info', 'Document - Code service', 'Pièce publique : code service et numéro d’engagement présents.')
  } else if (content.serviceCode === '' && content.commitmentNumber === '') {
    note(
      'avertissement',
      'Document - Code service',
      'Pièce publique sans code service ni engagement : à compléter avant « Chorus Pro ».',
    )
  }
}

function noteAmounts({ content, totals, roundingGap, negative }: DocumentFacts, note: Note): void {
  const total = 'Document - Total TTC'
  if (roundingGap) {
    note('avertissement', total, 'Total TTC différent de 0,01 € du calcul : écart d’arrondi accepté et signalé.')
  } else if (totals.vat.length >= 4 && content.shipping !== 0) {
    note('info', total, `${totals.vat.length} taux de TVA et des frais de port : total vérifié au centime.`)
  }
  if (negative) {
    note(
      'avertissement',
      total,
      'Avoir en montants négatifs : signe normalisé (un avoir se range en positif), à confirmer.',
    )
  }
  const lineDiscount = content.lines.some((line) => line.discountAmount !== null || Number(line.discountPercent) !== 0)
  if (Number(content.discountPercent) !== 0 && lineDiscount) {
    note('info', 'Document - % remise', 'Remise de ligne puis remise de pied.')
  }
  if (content.shipping === 0 || Number(content.cashDiscountPercent) === 0) return
  if (content.shippingWithoutCashDiscount) {
    note('info', 'Document - Port non soumis à escompte', 'Port non soumis à escompte.')
  } else {
    note('info', 'Document - % escompte', 'Escompte appliqué aussi au port.')
  }
}

function noteOriginal({ content }: DocumentFacts, note: Note): void {
  const original = content.originalInvoice
  const column = 'Document - Référence'
  if (original === null) {
    note(
      'avertissement',
      column,
      'Avoir qui ne cite aucune facture : importé, envoi bloqué tant que la facture d’origine manque.',
    )
  } else if (original.id === null) {
    note(
      'avertissement',
      column,
      `Avoir qui cite une facture absente (${original.number}) : importé, facture d’origine à préciser.`,
    )
  } else {
    note('info', column, `Avoir rattaché à la facture ${original.number}.`)
  }
}
