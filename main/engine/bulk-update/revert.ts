import type { BulkField, BulkRow, BulkValues } from '../../../shared/model/bulk-update.ts'
import { bulkValuesOf, sameValue } from '../../../shared/rules/bulk-update.ts'
import type { ClientCards } from './client-card.ts'
import { fieldWords } from './field-words.ts'

/**
 * Gives a client back the values that it had, in the caller's transaction. A field that somebody changed since stays.
 * @returns what stays and why, in words; null: all is as it was.
 */
export function revertRecord(cards: ClientCards, { clientId, before, after }: BulkRow): string | null {
  const card = clientId === null ? null : cards.read(clientId)
  if (card === null) return 'La fiche a été supprimée depuis.'
  if (card.merged) return 'La fiche a été fusionnée depuis avec une autre.'
  const current = bulkValuesOf(card.checked)
  const fields = Object.keys(after) as BulkField[]
  const own = fields.filter((field) => sameValue(current[field], after[field]))
  const pick = (values: BulkValues, chosen: readonly BulkField[]): BulkValues =>
    Object.fromEntries(chosen.map((field) => [field, values[field]])) as BulkValues
  if (own.length > 0) {
    const restored = pick(before, own)
    cards.write(card, restored, `Mise à jour annulée par l’assistant : ${fieldWords(restored)}`)
  }
  const others = fields.filter((field) => !own.includes(field))
  return others.length === 0 ? null : `Modifié depuis, et gardé : ${fieldWords(pick(after, others))}.`
}
