/** The life of the application, top to bottom: lock, protocol, engine, window, quit. */
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, powerMonitor, session } from 'electron'
import { type EngineMethod, engineContract, type Output, type ParsedInput } from '../shared/contract.ts'
import { dossierInfoSchema } from '../shared/model/dossier.ts'
import { Refusal, type Result } from '../shared/result.ts'
import { startEngine } from './engine-host.ts'
import { createFollowing } from './following.ts'
import { openGate, type ShellHandlers } from './gate.ts'
import { createLog } from './log.ts'
import { installMenu } from './menu.ts'
import { openPreferences } from './preferences.ts'
import { registerScheme, serveScheme } from './protocol.ts'
import { openSecrets } from './secrets.ts'
import { clearOpened, createShell } from './shell.ts'
import { keepPlace, openWindow, refusePermissions } from './window.ts'

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  registerScheme()
  // Chromium has no sandbox for root, who says so with --no-sandbox: machines of continuous integration only.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setAppUserModelId('fr.neotouch-bureau')
  let window: BrowserWindow | null = null
  /** Opened again when the engine has to restart. */
  let dossierPath: string | null = null
  let quitting = false
  let following: ReturnType<typeof createFollowing> | null = null
  const send = (event: string, payload: unknown): void => {
    if (window && !window.isDestroyed()) window.webContents.send('event', event, payload)
  }

  app.on('second-instance', () => {
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  void app.whenReady().then(() => {
    const log = createLog(join(app.getPath('userData'), 'logs'))
    const preferences = openPreferences()
    const secrets = openSecrets(join(app.getPath('userData'), 'secrets.json'))
    const engine = startEngine({
      demonstrationDirectory: app.isPackaged
        ? join(process.resourcesPath, 'demonstration')
        : join(app.getAppPath(), 'test/fixtures/demonstration'),
      password: secrets.password,
      event: (name, payload) => {
        if (following?.heard(name, payload) !== false) send(name, payload)
      },
      log,
      proxy: (url) => session.defaultSession.resolveProxy(url),
      restarted: async (again) => {
        if (dossierPath) await again('dossiers.open', { path: dossierPath })
        following?.dossiersChanged()
        send('changed', { topics: ['dossier'] })
      },
      gaveUp: () =>
        dialog.showErrorBox(
          'Neotouch Bureau',
          'Le moteur s’arrête sans cesse. Fermez l’application, puis ouvrez la dernière sauvegarde du dossier.',
        ),
    })

    /** Every opening is remembered here, whichever call made it. */
    const call = async (method: string, input: unknown): Promise<Result<unknown>> => {
      const result = await engine.call(method, input)
      if (result.ok && ['dossiers.create', 'dossiers.createDemonstration', 'dossiers.open'].includes(method)) {
        const dossier = dossierInfoSchema.parse(result.value)
        dossierPath = dossier.path
        preferences.opened(dossier, Date.now())
        following?.dossiersChanged()
      }
      if (result.ok && method === 'dossiers.close') dossierPath = null
      return result
    }
    const ask = async <Name extends EngineMethod>(name: Name, input: ParsedInput<Name>): Promise<Output<Name>> => {
      const result = await call(name, input)
      if (!result.ok) throw new Refusal(result.error.code, result.error.message)
      return engineContract[name].output.parse(result.value) as Output<Name>
    }
    const shell = createShell({
      window: () => window,
      ask,
      secrets,
      preferences,
      passwordChanged: engine.passwordChanged,
      preferencesChanged: () => following?.preferencesChanged(),
    })

    openGate({ window: () => window, engine: call, shell: shell as ShellHandlers, checkOutputs: !app.isPackaged, log })
    serveScheme(join(import.meta.dirname, '../renderer'), {
      document: async (id, envelope) => {
        const result = await engine.call('documents.file', { id, envelope })
        return result.ok ? engineContract['documents.file'].output.parse(result.value) : null
      },
      preview: async (key, envelope) => {
        const result = await engine.call('print.previewFile', { key, envelope })
        return result.ok ? engineContract['print.previewFile'].output.parse(result.value) : null
      },
      reading: async (id) => {
        const result = await engine.call('reading.page', { id })
        return result.ok ? engineContract['reading.page'].output.parse(result.value) : null
      },
    })
    refusePermissions()
    installMenu({
      readInvoice: () => send('command', { name: 'readInvoice' }),
      changeDossier: () => send('changeDossier', {}),
    })
    following = createFollowing({ window: () => window, preferences, ask, send })
    powerMonitor.on('resume', engine.wake)
    clearOpened()
    window = openWindow({ theme: preferences.get().theme, place: preferences.place() })
    keepPlace(window, preferences.keepPlace)
    window.on('closed', () => {
      window = null
    })

    app.on('before-quit', (event) => {
      if (quitting) return
      quitting = true
      event.preventDefault()
      clearOpened()
      void engine.close().finally(() => app.quit())
    })
  })

  app.on('window-all-closed', () => app.quit())
}
