export const gridText = {
  selectAll: 'Tout sélectionner',
  selected: 'Sélectionné',
  notSelected: 'Non sélectionné',
  close: 'Fermer',
  columns: 'Colonnes',
  resetColumns: 'Revenir aux colonnes d’origine',
  automatic: 'auto',
  columnWidth: (column: string): string => `Largeur de «\u00a0${column}\u00a0» en pixels`,
  moveUp: (column: string): string => `Monter «\u00a0${column}\u00a0»`,
  moveDown: (column: string): string => `Descendre «\u00a0${column}\u00a0»`,
  amountRefused: 'Écrivez un nombre, par exemple 1 234,56.',
  dateRefused: 'Écrivez une date, par exemple 24/11/2026, 24 ou +30.',
}
