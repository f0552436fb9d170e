import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, session } from 'electron'
import type { WindowPlace } from './preferences.ts'
import { HOST, SCHEME } from './protocol.ts'

/** The viewer that Chromium brings along; its id never changes. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** The one window, and all that it may not do: leave its page, open another, embed, ask for a permission. */
export function openWindow(options: { theme: 'system' | 'light' | 'dark'; place: WindowPlace | null }): BrowserWindow {
  nativeTheme.themeSource = options.theme
  const window = new BrowserWindow({
    ...shownPlace(options.place),
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
    // The PDF preview is the only frame: documents, or a file that is read and holds no program, in Chromium's viewer.
    const isPreview =
      ['documents', 'lectures'].some((one) => event.url.startsWith(`${SCHEME}://${HOST}/${one}/`)) ||
      event.url.startsWith(PDF_VIEWER)
    if (!event.isMainFrame && isPreview) return
    event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    if (options.place?.maximized) window.maximize()
    window.show()
  })
  void window.loadURL(`${SCHEME}://${HOST}/`)
  return window
}

const FIRST_SIZE = { width: 1440, height: 900 }

/** Where the window was, unless that screen is gone. */
function shownPlace(place: WindowPlace | null): Electron.Rectangle | typeof FIRST_SIZE {
  if (!place) return FIRST_SIZE
  const { maximized: _maximized, ...bounds } = place
  const { workArea } = screen.getDisplayMatching(bounds)
  const overlaps =
    bounds.x < workArea.x + workArea.width - 80 &&
    bounds.x + bounds.width > workArea.x + 80 &&
    bounds.y >= workArea.y - 10 &&
    bounds.y < workArea.y + workArea.height - 40
  return overlaps ? bounds : { width: bounds.width, height: bounds.height }
}

/** Remembers the place of the window when it closes. */
export function keepPlace(window: BrowserWindow, keep: (place: WindowPlace) => void): void {
  window.on('close', () => keep({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
}

/** Every permission and device is refused: the application needs none. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}
