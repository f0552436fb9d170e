import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { confirmImport, goTo, importFigure, openDemonstration, previewImport, undoImport } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'article-files-'))
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch({ userData })
  await openDemonstration(app.window)
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
})

test('a price list is imported, exported, changes nothing when it comes back, and is taken back', async () => {
  const { window } = app
  const prices = join(userData, 'tarif.csv')
  writeFileSync(prices, 'Référence;Libellé;Unité;Prix HT;TVA\nZX-1;Lampe Aube;pce;49,90;20\nZX-2;;h;60;20\n')
  await goTo(window, 'Importer')
  await window.getByLabel('Données à importer').selectOption('articles')
  await expect(window.getByText(/^Un fichier CSV, une ligne par article/)).toBeVisible()
  const shown = previewImport(app, 'articles', prices)
  await window.getByRole('button', { name: 'Voir l’aperçu' }).click()
  await shown
  expect([await importFigure(window, 'Créés'), await importFigure(window, 'Refusés')]).toEqual(['1', '1'])
  await expect(window.getByRole('row', { name: /3 ZX-2 Désignation.*Désignation absente/ })).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
  await confirmImport(window)
  await goTo(window, 'Articles')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('aube')
  await expect(window.getByRole('row', { name: /ZX-1 Lampe Aube Unité 49,90/ })).toBeVisible()

  await goTo(window, 'Exporter')
  await window.getByRole('radio', { name: /^Articles/ }).check()
  const file = join(userData, 'articles.csv')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Export terminé\s: articles\.csv$/)).toBeVisible()
  expect(readFileSync(file, 'utf8')).toContain('\r\nZX-1;Lampe Aube;Unité;49,90;20,00;S\r\n')
  expect(await brokenRules(window)).toEqual([])

  await previewImport(app, 'articles', file)
  await expect(window.getByText('Ce fichier ne change rien : tout y est déjà.')).toBeVisible()
  await undoImport(window)
  await goTo(window, 'Articles')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('aube')
  await expect(window.getByText('Aucun article ne correspond. Changez la recherche, ou créez l’article.')).toBeVisible()
})
