import { app, Menu, type MenuItemConstructorOptions } from 'electron'

interface Ports {
  readInvoice: () => void
  changeDossier: () => void
}

/** The French menu; no reload and no developer tools once packaged. */
export function installMenu({ readInvoice, changeDossier }: Ports): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: 'Taille normale' },
    { role: 'zoomIn', label: 'Agrandir' },
    { role: 'zoomOut', label: 'Réduire' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: 'Plein écran' },
    ...(app.isPackaged ? [] : ([{ role: 'toggleDevTools', label: 'Outils de développement' }] as const)),
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Fichier',
        submenu: [
          { label: 'Changer de dossier…', accelerator: 'CmdOrCtrl+O', click: changeDossier },
          { label: 'Lire une facture…', accelerator: 'CmdOrCtrl+Shift+O', click: readInvoice },
          { type: 'separator' },
          { role: 'quit', label: 'Quitter' },
        ],
      },
      {
        label: 'Édition',
        submenu: [
          { role: 'undo', label: 'Annuler' },
          { role: 'redo', label: 'Rétablir' },
          { type: 'separator' },
          { role: 'cut', label: 'Couper' },
          { role: 'copy', label: 'Copier' },
          { role: 'paste', label: 'Coller' },
          { role: 'selectAll', label: 'Tout sélectionner' },
        ],
      },
      { label: 'Affichage', submenu: view },
      { label: 'Aide', submenu: [{ role: 'about', label: 'À propos' }] },
    ]),
  )
}
