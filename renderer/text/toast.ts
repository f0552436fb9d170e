export const toastText = {
  region: 'Messages',
  undo: 'Annuler',
  close: 'Fermer le message',
  seconds: (left: number): string => `${left}\u00a0s`,
}
