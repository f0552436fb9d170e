/**
 * `npm run package`: the installable application of this system, in dist/. With the fallback runtime of a closed network,
 * or with --dir, the unpacked application only: an installer is made of the pinned Electron alone.
 */
import { dirname, join, resolve } from 'node:path'
import { run } from './build.ts'
import { findElectron } from './electron-runtime.ts'

const root = resolve(import.meta.dirname, '..')
const electron = findElectron()
const unpacked = electron.source !== 'download' || process.argv.includes('--dir')
const own = [
  `-c.electronDist=${dirname(electron.executable)}`,
  `-c.electronVersion=${electron.version}`,
  // better-sqlite3 was compiled for this very runtime.
  '-c.npmRebuild=false',
]
const code = run('electron-vite', ['build'])
process.exitCode =
  code !== 0
    ? code
    : run(join(root, 'node_modules/.bin/electron-builder'), [
        '--publish',
        'never',
        ...(unpacked ? ['--dir'] : []),
        ...(electron.source === 'download' ? [] : own),
      ])
if (process.exitCode === 0) console.log(`Application dans ${join(root, 'dist')}`)
