export const articlesText = {
  breadcrumb: 'Ventes › Articles',
  title: 'Articles',
  create: 'Nouvel article',
  edit: 'Article',
  empty: 'Aucun article. Créez-en un : sa désignation, son prix et sa TVA rempliront les lignes.',
  noMatch: 'Aucun article ne correspond. Changez la recherche, ou créez l’article.',
  columns: { code: 'Code', description: 'Désignation', unit: 'Unité', unitPrice: 'PV HT', vat: 'TVA %' },
  remove: 'Supprimer',
  removed: (name: string): string => `Article «\u00a0${name}\u00a0» supprimé`,
  undo: 'Rétablir',
  codeMissing: 'Donnez un code à l’article.',
  descriptionMissing: 'Écrivez la désignation de l’article.',
}

export const VAT_CHOICES: readonly (readonly [category: string, rate: string, label: string])[] = [
  ['S', '20', '20 %'],
  ['S', '10', '10 %'],
  ['S', '5.5', '5,5 %'],
  ['S', '2.1', '2,1 %'],
  ['S', '8.5', '8,5 % (DOM)'],
  ['Z', '0', '0 %'],
  ['E', '0', 'Exonéré'],
  ['AE', '0', 'Autoliquidation'],
]
