import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { openDemonstration } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'last-dossier-e2e-'))
let app: LaunchedApp

type Handler = (event: unknown, method: string, input: unknown) => Promise<unknown>
type Held = typeof globalThis & { asked: string[]; letOpen: () => void }

/** The opening of a dossier waits until the test lets it: no disk is slow enough for a person's key to come in time. */
const holdOpening = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(async ({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> }
    while (!handlers.has('call')) await new Promise((resolve) => setImmediate(resolve))
    const answer = handlers.get('call') as Handler
    const held = globalThis as Held
    held.asked = []
    const opened = new Promise<void>((resolve) => {
      held.letOpen = resolve
    })
    handlers.set('call', async (event, method, input) => {
      if (method.startsWith('dossiers.')) held.asked.push(method)
      if (method === 'dossiers.open') await opened
      return answer(event, method, input)
    })
  })
const letOpen = (): Promise<void> => app.app.evaluate(() => (globalThis as Held).letOpen())
const asked = (): Promise<string[]> => app.app.evaluate(() => (globalThis as Held).asked)
/** Notes each screen that the window shows from now on. */
const noteScreens = (window: Page): Promise<void> =>
  window.evaluate(() => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    new MutationObserver(() => shown.push(document.querySelector('h1')?.textContent ?? '')).observe(document.body, {
      childList: true,
      subtree: true,
    })
  })
const screens = (window: Page): Promise<string[]> =>
  window.evaluate(() => [...new Set((globalThis as unknown as { shown: string[] }).shown)])
const opening = (window: Page) => window.getByRole('status').filter({ hasText: /Échap pour choisir un autre/ })

test.beforeAll(async () => {
  app = await launch({ userData })
  await openDemonstration(app.window)
  await app.close()
})
test.beforeEach(async () => {
  app = await launch({ userData, prepare: holdOpening })
})
test.afterEach(() => app.close())
test.afterAll(() => rmSync(userData, { recursive: true, force: true }))

test('the last dossier opens by itself', async () => {
  const { window } = app
  await expect(opening(window)).toContainText('Papeterie Vaudrémont')
  await letOpen()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible()
})

test('Échap meanwhile leaves the choice: the dossier is never shown, and closes', async () => {
  const { window } = app
  await expect(opening(window)).toBeVisible()
  await noteScreens(window)
  await window.keyboard.press('Escape')
  await expect(window.getByRole('status')).toContainText('ne s’affichera pas. Choisissez un autre dossier.')
  await letOpen()
  await expect.poll(asked).toContain('dossiers.close')
  await expect(window.getByRole('status')).toHaveCount(0)
  expect(await screens(window)).toEqual(['Bienvenue dans Neotouch Bureau'])
  // It stays so, and the dossier opens when it is asked for.
  await window.getByRole('button', { name: 'Papeterie Vaudrémont', exact: true }).click()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible()
})

test('another dossier chosen meanwhile is the one that opens', async () => {
  const { window } = app
  await expect(opening(window)).toBeVisible()
  await window.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await letOpen()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  const changes = (await asked()).filter((name) => /open$|close$|create/.test(name))
  expect(changes).toEqual(['dossiers.open', 'dossiers.close', 'dossiers.createDemonstration'])
  const current = await window.evaluate(() => globalThis.window.neotouch.call('dossiers.current', {}))
  expect(current).toMatchObject({ ok: true, value: { path: expect.stringContaining('Démonstration 2') } })
})
