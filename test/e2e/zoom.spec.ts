/** A window of 1280 × 800 at 200 % zoom is laid out as one of 640 × 400: each screen keeps its actions in sight and nothing needs to be scrolled sideways (WCAG 1.4.4, 1.4.10). */
import { expect, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration, openDocument } from '../support/journey.ts'

let launched: LaunchedApp
test.beforeAll(async () => {
  launched = await launch()
  await openDemonstration(launched.window)
})
test.afterAll(() => launched.close())

/** What sticks out of the window on the right, or is cut by its own box. */
const cut = () =>
  launched.window.evaluate(() => {
    const main = document.querySelector('main')
    if (!main) return ['no main']
    const scrolled = (element: Element): boolean =>
      element !== main &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
        (element.parentElement ? scrolled(element.parentElement) : false))
    return [
      ...document.querySelectorAll('header button, header a, main button, main a, main input, main select, main h1'),
    ]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect()
        return width > 0 && right > window.innerWidth + 1 && !element.closest('[role="grid"]') && !scrolled(element)
      })
      .map((element) => `${element.tagName} ${element.textContent?.trim() ?? ''}`)
  })

test('at 200 % zoom nothing is cut on any screen', async () => {
  const { app, window } = launched
  await app.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows()
    shown?.setMinimumSize(1, 1)
    shown?.setContentSize(640, 400)
  })
  await window.waitForFunction(() => globalThis.innerWidth === 640)
  const found: Record<string, string[]> = {}
  const look = async (name: string) => {
    await expect(window.locator('main h1')).toBeVisible()
    const list = await cut()
    if (list.length > 0) found[name] = list
  }
  for (const link of await window.getByRole('navigation').getByRole('link').all()) {
    await link.click()
    await look((await link.textContent()) ?? '')
  }
  await openDocument(window, 'Factures', 'FA00002040')
  await expect(window.getByRole('button', { name: /^Valider/ })).toBeInViewport()
  await look('brouillon')
  await goTo(window, 'Clients')
  await window.getByRole('gridcell', { name: 'Atelier des Quais' }).dblclick()
  await expect(window.getByRole('button', { name: /^Enregistrer/ })).toBeInViewport()
  await look('fiche client')
  expect(found).toEqual({})
})

test('at 200 % zoom the send dialog and « Envoi groupé » keep their actions in sight', async () => {
  const { window } = launched
  await goTo(window, 'Factures')
  await window.getByLabel('État').selectOption('issued')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('FA00002001')
  await window.getByRole('gridcell', { name: 'FA00002001' }).dblclick()
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  const dialog = window.getByRole('dialog')
  for (const name of [/^Annuler/, 'Mettre en attente', 'Plus tard…', /^Envoyer/]) {
    await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
  }
  await expect(dialog.locator('#send-channel-courrier')).toBeInViewport({ ratio: 1 })
  await dialog.getByRole('button', { name: 'Plus tard…' }).click()
  await expect(dialog.getByLabel('Date', { exact: true })).toBeFocused()
  await expect(dialog.getByLabel('Date', { exact: true })).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('Escape')

  await goTo(window, 'Envoi groupé')
  await window.getByRole('button', { name: 'Documents jamais envoyés' }).click()
  await expect(window.getByRole('button', { name: /^Envoyer 12/ })).toBeInViewport({ ratio: 1 })
  const table = await window.getByRole('table', { name: 'Documents à envoyer' }).boundingBox()
  expect(table?.height).toBeGreaterThan(200)
})
