export const computerText = {
  breadcrumb: 'Paramètres',
  title: 'Cet ordinateur',
  saved: 'Enregistré au fur et à mesure, pour tous les dossiers de cet ordinateur.',
  start: 'Au démarrage',
  openLast: 'Ouvrir le dernier dossier',
  openLastHint: 'Échap pendant l’ouverture, ou « Changer de dossier » dans le menu, pour en choisir un autre.',
  others: 'Autres dossiers',
  serveOthers: 'Envoyer aussi ce qui attend dans les autres dossiers récents',
  serveOthersHint:
    'Chaque dossier part avec son propre compte. Un dossier dont les envois sont suspendus n’envoie rien. Un dossier qui attend une correction est signalé par son nom.',
  notifications: 'Notifications',
  on: 'Prévenir quand un envoi échoue ou que les envois sont en pause',
  onHint: 'Une seule notification pour plusieurs échecs. Un clic mène au suivi.',
  quiet: 'Heures calmes',
  hour: (hour: number): string => `${hour}\u00a0h`,
  from: 'De',
  to: 'À',
  weekEnds: 'Ne pas prévenir le samedi et le dimanche',
  quietHint:
    'Ce qui échoue pendant ce temps est annoncé ensemble, à la fin. Deux heures égales : pas d’heures calmes. Le nombre d’erreurs reste affiché dans le menu.',
}
