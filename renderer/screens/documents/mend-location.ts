import type { Check } from '../../../shared/model/sending.ts'

/** The screen where a check is mended. */
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
      return { href: '/parametres/dossier', to: '/parametres/dossier' }
    case 'neotouch':
      return { href: '/parametres/neotouch', to: '/parametres/neotouch' }
    default:
      return { href: `/ventes/documents/${subject.documentId}`, to: `/ventes/documents/${subject.documentId}` }
  }
}
