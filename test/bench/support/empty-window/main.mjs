/** The least that Electron can show: what the start of the application is compared with. */
import { app, BrowserWindow } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 })
  window.loadURL('data:text/html,<p>ready</p>')
})
app.on('window-all-closed', () => app.quit())
