import type { Check } from '../../../shared/model/sending.ts'

/** The screen where a check is mended, on its field. */
export function mendLocation(check: Check, subject: { documentId: string; clientId: string }) {
  switch (check.screen) {
    case 'client': {
      const place = new URLSearchParams({
        ...(check.tab ? { tab: check.tab } : {}),
        ...(check.field ? { field: check.field } : {}),
      })
      const href = `/ventes/clients/${subject.clientId}?${place}`
      return { href, to: href }
    }
    case 'dossier':
      return at('/parametres/dossier', check.field?.replace(/^seller\./, ''))
    case 'neotouch':
      return at('/parametres/neotouch', check.field)
    default:
      return at(`/ventes/documents/${subject.documentId}`, check.field)
  }
}

const at = (path: string, field: string | undefined) => {
  const href = field === undefined ? path : `${path}?${new URLSearchParams({ field })}`
  return { href, to: href }
}
