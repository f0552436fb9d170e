import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'

let app: LaunchedApp
const menu = (window: Page, name: string) =>
  window.getByRole('navigation').getByRole('link', { name, exact: true }).click()
const state = (window: Page) => window.locator('.documents-state')
const preferences = (page: Page): Promise<string> =>
  page.evaluate(async () => JSON.stringify(await window.neotouch.call('preferences.get', {})))
const axe = async (window: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return violations.map((one) => `${one.id} ${one.nodes[0]?.html ?? ''}`)
}

test.beforeAll(async () => {
  app = await launch()
  await app.window.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(app.window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

test('the selection survives sort and filter, and its sum is that of the rows', async () => {
  const { window } = app
  await menu(window, 'Factures')
  const first = window.locator('.grid-body .grid-row').first()
  await first.getByRole('gridcell').nth(1).click()
  await window.keyboard.press('Space')
  await window.keyboard.press('Shift+ArrowDown')
  await expect(state(window)).toContainText(/Sélection\s:\s2\sdocuments/)
  const before = await state(window).locator('strong').textContent()
  await window.getByRole('columnheader', { name: 'Total TTC' }).getByRole('button').click()
  await window.getByLabel('État').selectOption('issued')
  await expect(state(window).locator('strong')).toHaveText(before ?? '')
  await window.getByRole('button', { name: 'Effacer les filtres' }).click()
  await window.getByRole('button', { name: 'Tout désélectionner' }).click()
})

test('« tout » is all that matches, by Ctrl+A, and stays said of those rows', async () => {
  const { window } = app
  const total = (await state(window).locator('span').textContent())?.match(/^[\d\s]+/)?.[0].trim()
  await window.locator('.grid-body .grid-row').first().getByRole('gridcell').nth(1).click()
  await window.keyboard.press('Control+a')
  await expect(state(window).locator('strong')).toContainText(`${total}`)
  const all = await state(window).locator('strong').textContent()
  await window.getByRole('searchbox', { name: 'Rechercher' }).fill('arpege')
  await expect(window.getByRole('gridcell', { name: 'Formation Arpège' }).first()).toBeVisible()
  await expect(window.locator('.grid-body .grid-row[aria-selected=false]')).toHaveCount(0)
  await expect(state(window).locator('strong')).toHaveText(all ?? '')
  await window.getByRole('button', { name: 'Tout désélectionner' }).click()
})

test('the client of the filter is found as in a document, is never created there, and is left out when emptied', async () => {
  const { window } = app
  await window.getByRole('button', { name: 'Effacer les filtres' }).click()
  await window.getByRole('button', { name: 'Filtres' }).click()
  const client = window.getByRole('combobox', { name: 'Client' })
  await client.fill('zzz')
  await expect(window.getByText('Aucun client trouvé.', { exact: true }).first()).toBeVisible()
  await expect(window.getByText(/Créer le client/)).toHaveCount(0)
  await client.fill('arpege')
  await expect(window.getByRole('listbox', { name: 'Clients trouvés' }).getByRole('option')).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(client).toHaveValue('Formation Arpège')
  const names = window.locator('.grid-body .grid-row').getByRole('gridcell', { name: 'Formation Arpège' })
  await expect(names).toHaveCount(4)
  const archive = (archived: boolean) =>
    window.evaluate(async (set) => {
      const { neotouch } = globalThis as unknown as {
        neotouch: { call: (method: string, input: object) => Promise<{ value: { id: string }[] }> }
      }
      const { value } = await neotouch.call('clients.choices', { query: 'arpege', archived: true })
      await neotouch.call('clients.archive', { id: value[0]?.id ?? '', archived: set })
    }, archived)
  await archive(true)
  await client.fill('Arpège')
  await expect(window.getByRole('option', { name: /Formation Arpège.*archivé/ })).toBeVisible()
  await archive(false)
  await client.fill('')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('gridcell', { name: 'Pressing Bellecour' }).first()).toBeVisible()
  await window.getByRole('button', { name: 'Filtres' }).click()
  await window.getByRole('searchbox', { name: 'Rechercher' }).fill('arpege')
})

test('a record that closes comes back to its row, its filter and its search', async () => {
  const { window } = app
  const rows = window.locator('.grid-body .grid-row')
  await rows.nth(2).getByRole('gridcell').nth(1).click()
  const opened = await rows.nth(2).textContent()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('grid', { name: 'Factures' })).toBeHidden()
  await menu(window, 'Factures')
  await expect(window.getByRole('searchbox', { name: 'Rechercher' })).toHaveValue('arpege')
  const active = window.locator('.grid-body .grid-row[data-active=true]')
  await expect(active).toHaveText(opened ?? '')
  await expect(active.locator('[role=gridcell]:focus')).toHaveCount(1)
  await window.getByRole('button', { name: 'Effacer les filtres' }).click()
})

test('columns are chosen, ordered and sized by keyboard, and kept for the next start', async () => {
  const { window } = app
  await window.getByRole('button', { name: 'Colonnes' }).click()
  await window.getByRole('checkbox', { name: 'Ville' }).press('Space')
  await window.getByRole('checkbox', { name: 'Référence' }).press('Space')
  await window.getByRole('button', { name: 'Monter « Date »' }).press('Enter')
  await window.getByRole('textbox', { name: 'Largeur de « Client »' }).fill('333')
  await window.keyboard.press('Tab')
  expect(await axe(window)).toEqual([])
  await window.keyboard.press('Escape')
  const headers = window.getByRole('columnheader')
  await expect(headers.nth(1)).toHaveText('Date')
  await expect(window.getByRole('columnheader', { name: 'Ville' })).toHaveCount(0)
  await expect(window.getByRole('columnheader', { name: 'Référence' })).toHaveCount(1)
  const width = () => window.getByRole('columnheader', { name: 'Client' }).evaluate((cell) => cell.clientWidth)
  await expect.poll(width).toBe(333)
  await expect.poll(() => preferences(window)).toContain('"width":333')
  await window.reload()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible()
  await menu(window, 'Factures')
  await expect(headers.nth(1)).toHaveText('Date')
  await expect.poll(width).toBe(333)
})

test('the edge of a column is dragged by the mouse', async () => {
  const { window } = app
  const client = window.getByRole('columnheader', { name: 'Client' })
  const box = await client.boundingBox()
  if (!box) throw new Error('no column')
  await window.mouse.move(box.x + box.width - 3, box.y + 10)
  await window.mouse.down()
  await window.mouse.move(box.x + 220, box.y + 10, { steps: 4 })
  await window.mouse.up()
  await expect.poll(() => client.evaluate((cell) => cell.clientWidth)).toBe(220)
})

test('a view keeps the filters and the sort under a name', async () => {
  const { window } = app
  await window.getByLabel('État').selectOption('draft')
  await window.getByLabel('Vue', { exact: true }).selectOption('save')
  await window.getByLabel('Nom de la vue').fill('À valider')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog')).toBeHidden()
  const shown = await state(window).locator('span').textContent()
  await window.getByRole('button', { name: 'Effacer les filtres' }).click()
  await expect(window.getByLabel('État')).toHaveValue('')
  await expect(window.getByLabel('Vue', { exact: true })).toHaveValue('')
  await window.getByLabel('Vue', { exact: true }).selectOption({ label: 'À valider' })
  await expect(window.getByLabel('État')).toHaveValue('draft')
  await expect(state(window).locator('span')).toHaveText(shown ?? '')
})

test('the list is written as it is seen', async () => {
  const { window, userData } = app
  const path = join(userData, 'factures.csv')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await window.getByRole('button', { name: 'Exporter' }).click()
  await expect(window.getByText(/lignes exportées/)).toBeVisible()
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(header).toMatch(/^\ufeffDate;Numéro;Client;/)
  expect(lines.length).toBeGreaterThan(5)
  expect(lines[0]).toMatch(/^\d{2}\/\d{2}\/\d{4};.*;\d+,\d{2};/)
})

test('an article is created, corrected, removed and put back by keyboard', async () => {
  const { window } = app
  await menu(window, 'Articles')
  await window.keyboard.press('Control+n')
  const dialog = window.getByRole('dialog')
  await window.keyboard.press('Control+s')
  await expect(dialog.getByText('Donnez un code à l’article.')).toBeVisible()
  expect(await axe(window)).toEqual([])
  await dialog.getByLabel('Code').fill('VIS-10')
  await dialog.getByLabel('Désignation').fill('Vis à tête fraisée')
  await dialog.getByLabel('PV HT').fill('')
  await dialog.getByLabel('PV HT').pressSequentially('9.5')
  await window.keyboard.press('Control+s')
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('row', { name: /VIS-10 Vis à tête fraisée Unité 9,50 20/ })).toBeVisible()
  await window.getByRole('gridcell', { name: 'VIS-10' }).click()
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: 'Supprimer' }).click()
  await expect(window.getByRole('gridcell', { name: 'VIS-10' })).toHaveCount(0)
  await window.getByRole('button', { name: 'Rétablir' }).click()
  await expect(window.getByRole('gridcell', { name: 'VIS-10' })).toBeVisible()
})

test('Ctrl+K leads to a client, a document, an article, a screen and an action', async () => {
  const { window } = app
  const go = async (query: string, option: RegExp) => {
    await window.keyboard.press('Control+k')
    await window.getByRole('combobox', { name: 'Aller à' }).fill(query)
    await expect(window.getByRole('option', { name: option }).first()).toBeVisible()
    while (!(await window.locator('.palette-entry[aria-selected=true]').textContent())?.match(option)) {
      await window.keyboard.press('ArrowDown')
    }
    await window.keyboard.press('Enter')
    await expect(window.getByRole('combobox', { name: 'Aller à' })).toBeHidden()
  }
  await go('arpeg', /Client.*Formation Arpège/)
  await expect(window.getByRole('heading', { name: 'Formation Arpège' })).toBeVisible()
  await go('tete fraisee', /Article.*Vis/)
  await expect(window.getByRole('dialog').getByLabel('Code')).toHaveValue('VIS-10')
  await window.keyboard.press('Escape')
  await go('FA00002052', /Facture.*FA00002052/)
  await expect(window.getByRole('grid', { name: 'Lignes du document' })).toBeVisible()
  await go('suivi', /Écran.*Suivi/)
  await expect(window.getByRole('heading', { name: 'Suivi des envois' })).toBeVisible()
  await go('nouveau cl', /Action.*Nouveau client/)
  await expect(window.getByRole('heading', { level: 1 })).not.toHaveText('Suivi des envois')
  // Typed at once, before any answer of the search.
  const goBlind = async (query: string) => {
    await window.keyboard.press('Control+k')
    await window.getByRole('combobox', { name: 'Aller à' }).fill(query)
    await window.keyboard.press('Enter')
  }
  await goBlind('suivi')
  await expect(window.getByRole('heading', { name: 'Suivi des envois' })).toBeVisible()
  await goBlind('arpeg')
  await expect(window.getByRole('heading', { name: 'Formation Arpège' })).toBeVisible()
})

test('F1 tells of the screen, Ctrl+/ the keys; no rule of accessibility is broken, light and dark', async () => {
  const { window } = app
  await menu(window, 'Clients')
  await window.keyboard.press('F1')
  await expect(window.getByRole('dialog', { name: 'Aide' })).toContainText('Tous les clients du dossier')
  expect(await axe(window)).toEqual([])
  await window.keyboard.press('Escape')
  await window.keyboard.press('Control+/')
  await expect(window.getByRole('dialog', { name: 'Touches du clavier' })).toBeVisible()
  await window.keyboard.press('Escape')
  for (const theme of ['clair', 'sombre']) {
    for (const name of ['Clients', 'Factures', 'Articles']) {
      await menu(window, name)
      await expect(window.getByRole('grid', { name })).toBeVisible()
      expect([theme, name, ...(await axe(window))]).toEqual([theme, name])
    }
    await window.keyboard.press('Control+k')
    await expect(window.getByRole('combobox', { name: 'Aller à' })).toBeFocused()
    expect([theme, ...(await axe(window))]).toEqual([theme])
    await window.keyboard.press('Escape')
    await window.getByRole('button', { name: /Thème/ }).click()
  }
})
