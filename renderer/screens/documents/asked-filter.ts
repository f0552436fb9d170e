import { type DocumentFilter, documentFilterSchema } from '../../../shared/model/lists.ts'

/** The filter that an address asks for, such as `?etat=issued&envoi=never` or `?retard=oui`; null: none. */
export function askedFilter(kind: DocumentFilter['kind'], search: Record<string, unknown>): DocumentFilter | null {
  const { etat, envoi, retard } = search
  if (etat === undefined && envoi === undefined && retard === undefined) return null
  const asked = documentFilterSchema.safeParse({ kind, state: etat, sending: envoi, overdue: retard === 'oui' })
  return asked.success ? asked.data : null
}
