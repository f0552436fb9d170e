import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

const pictures = process.env.PICTURES ?? join(resolve(import.meta.dirname, '../..'), '.cache/pictures')
let app: LaunchedApp
test.beforeAll(async () => {
  app = await launch()
  const { window } = app
  await openDemonstration(window)
  await saveArticle(window, 'BUR-180', 'Bureau droit 180 × 80 cm', '349', '20')
  await saveArticle(window, 'LIV-01', 'Manuel d’ébénisterie', '24.9', '5.5')
  await goTo(window, 'Factures')
  await window.getByRole('button', { name: /^Nouvelle facture/ }).click()
  const picker = window.getByLabel('Client', { exact: true })
  await picker.fill('Lefaure')
  await picker.press('Enter')
  await grid(window).focus()
  await window.keyboard.press('Enter')
  await expect(cell(window, 0, 'articleCode')).toBeVisible()
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

const grid = (window: Page) => window.getByRole('grid', { name: 'Lignes du document' })
const cell = (window: Page, row: number, column: string) =>
  grid(window).locator(`[aria-rowindex="${row + 2}"] [data-column="${column}"]`)
const list = (window: Page) => window.getByRole('listbox', { name: 'Propositions' })
const saveArticle = (window: Page, code: string, description: string, unitPrice: string, rate: string) =>
  window.evaluate((article) => globalThis.window.neotouch.call('articles.save', article), {
    id: crypto.randomUUID(),
    code,
    description,
    unitPrice,
    vat: { category: 'S', rate },
  })
/** A new line at the end, its code active. */
async function newLine(window: Page): Promise<number> {
  const rows = grid(window).locator('.line-grid-rows [role=row]')
  const count = await rows.count()
  await cell(window, count - 1, 'vat').click()
  await window.keyboard.press('Enter')
  await expect(rows).toHaveCount(count + 1)
  return count
}

test('a code proposes articles: ↓ and Entrée fill the line, the cursor goes to the quantity', async () => {
  const { window } = app
  await cell(window, 0, 'articleCode').click()
  await window.keyboard.type('bur')
  const entry = cell(window, 0, 'articleCode').getByRole('combobox')
  await expect(entry).toHaveAttribute('aria-expanded', 'true')
  await expect(list(window).getByRole('option')).toHaveText([
    /BUR-160/,
    /BUR-180/,
    /CHA-ERGO-2.*bureau/,
    /Créer l’article «\u00a0bur\u00a0»/,
  ])
  await expect(list(window).getByRole('option', { selected: true })).toHaveCount(0)
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('ArrowDown')
  const chosen = list(window).getByRole('option', { selected: true })
  await expect(chosen).toContainText('349,00\u00a0€ / unité')
  await expect(entry).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  await window.screenshot({ path: join(pictures, 'line-articles.png') })
  await window.keyboard.press('Enter')
  await expect(list(window)).toBeHidden()
  await expect(cell(window, 0, 'articleCode')).toHaveText('BUR-180')
  await expect(cell(window, 0, 'description')).toHaveText('Bureau droit 180 × 80 cm')
  await expect(cell(window, 0, 'unitPrice')).toHaveText('349,00')
  await expect(cell(window, 0, 'quantity')).toBeFocused()
  await window.keyboard.type('2')
  await window.keyboard.press('Enter')
  await expect(cell(window, 0, 'total')).toHaveText('698,00')
})

test('Échap closes the list, then restores the cell', async () => {
  const { window } = app
  await cell(window, 0, 'articleCode').click()
  await window.keyboard.type('BUR')
  await expect(list(window)).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(list(window)).toBeHidden()
  await expect(cell(window, 0, 'articleCode').getByRole('combobox')).toHaveValue('BUR')
  await window.keyboard.press('Alt+ArrowDown')
  await expect(list(window)).toBeVisible()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await expect(cell(window, 0, 'articleCode')).toHaveText('BUR-180')
  await expect(cell(window, 0, 'articleCode')).toBeFocused()
})

test('words of the désignation propose articles, accents ignored, chosen with the mouse, with their VAT', async () => {
  const { window } = app
  const row = await newLine(window)
  await cell(window, row, 'description').click()
  await window.keyboard.type('ebeni')
  await expect(cell(window, row, 'description').getByRole('textbox')).toHaveAttribute(
    'aria-controls',
    'line-completion',
  )
  await list(window)
    .getByRole('option', { name: /Manuel d’ébénisterie/ })
    .click()
  await expect(cell(window, row, 'articleCode')).toHaveText('LIV-01')
  await expect(cell(window, row, 'vat')).toHaveText('5,5\u00a0%')
  await expect(cell(window, row, 'total')).toHaveText('24,90')
  await window.keyboard.press('Control+z')
  await expect(cell(window, row, 'description')).toHaveText('')
  await window.keyboard.press('Control+y')
  await expect(cell(window, row, 'description')).toHaveText('Manuel d’ébénisterie')
})

test('a known code typed to its end fills the line, and never what was typed in it', async () => {
  const { window } = app
  const row = await newLine(window)
  await window.keyboard.type('bur-160')
  await window.keyboard.press('Enter')
  await expect(cell(window, row, 'description')).toHaveText('Bureau droit 160 × 80 cm')
  await expect(cell(window, row, 'articleCode')).toHaveText('BUR-160')
  await expect(cell(window, row, 'description')).toBeFocused()
  await window.keyboard.type('Sur mesure')
  await window.keyboard.press('Enter')
  await cell(window, row, 'articleCode').click()
  await window.keyboard.type('BUR-180')
  await window.keyboard.press('Enter')
  await expect(cell(window, row, 'articleCode')).toHaveText('BUR-180')
  await expect(window.getByText('Brouillon enregistré')).toBeVisible()
  await expect(cell(window, row, 'description')).toHaveText('Sur mesure')
  await expect(cell(window, row, 'unitPrice')).toHaveText('312,50')
})

test('keys typed 0 ms apart over known codes are neither swallowed nor filled over', async () => {
  const { window } = app
  const row = await newLine(window)
  const session = await window.context().newCDPSession(window)
  const keys = ['BUR-160', 'Plateau seul', '3', '99.5', '', '10'].flatMap((word) => [...word, 'Enter'])
  await Promise.all(
    keys.flatMap((key) => {
      const enter = key === 'Enter' ? { code: 'Enter', windowsVirtualKeyCode: 13 } : {}
      const text = key === 'Enter' ? '\r' : key
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text, ...enter }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, ...enter }),
      ]
    }),
  )
  await expect(cell(window, row, 'articleCode')).toHaveText('BUR-160')
  await expect(cell(window, row, 'description')).toHaveText('Plateau seul')
  await expect(cell(window, row, 'quantity')).toHaveText('3')
  await expect(cell(window, row, 'vat')).toHaveText('10\u00a0%')
  await expect(cell(window, row, 'total')).toHaveText('298,50')
  await expect(list(window)).toBeHidden()
})

test('« Créer l’article » makes an article of a line whose code is unknown', async () => {
  const { window } = app
  // The last line is the empty one that Entrée made.
  const row = (await grid(window).locator('.line-grid-rows [role=row]').count()) - 2
  await cell(window, row, 'articleCode').click()
  await window.keyboard.type('PLA-1')
  await expect(list(window).getByRole('option')).toHaveText([/Créer l’article «\u00a0PLA-1\u00a0»/])
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Nouvel article' })
  await expect(dialog.getByLabel('Code', { exact: true })).toHaveValue('PLA-1')
  await expect(dialog.getByLabel('Désignation', { exact: true })).toHaveValue('Plateau seul')
  await dialog.getByLabel('PV HT').fill('110')
  await window.screenshot({ path: join(pictures, 'line-new-article.png') })
  await window.keyboard.press('Control+s')
  await expect(dialog).toBeHidden()
  await expect(cell(window, row, 'articleCode')).toHaveText('PLA-1')
  await expect(cell(window, row, 'unitPrice')).toHaveText('110,00')
  await expect(cell(window, row, 'quantity')).toBeFocused()
  await expect(window.getByText('Brouillon enregistré')).toBeVisible()
  await goTo(window, 'Articles')
  await expect(window.getByRole('gridcell', { name: 'PLA-1' })).toBeVisible()
})

test('no rule of accessibility is broken with the list open, light and dark', async () => {
  const { window } = app
  await window.getByRole('link', { name: 'Factures', exact: true }).click()
  await window.getByRole('gridcell', { name: 'Brouillon' }).first().dblclick()
  const broken: string[] = []
  for (const theme of ['clair', 'sombre']) {
    for (const [column, typed] of [
      ['articleCode', 'bur'],
      ['description', 'bureau'],
    ] as const) {
      await cell(window, 0, column).click()
      await window.keyboard.type(typed)
      await expect(list(window)).toBeVisible()
      await window.keyboard.press('ArrowDown')
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
      broken.push(...violations.map((one) => `${theme} ${column}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
      await window.screenshot({ path: join(pictures, `line-articles-${column}-${theme}.png`) })
      await window.keyboard.press('Escape')
      await window.keyboard.press('Escape')
    }
    await window.getByRole('button', { name: /Thème/ }).click()
  }
  expect(broken).toEqual([])
})
