/** What the scripts that open the application share: a fresh build, and a display. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** Runs a program of the project in the foreground. @returns its exit code */
export const run = (command: string, args: readonly string[]): number =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

/** Builds the application when a source is younger than the last build. Ends the process when it does not build. */
export function buildWhatIsStale(): void {
  const built = join(root, 'out/renderer/index.html')
  const sources = Math.max(...['main', 'renderer', 'shared'].map((folder) => newest(join(root, folder))))
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return
  const code = run('electron-vite', ['build'])
  if (code !== 0) process.exit(code)
}

export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs this very script again under Xvfb when there is no display. @returns true where the script may go on */
export function underDisplay(): boolean {
  if (hasDisplay()) return true
  process.exitCode = run('xvfb-run', [
    '-a',
    '--server-args=-screen 0 1920x1200x24',
    process.execPath,
    ...process.argv.slice(1),
  ])
  return false
}
