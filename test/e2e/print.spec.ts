import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { answerOpenBox, chooseChannel, goTo, issue, openDemonstration } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'print-window-'))
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch({ userData })
  await openDemonstration(app.window)
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
})
test.describe.configure({ mode: 'serial' })

/** Address of the preview that is on screen. */
const shownPreview = (window: Page): Promise<string | null> =>
  window.locator('.print-frames iframe[data-shown="true"]').getAttribute('src')

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><script>alert(1)</script><rect width="40" height="40" rx="8" fill="#0a6b4f"/><path d="M52 8h60v24h-60z" fill="#7a1f2b"/></svg>'

test('the preview follows the settings, and what is saved is printed on the next document', async () => {
  const { window } = app
  await goTo(window, 'Modèles d’impression')
  await expect(window.locator('.print-frames iframe[data-shown="true"]')).toHaveCount(1)
  const first = await shownPreview(window)
  expect(first).toMatch(/^app:\/\/bureau\/documents\/apercus\/[0-9a-f]{64}\.pdf#/)

  const text = join(userData, 'logo-texte.svg')
  writeFileSync(text, SVG.replace('</svg>', '<text>Nom</text></svg>'))
  await answerOpenBox(app, text)
  await window.getByRole('button', { name: 'Choisir un logo…' }).click()
  await expect(window.getByRole('alert')).toContainText('Convertissez-le en courbes')

  const file = join(userData, 'logo.svg')
  writeFileSync(file, SVG)
  await answerOpenBox(app, file)
  await window.getByRole('button', { name: 'Choisir un logo…' }).click()
  await expect(window.getByRole('img', { name: 'logo.svg' })).toBeVisible()
  await window.getByRole('button', { name: 'Vert' }).click()
  await window.getByLabel('Imprimer un QR code de virement').check()
  await window.getByLabel('Code de l’article').selectOption('column')
  await window.getByRole('textbox', { name: 'Pied de page' }).fill('Garantie décennale n° 42')
  await expect.poll(() => shownPreview(window)).not.toBe(first)
  await expect(window.locator('.print-preview')).toHaveAttribute('aria-busy', 'false')
  const drawn = await shownPreview(window)
  await window.getByLabel('Fenêtre de l’enveloppe').check()
  await expect.poll(() => shownPreview(window)).toBe(drawn?.replace('.pdf#', '.pdf?envelope#'))
  expect(await brokenRules(window, 'iframe')).toEqual([])

  await window.getByLabel('Autre couleur').fill('#ffd84a')
  await expect(window.getByText(/^Trop claire pour du papier blanc/)).toBeVisible()
  await window.keyboard.press('Control+s')
  await expect(window.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible()
  const kept = await window.evaluate(() => globalThis.window.neotouch.call('print.get', {}))
  expect(kept).toMatchObject({
    ok: true,
    value: {
      accent: '#ffd84a',
      code: 'column',
      paymentQr: true,
      footer: 'Garantie décennale n° 42',
      logo: { type: 'svg' },
    },
  })
  expect(JSON.stringify(kept)).not.toContain(Buffer.from('<script').toString('base64').slice(0, 8))
})

test('a letter shows where its envelope opens, before it leaves', async () => {
  const { window } = app
  await goTo(window, 'Factures')
  await window.getByRole('gridcell', { name: 'Brouillon' }).first().dblclick()
  await issue(window)
  await chooseChannel(window, 'email')
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByLabel('Fenêtre de l’enveloppe')).toHaveCount(0)
  await chooseChannel(window, 'courrier')
  await dialog.getByLabel('Fenêtre de l’enveloppe').check()
  await expect(dialog.locator('iframe')).toHaveAttribute('src', /&envelope#/)
  expect(await brokenRules(window, 'iframe')).toEqual([])
})

test('a window may not say which file is read as a logo', async () => {
  const answer = await app.window.evaluate(() => window.neotouch.call('print.readLogo', { path: '/etc/hostname' }))
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
})
