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
  choices: 'Valeurs possibles',
  completion: 'Propositions',
  completionKeys: [
    ['↑↓', 'choisir'],
    ['Entrée', 'prendre'],
    ['Échap', 'fermer'],
  ] as const,
  proposals: (count: number): string =>
    count === 0 ? '' : `${count} proposition${count > 1 ? 's' : ''} : flèche bas pour choisir.`,
  noLine: 'Aucune ligne. Entrée ou Inser crée la première ; Ctrl V colle un tableau.',
  cellRefused: (column: string): string =>
    `Cette valeur n’est pas admise dans « ${column} ». Corrigez-la, ou Échap pour revenir à l’ancienne.`,
  pasted: (rows: number, refused: number): string =>
    `${rows} ligne${rows > 1 ? 's' : ''} collée${rows > 1 ? 's' : ''}${refused > 0 ? `, ${refused} valeur${refused > 1 ? 's' : ''} non comprise${refused > 1 ? 's' : ''}, laissée${refused > 1 ? 's' : ''} de côté` : ''}.`,
  dateRefused: 'Écrivez une date, par exemple 24/11/2026, 24 ou +30.',
}
