import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { verifyArchive } from '../../main/engine/archive/verify-archive.ts'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { answerOpenBox, goTo, openDemonstration } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'books-window-'))
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

/** Answers the system's next « save as » box, which no test can click. */
const answerSaveBox = (path: string | null): Promise<void> =>
  app.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)

test('clients leave in EBP’s format, from the keyboard', async () => {
  const { window } = app
  await goTo(window, 'Exporter')
  await expect(window.getByRole('radio', { name: /^Clients/ })).toBeChecked()
  await answerSaveBox(null)
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText('Export terminé')).toHaveCount(0)
  const path = join(userData, 'clients.csv')
  await answerSaveBox(path)
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Export terminé\s: clients\.csv$/)).toBeVisible()
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\ufeffCode (tiers);Civilité;Nom;')).toBe(true)
  expect(await brokenRules(window)).toEqual([])
})

test('the archive of issued documents leaves in a folder of its own, which proves itself', async () => {
  const { window } = app
  await goTo(window, 'Exporter')
  await answerOpenBox(app, userData)
  await window.getByRole('button', { name: 'Exporter l’archive…' }).press('Enter')
  await expect(window.getByText(/^Archive écrite\s: \d+ documents, \d+ fichiers\.$/)).toBeVisible({ timeout: 30_000 })
  const [made = ''] = readdirSync(userData).filter((name) => name.startsWith('archive-'))
  await expect(window.getByText(made)).toBeVisible()
  const check = await verifyArchive(join(userData, made))
  expect(check).toEqual({ sound: check.sound, changed: [], missing: [], added: [] })
  expect(check.sound).toBeGreaterThan(10)
  expect(await brokenRules(window)).toEqual([])
})

test('the sales journal leaves with its period, its first entry and its accounts', async () => {
  const { window } = app
  await goTo(window, 'Exporter')
  await window.getByRole('radio', { name: /^Journal des ventes/ }).check()
  await window.getByLabel('Du', { exact: true }).fill('1/1/2026')
  await window.getByLabel('au', { exact: true }).fill('31/12/2026')
  await window.getByLabel('Première écriture n°').fill('0')
  await expect(window.getByText('Indiquez un nombre entier, à partir de 1.')).toBeVisible()
  await window.getByLabel('Première écriture n°').fill('12')
  await window.getByLabel('Prestations de services').fill('7A')
  await expect(window.getByText(/Un compte commence par trois chiffres/)).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
  await window.getByLabel('Prestations de services').fill('706100')
  await window.getByRole('button', { name: 'Enregistrer les comptes' }).click()
  await expect(window.getByRole('button', { name: 'Enregistrer les comptes' })).toHaveCount(0)
  const path = join(userData, 'journal')
  await answerSaveBox(path)
  await window.getByRole('button', { name: /^Exporter…/ }).click()
  await expect(window.getByText(/^Export terminé\s: journal\.txt$/)).toBeVisible()
  const lines = readFileSync(`${path}.txt`, 'latin1').split('\r\n')
  expect(lines[0]?.split('\t')).toHaveLength(18)
  expect(lines[1]).toMatch(/^VE\tVentes\t12\t2026/)
  expect(
    await window.locator('.import-facts > div', { hasText: 'Dernière écriture' }).locator('dd').textContent(),
  ).toBe('23')
})

test('the check says what was verified, and keeps the digest to note', async () => {
  const { window } = app
  await goTo(window, 'Contrôle d’intégrité')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Dossier intègre/)).toBeVisible()
  await expect(window.getByRole('row', { name: /Chaîne des documents/ })).toContainText('12 documents, 12 événements')
  await window.getByRole('button', { name: 'Copier' }).click()
  await expect(window.getByRole('button', { name: 'Copiée' })).toBeVisible()
  const digest = await app.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  await window.getByLabel('Empreinte notée').fill('abc')
  await expect(window.getByText(/Une empreinte a 64 caractères/)).toBeVisible()
  await window.getByLabel('Empreinte notée').fill(digest)
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/L’empreinte notée est celle du maillon 24/)).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
})

test('a dossier that was changed elsewhere is told, with the document and what to do', async () => {
  await app.close()
  const path = join(userData, 'Démonstration.dossier')
  const database = openDatabase(path, { create: false })
  const triggers = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'document'`)
    .all() as { name: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(`UPDATE document SET total = total + 100, tax = tax + 100 WHERE number = 'FA00002003'`)
  database.close()
  app = await launch({ userData })
  const { window } = app
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await goTo(window, 'Contrôle d’intégrité')
  await window.getByRole('button', { name: /^Lancer le contrôle/ }).click()
  await expect(window.getByRole('alert')).toContainText('Une anomalie')
  await expect(window.getByText(/le document FA00002003 ne correspond plus à son empreinte/)).toBeVisible()
  await expect(window.getByText(/Gardez ce fichier tel quel/)).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
})

test('a window may not say where an export is written', async () => {
  const answer = await app.window.evaluate(() =>
    window.neotouch.call('exports.write', { kind: 'clients', path: '/tmp/ailleurs.csv' }),
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
  const archive = await app.window.evaluate(() => window.neotouch.call('archive.export', { directory: '/tmp' }))
  expect(archive).toMatchObject({ ok: false, error: { code: 'invalid' } })
})
