export const timeText = {
  refused: 'Saisissez une heure, par exemple 8h30.',
  date: 'Date',
  time: 'Heure',
  planned: 'Départ prévu',
}
