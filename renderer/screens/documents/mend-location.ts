import type { Check } from '../../../shared/model/sending.ts'

/** The screen where a check is mended. */
export function mendLocation(check: Check, subject: { documentId: string; clientId: string }) {
  switch (check.screen) {
    case 'client': {
      const tab = check.tab ? `?tab=${check.tab}` : ''
      return { href: `/ventes/clients/${subject.clientId}${tab}`, to: `/ventes/clients/${subject.clientId}${tab}` }
    }
    case 'dossier':
      return { href: '/parametres/dossier', to: '/parametres/dossier' }
    case 'neotouch':
      return { href: '/parametres/neotouch', to: '/parametres/neotouch' }
    default:
      return { href: `/ventes/documents/${subject.documentId}`, to: `/ventes/documents/${subject.documentId}` }
  }
}
