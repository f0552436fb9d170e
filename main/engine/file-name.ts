import type { Document } from '../../shared/model/document.ts'

/** Name of the PDF that the receiver sees, at most 50 characters for Chorus Pro. */
export const fileName = (document: Pick<Document, 'number' | 'content'>): string =>
  `${(document.number ?? (document.content.kind === 'invoice' ? 'facture-brouillon' : 'avoir-brouillon')).replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 46)}.pdf`
