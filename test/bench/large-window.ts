import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, rootArguments } from '../../scripts/electron-runtime.ts'
import { inFolder } from './support/engine.ts'
import { largeDossier } from './support/large-dossier.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const RUNS = 5
/** Pages of the view that are gone through by keyboard. */
const PAGES = 1_000
const NAME = 'Papeterie Vaudrémont'
const root = resolve(import.meta.dirname, '../..')

/** What a person waits for in the window, with ten years in the dossier; and the memory that the processes take. */
export const largeWindow: Measure = {
  name: 'large-window',
  title: 'The window on a dossier of 1,000,000 documents and 100,000 clients',
  missing: () =>
    !existsSync(join(root, 'out/main/index.js'))
      ? 'the application is not built: electron-vite build'
      : process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
        ? 'there is no screen: xvfb-run -a npm run bench -- large-window'
        : null,
  run: () => inFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const profile = join(folder, 'profile')
  mkdirSync(profile, { recursive: true })
  const path = largeDossier({ documents: 1_000_000, clients: 100_000 })
  const recent = [{ path, name: NAME, openedAt: Date.UTC(2026, 10, 24) }]
  const preferences = { preferences: { theme: 'light', density: 'compact' }, recent }
  writeFileSync(join(profile, 'preferences.json'), JSON.stringify(preferences))
  const app = await _electron.launch({
    executablePath: findElectron().executable,
    args: [...rootArguments(), root, `--user-data-dir=${profile}`],
    env: { ...process.env, HOME: profile },
  })
  try {
    return await measureWindow(app, await app.firstWindow())
  } finally {
    await app.close()
  }
}

async function measureWindow(app: ElectronApplication, window: Page): Promise<Figure[]> {
  const figures: Figure[] = []
  const menu = (name: string) =>
    window.getByRole('navigation').getByRole('link', { name, exact: true }).click({ timeout: 60_000 })
  const firstCell = window.locator('.grid-body .grid-row').first().getByRole('gridcell').nth(2)
  const times = async (what: string, work: () => Promise<unknown>, before?: () => Promise<unknown>): Promise<void> => {
    const values: number[] = []
    for (let run = 0; run < RUNS; run++) {
      await before?.()
      values.push(await timed(work))
    }
    figures.push(figure(what, 'ms', values))
  }
  const memory = async (when: string): Promise<void> => {
    for (const { type, memory: megabytes } of await memoryOf(app)) {
      figures.push({ what: `memory, ${type}, ${when}`, value: megabytes, unit: 'MB', runs: 1 })
    }
  }

  // The last dossier opens by itself.
  await window.getByRole('heading', { name: 'Tableau de bord' }).waitFor({ timeout: 60_000 })
  await memory('dossier open')
  for (const name of ['Factures', 'Clients']) {
    await times(
      `first rows of ${name}`,
      async () => {
        await menu(name)
        await firstCell.waitFor()
      },
      () => menu('Tableau de bord'),
    )
  }

  await menu('Factures')
  for (const column of ['Client', 'Total TTC']) {
    const button = window.getByRole('columnheader', { name: column }).getByRole('button')
    await times(`sort by ${column}`, () => changed(window, () => button.click()))
  }
  const search = window.getByRole('searchbox', { name: 'Rechercher' })
  const state = window.getByLabel('État')
  await times(
    'filter: drafts',
    () => changed(window, () => state.selectOption('draft')),
    () => state.inputValue().then((value) => (value === '' ? null : changed(window, () => state.selectOption('')))),
  )
  await changed(window, () => state.selectOption(''))
  await times(
    'search of a word that few have',
    () => changed(window, () => search.fill('menuiserie 4242')),
    () => search.inputValue().then((value) => (value === '' ? null : changed(window, () => search.fill('')))),
  )
  await changed(window, () => search.fill(''))

  await firstCell.click()
  await times(
    'Ctrl+End, the last row of the list',
    async () => {
      await window.keyboard.press('Control+End')
      await window.waitForFunction(
        () => {
          const last = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')
          return (document.querySelector(`.grid-body [aria-rowindex="${last}"] .grid-text`)?.textContent ?? '…') !== '…'
        },
        undefined,
        { polling: 'raf' },
      )
    },
    () => window.keyboard.press('Control+Home'),
  )
  await window.keyboard.press('Control+Home')
  await times(
    '« tout » selected, its count and sum shown',
    async () => {
      await window.keyboard.press('Control+a')
      await window.locator('.documents-state strong').waitFor()
    },
    async () => {
      const undo = window.getByRole('button', { name: 'Tout désélectionner' })
      if (await undo.isVisible()) await undo.click()
      await firstCell.click()
    },
  )
  await memory('« tout » selected')

  const scrolling = await timed(async () => {
    for (let page = 0; page < PAGES; page++) await window.keyboard.press('PageDown')
    await settled(window)
  })
  figures.push(figure(`a page by keyboard, of ${PAGES}`, 'ms', [scrolling / PAGES]))
  await memory(`after ${PAGES} pages`)

  for (const words of ['vandœuvre gare', 'F2021-5', 'librairie 512']) {
    await window.keyboard.press('Control+k')
    const field = window.getByRole('combobox', { name: 'Aller à' })
    await times(
      `Ctrl+K, « ${words} »`,
      async () => {
        await field.fill(words)
        await window
          .getByRole('option')
          .filter({ hasText: /Client|Facture/ })
          .first()
          .waitFor()
      },
      () =>
        field.fill('').then(() =>
          window
            .getByRole('option')
            .filter({ hasText: /Facture F|Client .*C0/ })
            .first()
            .waitFor({ state: 'hidden' }),
        ),
    )
    await window.keyboard.press('Escape')
  }
  return figures
}

/** Acts, then waits until the rows are others than before and none is still on its way. */
async function changed(window: Page, act: () => Promise<unknown>): Promise<void> {
  const rows = () => window.locator('.grid-body').textContent()
  const before = await rows()
  await act()
  await window.waitForFunction(
    (text) => (document.querySelector('.grid-body') as HTMLElement).textContent !== text,
    before,
    {
      polling: 'raf',
    },
  )
}

/** Waits until every row of the view has come. */
const settled = (window: Page): Promise<unknown> =>
  window.waitForFunction(
    () =>
      document.querySelector('.grid-body .grid-row') !== null &&
      [...document.querySelectorAll('.grid-body .grid-text')].every((cell) => cell.textContent !== '…'),
    undefined,
    { polling: 'raf' },
  )

/** Resident memory of the engine and of the window, in MB. */
async function memoryOf(app: ElectronApplication): Promise<{ type: string; memory: number }[]> {
  const metrics = await app.evaluate(({ app: application }) =>
    application.getAppMetrics().map(({ type, name, serviceName, memory }) => ({
      type: `${type}${name ?? serviceName ?? ''}`,
      memory: memory.workingSetSize / 1_000,
    })),
  )
  return metrics
    .filter(({ type }) => /^(Utility|Tab)/.test(type) && !/network|audio/iu.test(type))
    .map(({ type, memory }) => ({ type: type.startsWith('Tab') ? 'window' : 'engine', memory }))
}
