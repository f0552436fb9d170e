import { join } from 'node:path'
import { BrowserWindow, nativeTheme, session } from 'electron'
import { HOST, SCHEME } from './protocol.ts'

/** The viewer that Chromium brings along; its id never changes. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** The one window, and all that it may not do: leave its page, open another, embed, ask for a permission. */
export function openWindow(options: { theme: 'system' | 'light' | 'dark' }): BrowserWindow {
  nativeTheme.themeSource = options.theme
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Neotouch Bureau',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12161b' : '#eef1f4',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => {
    // The PDF preview is the only frame: the application's own documents, in Chromium's own viewer.
    const isPreview = event.url.startsWith(`${SCHEME}://${HOST}/documents/`) || event.url.startsWith(PDF_VIEWER)
    if (!event.isMainFrame && isPreview) return
    event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${SCHEME}://${HOST}/`)
  return window
}

/** Every permission and device is refused: the application needs none. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}
