import { expect, type Page, test } from '@playwright/test'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch()
  await openDemonstration(app.window)
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

async function newInvoice(window: Page) {
  await goTo(window, 'Factures')
  await window.getByRole('button', { name: /^Nouvelle facture/ }).click()
  return window.getByRole('combobox', { name: 'Client', exact: true })
}

test('a client is found by its town from the keyboard, and pays in its own way', async () => {
  const { window } = app
  const picker = await newInvoice(window)
  await picker.fill('tours')
  const options = window.getByRole('option')
  await expect(options.last()).toHaveText('Créer le client « tours »…')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  expect(await brokenRules(window)).toEqual([])
  await picker.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await picker.press('Escape')
  await expect(options).toHaveCount(0)
  await picker.pressSequentially('Lefaure')
  await picker.press('Enter')
  await expect(window.getByRole('grid', { name: 'Lignes du document' })).toBeVisible()
  const mode = window.getByLabel('Mode de règlement')
  await expect(mode).toHaveValue(/transfer|cheque|directDebit|card|billOfExchange|cash|unset/)
  await mode.selectOption('Chèque')
  await expect(window.getByText('Brouillon enregistré')).toBeVisible()
})

test('a client that is not there yet is made without leaving the document', async () => {
  const { window } = app
  const picker = await newInvoice(window)
  await picker.pressSequentially('Ateliers Quimperlé')
  await picker.press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Nouveau client' })
  await expect(dialog.getByLabel('Nom *')).toHaveValue('Ateliers Quimperlé')
  await dialog.getByLabel('SIREN').fill('812345677')
  await expect(dialog.getByText(/^La clé du SIREN est fausse/)).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
  await dialog.getByLabel('SIREN').fill('812345676')
  await dialog.getByLabel('Ville').fill('Quimperlé')
  await dialog.getByLabel('Ville').press('Enter')
  await expect(window.getByRole('heading', { name: /Ateliers Quimperlé/ })).toBeVisible()
  await expect(window.getByRole('combobox', { name: 'Client', exact: true })).toHaveValue('Ateliers Quimperlé')
})

test('a draft open while its client is merged says so and stays whole', async () => {
  const { window } = app
  await window.getByLabel('Référence').fill('Chantier A')
  await expect(window.getByText('Brouillon enregistré')).toBeVisible()
  await window.evaluate(async () => {
    const { neotouch } = globalThis as unknown as {
      neotouch: { call: (method: string, input: object) => Promise<{ value: { id: string }[] }> }
    }
    const idOf = async (query: string) =>
      (await neotouch.call('clients.choices', { query, limit: 1 })).value[0]?.id ?? ''
    await neotouch.call('clients.merge', { from: await idOf('Quimperlé'), into: await idOf('Lefaure') })
  })
  await window.getByLabel('Référence').fill('Chantier A et B')
  await expect(window.getByText(/^La fiche de ce client a été fusionnée avec/)).toBeVisible()
  await expect(window.getByText('Brouillon enregistré')).toBeVisible()
  await expect(window.getByLabel('Référence')).toHaveValue('Chantier A et B')
  await expect(window.getByRole('combobox', { name: 'Client', exact: true })).toHaveValue(/Lefaure/i)
})

test('an attestation is asked on the card, and the company screen names what is wrong', async () => {
  const { window } = app
  await goTo(window, 'Clients')
  await window.getByRole('button', { name: /^Nouveau client/ }).click()
  await window.getByLabel('Achète en franchise de TVA (attestation, CGI art. 275)').check()
  await expect(window.getByText('Une facture sans TVA nomme l’attestation : indiquez son numéro.')).toBeVisible()
  await window.getByLabel('N° de l’attestation').fill('AT-1')
  await window.getByLabel('Date de l’attestation').fill('31/02/2026')
  await window.getByLabel('Date de l’attestation').blur()
  await expect(window.getByText(/Écrivez une date/)).toBeVisible()
  await window.getByLabel('Date de l’attestation').fill('15/1/2026')
  await window.getByLabel('Date de l’attestation').blur()
  await expect(window.getByLabel('Date de l’attestation')).toHaveValue('15/01/2026')
  expect(await brokenRules(window)).toEqual([])
  await goTo(window, 'Dossier')
  await window.getByRole('button', { name: 'Ne pas enregistrer' }).click()
  await window.getByLabel('BIC').fill('AGRI')
  await expect(window.getByText('Le BIC a 8 ou 11 caractères : il y en a 4.')).toBeVisible()
  await window.getByLabel('IBAN').fill('FR7630006000011234567890188')
  await expect(window.getByText(/^La clé de l’IBAN est fausse/)).toBeVisible()
})
