import { once } from 'node:events'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration, openDocument } from '../support/journey.ts'

const pictures = process.env.PICTURES ?? join(resolve(import.meta.dirname, '../..'), '.cache/pictures')
let app: LaunchedApp
test.beforeAll(async () => {
  app = await launch()
  await openDemonstration(app.window)
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

const grid = (window: Page) => window.getByRole('grid', { name: 'Lignes du document' })
const cell = (window: Page, row: number, column: string) =>
  grid(window).locator(`[aria-rowindex="${row + 2}"] [data-column="${column}"]`)
const saved = (window: Page) => expect(window.getByText('Brouillon enregistré')).toBeVisible()

/** A new invoice for the first client that the words find. */
async function newInvoice(window: Page, client: string): Promise<void> {
  await goTo(window, 'Factures')
  await window.getByRole('button', { name: /^Nouvelle facture/ }).click()
  const picker = window.getByLabel('Client', { exact: true })
  await picker.fill(client)
  await picker.press('Enter')
  await expect(grid(window)).toBeVisible()
}

test('69 keys typed 0 ms apart all arrive in their cells', async () => {
  const { window } = app
  await newInvoice(window, 'a')
  await grid(window).focus()
  const typed = [
    '',
    'AB-12',
    'Porte en chene',
    '12',
    '3.55',
    '10',
    '20',
    'CD-7',
    'Fenetre double',
    '4',
    '250',
    '',
    '5.5',
    'EF',
  ]
  const keys = typed.flatMap((word) => [...[...word], 'Enter']).slice(0, 69)
  expect(keys).toHaveLength(69)
  const session = await window.context().newCDPSession(window)
  // Sent without waiting for one another: the window has no time between two keys.
  await Promise.all(
    keys.flatMap((key) => {
      const enter = key === 'Enter'
      const common = { key, ...(enter ? { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' } : { text: key }) }
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, ...(enter ? { windowsVirtualKeyCode: 13 } : {}) }),
      ]
    }),
  )
  await expect(cell(window, 0, 'articleCode')).toHaveText('AB-12')
  await expect(cell(window, 0, 'description')).toHaveText('Porte en chene')
  await expect(cell(window, 0, 'quantity')).toHaveText('12')
  await expect(cell(window, 0, 'unitPrice')).toHaveText('3,55')
  await expect(cell(window, 0, 'discount')).toHaveText('10\u00a0%')
  await expect(cell(window, 0, 'vat')).toHaveText('20\u00a0%')
  await expect(cell(window, 0, 'total')).toHaveText('38,34')
  await expect(cell(window, 1, 'articleCode')).toHaveText('CD-7')
  await expect(cell(window, 1, 'description')).toHaveText('Fenetre double')
  await expect(cell(window, 1, 'quantity')).toHaveText('4')
  await expect(cell(window, 1, 'unitPrice')).toHaveText('250,00')
  await expect(window.getByLabel('Totaux', { exact: true })).toContainText('38,34')
  await saved(window)
})

test('Échap restores, a wrong value stays open and says why', async () => {
  const { window } = app
  await cell(window, 0, 'quantity').click()
  await window.keyboard.type('99')
  await window.keyboard.press('Escape')
  await expect(cell(window, 0, 'quantity')).toHaveText('12')
  await window.keyboard.type('1,23456')
  await window.keyboard.press('Enter')
  const input = cell(window, 0, 'quantity').getByRole('textbox')
  await expect(input).toHaveAttribute('aria-invalid', 'true')
  await expect(input).toHaveAttribute('aria-describedby', 'line-grid-error')
  await expect(window.locator('#line-grid-error')).toContainText('n’est pas admise')
  await window.keyboard.press('Escape')
  await expect(cell(window, 0, 'quantity')).toHaveText('12')
})

test('lines are pasted, moved, duplicated, deleted, and Ctrl+Z brings everything back', async () => {
  const { window } = app
  const texts = async () => grid(window).locator('.line-grid-rows [data-column="description"]').allTextContents()
  const before = await texts()
  await cell(window, before.length - 1, 'description').click()
  await window.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/plain',
      'Désignation\tQuantité\tUnité\tPU HT\nVis\t1\u202f000\tunité\t0,05\n"Pose\ncomprise"\t2,5\tHeure\t45,00 €\n',
    )
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await expect(window.locator('#line-grid-error')).toHaveText('2 lignes collées.')
  const last = before.length
  await expect(cell(window, last - 1, 'description')).toHaveText('Vis')
  await expect(cell(window, last, 'quantity')).toHaveText('2,5')
  await expect(cell(window, last, 'unit')).toHaveText('Heure')
  await expect(cell(window, last, 'total')).toHaveText('112,50')
  await window.keyboard.press('Control+d')
  await expect(cell(window, last + 1, 'total')).toHaveText('112,50')
  await window.keyboard.press('Alt+Shift+ArrowUp')
  await window.keyboard.press('Alt+Shift+ArrowUp')
  expect((await texts()).slice(-2).at(0)).toBe('Vis')
  await window.keyboard.press('Delete')
  await window.keyboard.press('Insert')
  await expect(grid(window).locator('.line-grid-rows [role=row]')).toHaveCount(last + 2)
  for (let step = 0; step < 6; step++) await window.keyboard.press('Control+z')
  expect(await texts()).toEqual(before)
  await window.keyboard.press('Control+y')
  await expect(cell(window, last - 1, 'description')).toHaveText('Vis')
  await window.keyboard.press('Control+z')
  await saved(window)
})

test('a subtotal sums its lines, a comment counts for nothing', async () => {
  const { window } = app
  const rows = grid(window).locator('.line-grid-rows [role=row]')
  const count = await rows.count()
  await cell(window, count - 1, 'type').click()
  await window.keyboard.type('sous')
  await window.keyboard.press('Enter')
  await expect(cell(window, count - 1, 'type')).toHaveText('Sous-total')
  const gross = await window.getByLabel('Totaux', { exact: true }).locator('dd').first().textContent()
  await expect(cell(window, count - 1, 'total')).toHaveText(gross ?? '')
  await saved(window)
})

test('several échéances make the net à payer, from the words of the terms', async () => {
  const { window } = app
  await window.getByLabel('Conditions de règlement').fill('30 % à la commande, 70 % à 30 jours fin de mois')
  const section = window.getByRole('region', { name: 'Échéances' })
  await expect(section.getByText('Solde')).toBeVisible()
  const due = await window.getByLabel('Totaux', { exact: true }).locator('dd.document-due').textContent()
  await expect(section.locator('.installment-sum output')).toHaveText(due ?? '')
  await saved(window)
  await window.screenshot({ path: join(pictures, 'document-echeances.png') })
})

test('the preview shows the draft', async () => {
  const { window } = app
  await window.keyboard.press('Control+p')
  const dialog = window.getByRole('dialog', { name: 'Aperçu du brouillon' })
  await expect(dialog.locator('iframe')).toHaveAttribute('src', /^app:\/\/bureau\/documents\/[0-9a-f-]{36}\.pdf/)
  await dialog.getByRole('button', { name: /^Fermer Échap/ }).click()
  await expect(dialog).toBeHidden()
})

test('a check leads to its field, « Valider » goes to the first one', async () => {
  const { window } = app
  await cell(window, 0, 'description').click()
  await window.keyboard.press('F2')
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Backspace')
  await window.keyboard.press('Tab')
  await saved(window)
  await window.getByLabel('Référence', { exact: true }).focus()
  await window.getByRole('button', { name: /^Valider/ }).click()
  await expect(window.getByRole('alert')).toContainText('il manque la désignation')
  await expect(cell(window, 0, 'description')).toBeFocused()
  await window.getByLabel('Référence', { exact: true }).focus()
  const checks = window.getByRole('region', { name: 'Contrôles' })
  await checks.getByRole('listitem').filter({ hasText: 'désignation' }).getByRole('button').first().click()
  await expect(cell(window, 0, 'description')).toBeFocused()
  await window.keyboard.type('Porte en chêne')
  await window.keyboard.press('Enter')
  await saved(window)
})

test('typing in the header after the grid keeps the focus in the header', async () => {
  const { window } = app
  await cell(window, 0, 'quantity').click()
  await window.getByLabel('Référence', { exact: true }).click()
  await window.keyboard.type('Chantier des Lilas')
  await expect(window.getByLabel('Référence', { exact: true })).toHaveValue('Chantier des Lilas')
  await window.keyboard.press('Control+z')
  await expect(window.getByLabel('Référence', { exact: true })).toHaveValue('')
  await window.keyboard.press('Control+y')
  await expect(window.getByLabel('Référence', { exact: true })).toHaveValue('Chantier des Lilas')
  await saved(window)
})

test('no rule of accessibility is broken, light and dark, dialogs too', async () => {
  const { window } = app
  const broken: string[] = []
  const look = async (name: string) => {
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().exclude('iframe').analyze()
    broken.push(...violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
  }
  for (const theme of ['clair', 'sombre']) {
    await look(`brouillon ${theme}`)
    await window.screenshot({ path: join(pictures, `document-${theme}.png`) })
    await window.keyboard.press('Control+p')
    await expect(window.getByRole('dialog')).toBeVisible()
    await look(`aperçu ${theme}`)
    await window.getByRole('button', { name: /^Fermer Échap/ }).click()
    await window.getByRole('button', { name: /Thème/ }).click()
  }
  expect(broken).toEqual([])
})

test('a deleted draft comes back from its toast', async () => {
  const { window } = app
  await window.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(window.getByText(/^Brouillon supprimé/)).toBeVisible()
  await window.getByRole('button', { name: /^Annuler/ }).click()
  await expect(cell(window, 0, 'description')).toHaveText('Porte en chêne')
  await expect(window.getByLabel('Référence', { exact: true })).toHaveValue('Chantier des Lilas')
})

test('Ctrl+D on the document makes another draft of it', async () => {
  const { window } = app
  await window.getByLabel('Référence', { exact: true }).focus()
  await window.keyboard.press('Control+d')
  await expect(window.getByLabel('Date', { exact: true })).toBeVisible()
  await expect(cell(window, 0, 'description')).toHaveText('Porte en chêne')
})

test('what was typed is there after the application was killed', async () => {
  const { window, userData } = app
  await window.getByLabel('Référence', { exact: true }).fill('Avant la coupure')
  await cell(window, 0, 'description').click()
  await window.keyboard.press('F2')
  await window.keyboard.press('End')
  // The cell is still open: its text is kept all the same.
  await window.keyboard.type(' massif')
  await saved(window)
  const process = app.app.process()
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
  app = await launch({ userData })
  await expect(app.window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await goTo(app.window, 'Factures')
  await app.window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('coupure')
  const found = app.window.locator('[role=row]:has([role=gridcell])')
  await expect(found).toHaveCount(1)
  await found.getByRole('gridcell', { name: 'Brouillon' }).first().dblclick()
  await expect(app.window.getByLabel('Référence', { exact: true })).toHaveValue('Avant la coupure')
  await expect(cell(app.window, 0, 'description')).toHaveText('Porte en chêne massif')
  // The draft that it was duplicated from is still there, as it was.
  await goTo(app.window, 'Factures')
  await app.window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('Lilas')
  await expect(found).toHaveCount(1)
})

test('the next number is shown while its format is typed', async () => {
  const { window } = app
  await goTo(window, 'Numérotation')
  const card = window.getByRole('region', { name: 'Factures' })
  await card.getByLabel('Format du numéro').fill('FAC{aa}-{n:4}')
  await expect(card.locator('output')).toHaveText(/^FAC\d\d-0001$/)
  await card.getByLabel('Format du numéro').fill('sans ordre')
  await expect(card.getByText('Le format doit contenir {n}')).toBeVisible()
  await card.getByLabel('Format du numéro').fill('FAC{aa}-{n:4}')
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Enregistré', { exact: true })).toBeVisible()
  await card.getByLabel('Commencer au numéro').fill('120')
  await card.getByRole('button', { name: 'Appliquer' }).click()
  await expect(card.locator('output')).toHaveText(/^FAC\d\d-0120$/)
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await window.screenshot({ path: join(pictures, 'numerotation.png') })
})

test('an avoir of an amount is made from its invoice, and the sum left is said', async () => {
  const { window } = app
  await openDocument(window, 'Factures', 'FA00002012')
  await window.getByRole('button', { name: 'Autres actions' }).click()
  await window.getByRole('menuitem', { name: 'Avoir partiel…' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByText(/^Il reste .* à créditer/)).toBeVisible()
  await dialog.getByLabel('Un montant').check()
  await dialog.getByLabel('Montant TTC à créditer').fill('12')
  await expect(dialog.locator('output strong')).toHaveText('12,00\u00a0€')
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().exclude('iframe').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await window.screenshot({ path: join(pictures, 'avoir-partiel.png') })
  await dialog.getByRole('button', { name: 'Créer l’avoir' }).click()
  await expect(window.getByRole('heading', { name: /^Avoir \(Brouillon\)/ })).toBeVisible()
  await expect(window.getByLabel('Totaux', { exact: true })).toContainText('12,00\u00a0€')
})
