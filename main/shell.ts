import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, shell } from 'electron'
import type { EngineMethod, Output, ParsedInput, ShellMethod } from '../shared/contract.ts'
import { DEFAULT_ADDRESS } from '../shared/model/dossier.ts'
import type { ImportKind } from '../shared/model/imports.ts'
import { Refusal } from '../shared/result.ts'
import { portalPage } from '../shared/rules/portal-page.ts'
import { createInvoiceDialogs } from './invoice-dialogs.ts'
import { openLink } from './links.ts'
import { portalLink, standInLink } from './portal-link.ts'
import type { openPreferences } from './preferences.ts'
import type { openSecrets } from './secrets.ts'

interface Ports {
  window: () => BrowserWindow | null
  /** @throws Refusal when the engine refuses. */
  ask: <Name extends EngineMethod>(name: Name, input: ParsedInput<Name>) => Promise<Output<Name>>
  secrets: ReturnType<typeof openSecrets>
  preferences: ReturnType<typeof openPreferences>
  passwordChanged: () => void
  preferencesChanged: () => void
}

type Handlers = {
  [Name in ShellMethod]: (input: ParsedInput<Name>) => Output<Name> | Promise<Output<Name>>
}

const IMPORT_TITLES: Readonly<Record<ImportKind, string>> = {
  clients: 'Fichier des clients',
  documents: 'Fichier des documents',
  articles: 'Fichier des articles',
}
const DOSSIER_FILTER = [{ name: 'Dossier', extensions: ['dossier'] }]

/** Copies made for the system's PDF viewer. They hold data of clients: none outlives the application. */
const openedFolder = (): string => join(app.getPath('userData'), 'opened')
/** Empties it, at the start (after a crash) and at the end. A viewer may still hold a file: the next start removes it. */
export function clearOpened(): void {
  try {
    rmSync(openedFolder(), { recursive: true, force: true })
  } catch {}
}

/** Calls that the gate answers itself: dialogs, preferences, the password, the system's viewer and browser. */
export function createShell({
  window,
  ask,
  secrets,
  preferences,
  passwordChanged,
  preferencesChanged,
}: Ports): Handlers {
  /** Once per start: a person who then closes the dossier wants to choose. */
  let lastWasAsked = false
  const owner = (): BrowserWindow => {
    const open = window()
    if (!open) throw new Refusal('refused', 'La fenêtre est fermée.')
    return open
  }
  const openBytes = async (name: string, bytes: Uint8Array): Promise<null> => {
    mkdirSync(openedFolder(), { recursive: true, mode: 0o700 })
    const path = join(mkdtempSync(join(openedFolder(), 'pdf-')), name.replace(/[^\w.-]/g, '-'))
    writeFileSync(path, bytes, { mode: 0o600 })
    const problem = await shell.openPath(path)
    if (problem !== '') throw new Refusal('refused', 'Aucun programme de cet ordinateur n’ouvre les PDF.')
    return null
  }
  const chosen = async (title: string, filters: Electron.FileFilter[]): Promise<{ path: string | null }> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(owner(), { title, filters, properties: ['openFile'] })
    return { path: canceled ? null : (filePaths[0] ?? null) }
  }

  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      canKeepPassword: secrets.canKeep(),
    }),
    'preferences.get': () => preferences.get(),
    'preferences.set': (input) => {
      const next = preferences.set(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)))
      nativeTheme.themeSource = next.theme
      preferencesChanged()
      return next
    },
    'dossiers.recent': () => preferences.recent(),
    'dossiers.lastToOpen': () => {
      const [last] = preferences.recent()
      const asked = lastWasAsked
      lastWasAsked = true
      if (asked || preferences.get().openLast === false || !last?.exists) return null
      return { path: last.path, name: last.name }
    },
    'dossiers.forget': ({ path }) => {
      preferences.forget(path)
      return null
    },
    'dossiers.demonstrationPath': () => ({ path: freePath(join(app.getPath('documents'), 'Démonstration')) }),
    'dialogs.newDossier': async ({ name }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: 'Nouveau dossier',
        defaultPath: join(
          app.getPath('documents'),
          `${name.replace(/[\\/:*?"<>|]/g, ' ').trim() || 'Dossier'}.dossier`,
        ),
        filters: DOSSIER_FILTER,
      })
      return { path: canceled || !filePath ? null : filePath.endsWith('.dossier') ? filePath : `${filePath}.dossier` }
    },
    'dialogs.openDossier': () => chosen('Ouvrir un dossier', DOSSIER_FILTER),
    'dialogs.importFile': ({ kind }) =>
      chosen(IMPORT_TITLES[kind], [{ name: 'Fichier CSV', extensions: ['csv', 'txt'] }]),
    'dialogs.printLogo': async () => {
      const { path } = await chosen('Logo des documents', [
        { name: 'Images PNG, JPEG ou SVG', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
      ])
      return path === null ? null : ask('print.readLogo', { path })
    },
    'dialogs.exportFile': async (request) => {
      const { name } = await ask('exports.fileName', request)
      const extension = request.kind === 'journal' ? 'txt' : 'csv'
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: request.kind === 'journal' ? 'Enregistrer le journal des ventes' : 'Enregistrer l’export',
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: extension === 'csv' ? 'Fichier CSV' : 'Journal des ventes', extensions: [extension] }],
      })
      if (canceled || !filePath) return null
      const path = extname(filePath) === '' ? `${filePath}.${extension}` : filePath
      return ask('exports.write', { ...request, path })
    },
    'dialogs.exportArchive': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(owner(), {
        title: 'Où écrire l’archive',
        buttonLabel: 'Écrire ici',
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory', 'createDirectory'],
      })
      const [directory] = filePaths
      return canceled || directory === undefined ? null : ask('archive.export', { directory })
    },
    'dialogs.savePdf': async ({ id }) => {
      const file = await ask('documents.file', { id })
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: 'Enregistrer le PDF',
        defaultPath: join(app.getPath('documents'), file.name),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (canceled || !filePath) return { path: null }
      writeFileSync(filePath, file.bytes)
      return { path: filePath }
    },
    'dialogs.saveContactData': async (input) => {
      const file = await ask('clients.contactExport', input)
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: 'Exporter les données du contact',
        defaultPath: join(app.getPath('documents'), file.name),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      })
      if (canceled || !filePath) return { path: null }
      writeFileSync(filePath, file.bytes)
      return { path: filePath }
    },
    'dialogs.saveList': async ({ method, input }) => {
      const file = await ask(method, input as ParsedInput<typeof method>)
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: 'Exporter la liste',
        defaultPath: join(app.getPath('documents'), file.name),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      })
      if (canceled || !filePath) return { path: null, rows: 0 }
      writeFileSync(filePath, file.text)
      return { path: filePath, rows: file.rows }
    },
    'dialogs.saveCsv': async ({ name, text }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
        title: 'Exporter en CSV',
        defaultPath: join(app.getPath('documents'), name.replace(/[\\/:*?"<>|]/g, '-')),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      })
      if (canceled || !filePath) return { path: null }
      writeFileSync(filePath, text, 'utf8')
      return { path: filePath }
    },
    ...createInvoiceDialogs({ owner, ask }),
    'documents.open': async ({ id }) => {
      const { name, bytes } = await ask('documents.file', { id })
      return openBytes(name, bytes)
    },
    'submissions.openProof': async ({ id, name }) => {
      const proof = await ask('submissions.proof', { id, name })
      return openBytes(proof.name, proof.bytes)
    },
    'neotouch.setPassword': async ({ password }) => {
      const dossier = await ask('dossiers.current', {})
      if (!dossier) throw new Refusal('refused', 'Aucun dossier n’est ouvert.')
      const kept = secrets.setPassword(dossier.id, password)
      passwordChanged()
      return { kept }
    },
    'clipboard.copy': ({ text }) => {
      clipboard.writeText(text)
      return null
    },
    'links.submission': async ({ id }) => {
      const submission = await ask('submissions.get', { id })
      const settings = await ask('neotouch.get', {})
      const known = portalPage(submission, settings.sandboxUrl)
      if (known.page === null) throw new Refusal('refused', known.why)
      await openLink(
        known.page === 'sandbox'
          ? standInLink(known.address, known.transportId)
          : portalLink(settings.address || DEFAULT_ADDRESS, known.transportId),
      )
      return null
    },
    'links.open': async ({ target }) => {
      const settings = await ask('neotouch.get', {})
      const address = target === 'sandbox' ? settings.sandboxUrl : new URL(settings.address || DEFAULT_ADDRESS).origin
      if (address === null) throw new Refusal('refused', 'Ce dossier n’utilise pas le bac à sable.')
      await openLink(address)
      return null
    },
  }

  function freePath(base: string): string {
    for (let n = 1; ; n++) {
      const path = `${base}${n === 1 ? '' : ` ${n}`}.dossier`
      if (!existsSync(path)) return path
    }
  }
}
