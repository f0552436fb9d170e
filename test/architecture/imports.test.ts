import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Import {
  /** Path from the project's root, `main/engine/engine.ts`. */
  from: string
  /** Path from the root for our own files, else the name of the module. */
  to: string
  own: boolean
  typeOnly: boolean
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm

const sources = ['shared', 'renderer', 'main', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
)

const importsOf = (from: string): Import[] => importsIn(from, readFileSync(join(root, from), 'utf8'))

function importsIn(from: string, source: string): Import[] {
  const text = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? ''
    const own = name.startsWith('.')
    const to = own
      ? relative(root, resolve(root, dirname(from), name))
          .split(sep)
          .join('/')
      : name
    return { from, to, own, typeOnly: match[1] !== undefined }
  })
}
const imports = sources.flatMap(importsOf)

const inEngine = (path: string): boolean => path.startsWith('main/engine/')
const feature = (path: string): string => path.split('/')[2] ?? ''
/** Folders that every feature of the engine may use. */
const FOUNDATIONS = ['database']
/** One importer each: module → the files that may import it. */
const ONE_IMPORTER: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^main\/engine\/database\/connection\.ts$/,
  pdfmake: /^main\/engine\/invoice-file\//,
  'electron-store': /^main\/preferences\.ts$/,
  'electron-updater': /^main\/updates\.ts$/,
}
/** The same for what `electron` offers. */
const ONE_USER: Readonly<Record<string, string>> = {
  ipcMain: 'main/gate.ts',
  ipcRenderer: 'main/preload.ts',
  contextBridge: 'main/preload.ts',
  safeStorage: 'main/secrets.ts',
  openExternal: 'main/links.ts',
}

/** Each rule of the architecture: what breaks it, and in which words that is said. */
const RULES: { words: string; broken: (one: Import) => boolean }[] = [
  {
    words: 'shared imports zod and shared, nothing else',
    broken: ({ from, to, own }) => from.startsWith('shared/') && (own ? !to.startsWith('shared/') : to !== 'zod'),
  },
  {
    words: 'renderer imports shared and renderer of our files, never main, electron or Node',
    broken: ({ from, to, own }) =>
      from.startsWith('renderer/') &&
      (own ? !/^(renderer|shared)\//.test(to) : to === 'electron' || to.startsWith('node:')),
  },
  {
    words: 'the engine knows nothing of the window, of main or of electron (a type in its entry apart)',
    broken: ({ from, to, own, typeOnly }) =>
      inEngine(from) &&
      (own
        ? !/^(main\/engine|shared)\//.test(to)
        : to === 'electron' && !(typeOnly && from === 'main/engine/index.ts')),
  },
  {
    words: 'main reaches the engine by messages: it imports its types only',
    broken: ({ from, to, own, typeOnly }) =>
      from.startsWith('main/') && !inEngine(from) && own && inEngine(to) && !typeOnly,
  },
  {
    words: 'features of the engine do not import each other: the session wires them',
    broken: ({ from, to, own }) =>
      inEngine(from) &&
      own &&
      inEngine(to) &&
      from.split('/').length > 3 &&
      to.split('/').length > 3 &&
      feature(from) !== feature(to) &&
      !FOUNDATIONS.includes(feature(to)) &&
      !allowedBetweenFeatures(from, to),
  },
  {
    words: 'nothing but tests and scripts imports tests or scripts',
    broken: ({ from, to, own }) => own && !from.startsWith('scripts/') && /^(test|scripts)\//.test(to),
  },
  {
    words: 'this module has one importer',
    broken: ({ from, to, typeOnly }) => {
      const allowed = ONE_IMPORTER[to]
      return allowed !== undefined && !typeOnly && !from.startsWith('scripts/') && !allowed.test(from)
    },
  },
]

/** Ports that a feature needs of another one, as types or as the one table that both read. */
function allowedBetweenFeatures(from: string, to: string): boolean {
  // The outbox speaks to a sending platform through its port.
  return feature(from) === 'outbox' && to === 'main/engine/neotouch/port.ts'
}

/** Past the measure today: this list only gets shorter. */
const TO_SPLIT: readonly string[] = []

/** For each rule a file and a line that would break it: a rule that lets it pass is no rule. */
const BREACHES: readonly [file: string, line: string][] = [
  ['shared/rules/a.ts', `import { readFileSync } from 'node:fs'`],
  ['renderer/screens/a.tsx', `const { app } = await import('electron')`],
  ['main/engine/clients/a.ts', `import { app } from 'electron'`],
  ['main/shell.ts', `export {\n  createEngine,\n} from './engine/engine.ts'`],
  ['main/engine/clients/a.ts', `import type { Documents } from '../documents/documents.ts'`],
  ['main/window.ts', `import { openEngine } from '../test/support/open-engine.ts'`],
  ['main/engine/clients/a.ts', `const Database = require('better-sqlite3')`],
]

test('each rule stops what it forbids, however it is written', () => {
  const caught = BREACHES.map(([file, line], index) => importsIn(file, line).some((one) => RULES[index]?.broken(one)))
  expect(caught).toEqual(RULES.map(() => true))
})

for (const { words, broken } of RULES) {
  test(words, () => {
    const found = imports.filter(broken).map(({ from, to }) => `${from} imports ${to}: ${words}`)
    expect(found).toEqual([])
  })
}

test('what electron offers for one purpose has one user', () => {
  const found = sources
    .filter((path) => !path.startsWith('scripts/'))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      return Object.entries(ONE_USER)
        .filter(([name, user]) => path !== user && new RegExp(`\\b${name}\\b`).test(text))
        .map(([name, user]) => `${path} uses ${name}, which only ${user} may use`)
    })
  expect(found).toEqual([])
})

test('no two files import each other, directly or round', () => {
  const next = new Map<string, string[]>()
  for (const { from, to, own, typeOnly } of imports)
    if (own && !typeOnly) next.set(from, [...(next.get(from) ?? []), to])
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const other of next.get(path) ?? []) visit(other, [...way, path])
    state.set(path, 'done')
  }
  for (const path of next.keys()) visit(path, [])
  expect(cycles).toEqual([])
})

test('what a person reads stands in renderer/text', () => {
  const found = sources
    .filter((path) => /^renderer\/(screens|components)\//.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|<kbd>[^<]*<\/kbd>/gm, '')
      return [...text.matchAll(/['"`>][^'"`<>{}\n]*[À-ÿ’][^'"`<>{}\n]*['"`<]/g)].map(([words]) => `${path}: ${words}`)
    })
  expect(found).toEqual([])
})

test('a file past 250 lines asks to be split', () => {
  const long = sources
    .map((path) => [path, readFileSync(join(root, path), 'utf8').split('\n').length - 1] as const)
    .filter(([path, lines]) => lines > 250 && !path.endsWith('.sql.ts'))
    .map(([path, lines]) => `${path}: ${lines} lines`)
  expect(long.filter((one) => !TO_SPLIT.some((path) => one.startsWith(path)))).toEqual([])
})

test('no folder or file is a drawer: utils, helpers, common', () => {
  const drawers = sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path))
  // Words that every screen shares: a text, not code.
  expect(drawers).toEqual(['renderer/text/common.ts'])
})
