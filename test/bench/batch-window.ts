import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { answerOpenBox, goTo } from '../support/journey.ts'
import { draftInvoices, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'
import { startStandIn } from './support/stand-in.ts'

const DOCUMENTS = 500
const RUNS = 5
/** The ten seconds to undo, in which nothing leaves. Milliseconds. */
const UNDO = 10_000
/** Time to look at the frames of a window that does nothing. Milliseconds. */
const REST = 2_000
/** A person in a hurry: time on a screen before the next one. Milliseconds. */
const LOOK = 500
const root = resolve(import.meta.dirname, '../..')

/** « Envoyer 500 documents » as a person at the window lives it: when it answers again, and when all are accepted. */
export const batchWindow: Measure = {
  name: 'batch-window',
  title: `Send ${DOCUMENTS} documents at once, in the window`,
  missing: () =>
    !existsSync(join(root, 'out/main/index.js'))
      ? 'the application is not built: electron-vite build'
      : process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
        ? 'there is no screen: xvfb-run -a npm run bench -- batch-window'
        : null,
  run: () => inFolder(measure),
}

/** Milliseconds. */
interface Times {
  table: number
  usable: number
  queued: number
  accepted: number
  frameQueueing: number
  frameSending: number
  frameRest: number
  screens: number[]
}

async function measure(folder: string): Promise<Figure[]> {
  const issued = join(folder, 'issued.dossier')
  await issue(issued)
  const runs: Times[] = []
  for (let run = 0; run < RUNS; run++) {
    const own = join(folder, String(run))
    mkdirSync(own)
    const path = join(own, 'batch.dossier')
    copyFileSync(issued, path)
    const standIn = await startStandIn(join(own, 'platform'))
    const app = await launch({ userData: join(own, 'profile') })
    try {
      await openDossier(app, path, standIn.url)
      runs.push(await sendAll(app.window))
    } finally {
      await app.close()
      await standIn.stop()
    }
  }
  const all = (what: string, value: (times: Times) => number): Figure => figure(what, 'ms', runs.map(value))
  return [
    all('from the choice to the table of 500 on screen', (times) => times.table),
    all('from the click to the rows of another screen', (times) => times.usable),
    all('from the click to the report, all queued', (times) => times.queued),
    all('from the click to all accepted, the ten seconds to undo included', (times) => times.accepted),
    all('  from the end of those ten seconds', (times) => times.accepted - times.queued - UNDO),
    all('longest time between two frames, while queueing', (times) => times.frameQueueing),
    all('longest time between two frames, while sending', (times) => times.frameSending),
    all('longest time between two frames, at rest', (times) => times.frameRest),
    figure(
      'another screen and its rows, while sending',
      'ms',
      runs.flatMap((times) => times.screens),
    ),
    all('  the slowest of them', (times) => Math.max(...times.screens)),
  ]
}

/** The demonstration dossier with as many issued documents that were never sent, all by e-mail. */
async function issue(path: string): Promise<void> {
  const engine = openEngine()
  await engine.call('dossiers.createDemonstration', { path })
  const settings = await engine.call('neotouch.get', {})
  await engine.call('neotouch.update', { ...settings, sending: { ...settings.sending, channel: 'email' } })
  const before = await engine.call('batch.neverSent', {})
  for (const id of await draftInvoices(engine, DOCUMENTS - before.length)) await engine.call('documents.issue', { id })
  await engine.close()
}

async function openDossier(app: LaunchedApp, path: string, address: string): Promise<void> {
  const { window } = app
  await answerOpenBox(app, path)
  await window.getByRole('button', { name: 'Choisir un fichier…' }).click()
  await window.getByRole('heading', { name: 'Tableau de bord' }).waitFor({ timeout: 60_000 })
  await window.evaluate(async (url) => {
    const { neotouch } = globalThis.window
    const settings = await neotouch.call('neotouch.get', {})
    if (!settings.ok) throw new Error(settings.error.message)
    const account = { environment: 'production', address: url, userName: 'demo', active: true }
    const saved = await neotouch.call('neotouch.update', { ...(settings.value as object), ...account })
    if (!saved.ok) throw new Error(saved.error.message)
    await neotouch.call('neotouch.setPassword', { password: 'demo' })
  }, address)
}

/** What the window's page notes by itself, on its own clock: no message to this process counts. */
interface Watch {
  clicked: number
  queued: number
  accepted: number
  /** Longest time between two frames since it was last set to zero. */
  longest: number
}
type Watched = typeof globalThis & { watch: Watch }

async function sendAll(window: Page): Promise<Times> {
  await goTo(window, 'Envoi groupé')
  const table = await timed(async () => {
    await window.getByRole('button', { name: 'Documents jamais envoyés' }).click()
    await window.getByText(new RegExp(`^${DOCUMENTS}\\ssur\\s${DOCUMENTS}\\sdocuments$`)).waitFor()
  })
  await startWatch(window)
  await longestFrame(window)
  await pause(REST)
  const frameRest = await longestFrame(window)
  await window.getByRole('button', { name: new RegExp(`^Envoyer ${DOCUMENTS}\\sdocuments`) }).click()
  // The very next thing that a person does.
  await rowsOf(window, 'Clients')
  const usable = await window.evaluate(() => performance.now() - (globalThis as Watched).watch.clicked)
  await window.waitForFunction(() => (globalThis as Watched).watch.queued > 0, undefined, { polling: 'raf' })
  const frameQueueing = await longestFrame(window)
  const screens: number[] = []
  while ((await read(window)).accepted === 0) {
    for (const name of ['Factures', 'Clients'] as const) {
      screens.push(await timed(() => rowsOf(window, name)))
      await pause(LOOK)
    }
  }
  const frameSending = await longestFrame(window)
  const { clicked, queued, accepted } = await read(window)
  await goTo(window, 'Envoi groupé')
  const report = window.getByRole('table', { name: 'Rapport de l’envoi groupé' })
  await report.waitFor()
  const said = await report.getByText('Mis en file', { exact: true }).count()
  if (said !== DOCUMENTS) throw new Error(`the report says that ${said} are queued`)
  return {
    table,
    usable,
    queued: queued - clicked,
    accepted: accepted - clicked,
    frameQueueing,
    frameSending,
    frameRest,
    screens,
  }
}

async function rowsOf(window: Page, screen: 'Factures' | 'Clients'): Promise<void> {
  await goTo(window, screen)
  await window.getByRole('grid', { name: screen }).getByRole('gridcell').nth(2).waitFor()
}

const read = (window: Page): Promise<Watch> => window.evaluate(() => ({ ...(globalThis as Watched).watch }))

const longestFrame = (window: Page): Promise<number> =>
  window.evaluate(() => {
    const { watch } = globalThis as Watched
    const { longest } = watch
    watch.longest = 0
    return longest
  })

/** Frames from now on; the click on « Envoyer », the message that all are queued, the last one accepted. */
const startWatch = (window: Page): Promise<void> =>
  window.evaluate((documents) => {
    const watch: Watch = { clicked: 0, queued: 0, accepted: 0, longest: 0 }
    ;(globalThis as Watched).watch = watch
    const told = new RegExp(`^${documents}\\senvois mis en file`)
    let last = performance.now()
    const frame = (): void => {
      const now = performance.now()
      watch.longest = Math.max(watch.longest, now - last)
      last = now
      if (watch.clicked > 0 && watch.queued === 0) {
        if (told.test(document.querySelector('.toast')?.textContent ?? '')) watch.queued = now
      }
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    document.addEventListener(
      'click',
      ({ timeStamp }) => {
        watch.clicked = timeStamp
      },
      { capture: true, once: true },
    )
    let asking = false
    let again = false
    const count = async (): Promise<void> => {
      if (watch.queued === 0 || watch.accepted > 0) return
      again = asking
      if (asking) return
      asking = true
      const counts = await globalThis.window.neotouch.call('submissions.counts', {})
      asking = false
      if (!counts.ok) throw new Error(counts.error.message)
      const { toSend, inError } = counts.value as { toSend: number; inError: number }
      if (inError > 0) throw new Error(`${inError} in error`)
      if (toSend === 0) watch.accepted = performance.now()
      else if (again) await count()
    }
    globalThis.window.neotouch.on('changed', () => void count())
  }, DOCUMENTS)
