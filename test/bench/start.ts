import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { findElectron, rootArguments } from '../../scripts/electron-runtime.ts'
import { inFolder, openEngine } from './support/engine.ts'
import { alternate, type Figure, figure, type Measure } from './support/measure.ts'

const RUNS = 7
const root = resolve(import.meta.dirname, '../..')

/** From the start of the process to the rows of the Clients list, in the built application and a real window. */
export const start: Measure = {
  name: 'start',
  title: 'Start to the first usable list, in the window',
  missing: () =>
    !existsSync(join(root, 'out/main/index.js'))
      ? 'the application is not built: electron-vite build'
      : process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
        ? 'there is no screen: xvfb-run -a npm run bench -- start'
        : null,
  run: () => inFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const { executable } = findElectron()
  const profile = join(folder, 'profile')
  const path = join(folder, 'start.dossier')
  const engine = openEngine()
  const { name } = await engine.call('dossiers.createDemonstration', { path })
  await engine.close()
  mkdirSync(profile, { recursive: true })
  const recent = [{ path, name, openedAt: Date.UTC(2026, 10, 24) }]
  const preferences = { preferences: { theme: 'light', density: 'compact', openLast: false }, recent }
  writeFileSync(join(profile, 'preferences.json'), JSON.stringify(preferences))

  const launch = async (
    application: string,
    data: string,
    usable: (window: Page) => Promise<void>,
  ): Promise<number> => {
    const began = performance.now()
    const app = await _electron.launch({
      executablePath: executable,
      args: [...rootArguments(), application, `--user-data-dir=${data}`],
      env: { ...process.env, HOME: data },
    })
    const window = await app.firstWindow()
    await usable(window)
    const elapsed = performance.now() - began
    await app.close()
    return elapsed
  }
  const home: number[] = []
  const times = await alternate(RUNS, {
    empty: () =>
      launch(join(import.meta.dirname, 'support/empty-window'), join(folder, 'empty'), (window) =>
        window.getByText('ready').waitFor(),
      ),
    list: () =>
      launch(root, profile, async (window) => {
        const began = performance.now()
        const dossier = window.getByRole('button', { name, exact: true })
        await dossier.waitFor()
        home.push(performance.now() - began)
        await dossier.click()
        await window.getByRole('heading', { name: 'Tableau de bord' }).waitFor()
        await window.getByRole('navigation').getByRole('link', { name: 'Clients', exact: true }).click()
        await window.locator('.grid-body').getByRole('gridcell').first().waitFor()
      }),
  })
  return [
    figure('start to the rows of Clients (one click opens the dossier)', 'ms', times.list, {
      what: 'ms an empty window of the same Electron',
      values: times.empty,
    }),
    figure('  of which: from the window to the first screen', 'ms', home),
  ]
}
