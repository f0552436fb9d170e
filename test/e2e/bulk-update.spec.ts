import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'bulk-window-'))
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch({ userData })
  await openDemonstration(app.window)
  await goTo(app.window, 'Assistant de mise à jour')
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
})
test.describe.configure({ mode: 'serial' })

const figure = (window: Page, name: string) => window.locator('.import-facts > div', { hasText: name }).locator('dd')

test('what is missing is said where it is missing, from the keyboard', async () => {
  const { window } = app
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('alert')).toContainText('Choisissez au moins un champ à changer.')
  await window.getByLabel('Envois au client').selectOption({ label: 'Bloquer, avec le motif' })
  await window.keyboard.press('Control+Enter')
  const reason = window.getByLabel('Motif du blocage')
  await expect(reason).toBeFocused()
  await expect(reason).toHaveAccessibleDescription(/Il faut un motif/)
  await window.getByLabel('Délai de paiement').selectOption('set')
  await window.getByLabel('Heure de l’envoi automatique').selectOption('set')
  await window.getByLabel('Objet de l’e-mail').selectOption('set')
  const subject = window.locator('#bulk-emailSubject')
  await subject.fill('{nom}')
  await expect(subject).toHaveAccessibleDescription(/Le champ {nom} n’existe pas/)
  expect(await brokenRules(window)).toEqual([])
  await window.getByLabel('Envois au client').selectOption('keep')
  await window.getByLabel('Délai de paiement').selectOption('keep')
  await window.getByLabel('Heure de l’envoi automatique').selectOption('keep')
  await window.getByLabel('Objet de l’e-mail').selectOption('keep')
})

test('the hour and the texts of the e-mails are set, and given back to the dossier', async () => {
  const { window } = app
  await window.getByLabel('Heure de l’envoi automatique').selectOption('set')
  await window.locator('#bulk-automaticTime').fill('7h15')
  await window.getByLabel('Message de l’e-mail').selectOption('set')
  await window.locator('#bulk-emailMessage').fill('Bonjour {client}')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText('«\u00a0Bonjour {client}\u00a0»').first()).toBeVisible()
  await expect(window.getByText('7\u202fh\u202f15').first()).toBeVisible()
  await window.getByLabel('Heure de l’envoi automatique').selectOption('keep')
  await window.getByLabel('Message de l’e-mail').selectOption('keep')
})

test('a channel is looked at before and after, refused where it cannot be, set, and undone', async () => {
  const { window } = app
  const channel = window.getByLabel('Diffuser les factures/avoirs clients par')
  await channel.selectOption({ label: 'Chorus pro' })
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Rien n’est encore écrit/)).toBeVisible()
  await expect(
    window.getByText('Chorus Pro est réservé au secteur public, et ce client n’en est pas.').first(),
  ).toBeVisible()
  expect(Number(await figure(window, 'Refusés').textContent())).toBeGreaterThan(0)
  expect(await brokenRules(window)).toEqual([])

  await channel.selectOption({ label: 'Portail' })
  await expect(window.getByText(/^Rien n’est encore écrit/)).toHaveCount(0)
  await window.getByLabel('Ville ou département').fill('69')
  await expect(window.getByRole('status').filter({ hasText: /^\d+ clients?$/ })).toBeVisible()
  await window.getByRole('button', { name: /^Aperçu/ }).click()
  const changed = Number(await figure(window, 'Changés').textContent())
  expect(changed).toBeGreaterThan(0)
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText(/^Mise à jour terminée/)).toBeVisible()
  const journal = window.getByRole('table', { name: 'Mises à jour faites' })
  await expect(journal).toContainText('Diffusion\u00a0: Portail')
  await journal.getByRole('button', { name: 'Détail' }).click()
  await expect(window.getByRole('table', { name: /^Détail de la mise à jour/ })).toContainText('Portail')
  expect(await brokenRules(window)).toEqual([])
  await journal.getByRole('button', { name: 'Annuler cette mise à jour' }).click()
  await expect(window.getByText(/^Mise à jour annulée\s: \d+ clients? /)).toBeVisible()
  await expect(journal).toContainText('Annulée')
})

test('a CSV file of codes chooses the clients; the unknown one is named', async () => {
  const { window } = app
  const code = 'CLI0002'
  const file = join(userData, 'codes.csv')
  writeFileSync(file, Buffer.from(`Nom;Code (tiers)\r\nSociété;${code}\r\nInconnue;INCONNU\r\n`, 'latin1'))
  await window.getByLabel('Par liste de codes').check()
  await window.locator('input[type=file]').setInputFiles(file)
  await expect(window.getByLabel('Codes des clients')).toHaveValue(`${code}\nINCONNU`)
  await expect(window.getByRole('status').filter({ hasText: /^1 client$/ })).toBeVisible()
  await window.getByLabel('Page de garde avec l’adresse').selectOption({ label: 'Oui' })
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('row', { name: /INCONNU.*Aucun client n’a ce code/ })).toBeVisible()
  await window.getByRole('button', { name: /^Sans remarque/ }).click()
  await expect(window.getByRole('row', { name: /^Page de garde Comme le dossier Oui/ })).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
})
