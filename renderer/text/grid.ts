export const gridText = {
  selectAll: 'Tout sélectionner',
  selected: 'Sélectionné',
  notSelected: 'Non sélectionné',
  close: 'Fermer',
  amountRefused: 'Écrivez un nombre, par exemple 1 234,56.',
  dateRefused: 'Écrivez une date, par exemple 24/11/2026, 24 ou +30.',
}
