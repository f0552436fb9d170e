import type { RelatedDocument } from '../../shared/model/document-actions.ts'
import { documentsText } from './documents.ts'

export const storyText = {
  sends: 'Envois',
  noSends: 'Ce document n’a pas encore été envoyé.',
  followUp: 'Ouvrir le suivi des envois',
  copy: 'copie',
  related: 'Documents liés',
  history: 'Historique',
  name: ({ kind, number }: RelatedDocument) => `${documentsText.singular(kind)} ${number ?? ''}`.trim(),
}
