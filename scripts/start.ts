/** `npm start`: builds what is stale, then opens the application; without a display, plays the demonstration under Xvfb. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findElectron, rootArguments } from './electron-runtime.ts'

const root = resolve(import.meta.dirname, '..')
const run = (command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): number =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status ?? 1

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )
const built = join(root, 'out/renderer/index.html')
const sources = Math.max(...['main', 'renderer', 'shared'].map((folder) => newest(join(root, folder))))
const electron = findElectron()
if (!existsSync(built) || statSync(built).mtimeMs < sources) {
  if (run('electron-vite', ['build']) !== 0) process.exit(1)
}
const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
if (!noDisplay) {
  const args = [...rootArguments(), root]
  if (args.length > 1) console.log('Compte root : Chromium est lancé avec --no-sandbox.')
  process.exitCode = run(electron.executable, args)
} else {
  const pictures = join(root, 'out/demonstration')
  console.log(`Pas d’écran : la démonstration est jouée sous Xvfb, images dans ${pictures}`)
  const screen = ['-a', '--server-args=-screen 0 1600x1000x24']
  process.exitCode = run('xvfb-run', [...screen, 'npx', '--no-install', 'playwright', 'test', 'test/e2e'], {
    PICTURES: pictures,
  })
}
