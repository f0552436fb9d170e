import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, issue, openDemonstration } from '../support/journey.ts'

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

const picture = (window: Page, name: string) => window.screenshot({ path: join(pictures, `acompte-${name}.png`) })
/** Enough for the send dialog to be left: the document is issued all the same. */
const leaveSending = async (window: Page) => {
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toBeHidden()
}

test('a deposit of 30 % is asked on a draft, issued, and taken off it to the cent', async () => {
  const { window } = app
  const answer = <Value>(method: string, input: unknown): Promise<Value> =>
    window.evaluate(
      async ([name, given]) => {
        const result = await globalThis.window.neotouch.call(name, given)
        if (!result.ok) throw new Error(result.error.message)
        return result.value as Value
      },
      [method, input] as const,
    )
  const { rows } = await answer<{ rows: { id: string }[] }>('clients.list', { search: 'Lefaure' })
  const content = await answer<object>('documents.blank', { kind: 'invoice', clientId: rows[0]?.id })
  const line = (description: string, unitPrice: string, rate: string) => ({
    id: crypto.randomUUID(),
    type: 'item',
    description,
    unitPrice,
    vat: { rate },
  })
  const lines = [line('Bureau droit', '1000', '20'), line('Manuel d’ébénisterie', '100', '5.5')]
  const draft = await answer<{ id: string }>('documents.save', {
    id: null,
    content: { ...content, lines, commitmentNumber: 'CMD-118' },
  })
  await goTo(window, 'Factures')
  await window.locator('[role=row]', { hasText: '1 305,50' }).first().dblclick()
  const section = window.getByRole('region', { name: 'Acomptes', exact: true })
  await expect(section).toContainText('Aucun acompte facturé à déduire.')
  await section.getByRole('button', { name: 'Demander un acompte…' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByLabel('Commande ou affaire')).toHaveValue('CMD-118')
  await expect(dialog.locator('output')).toHaveText('Acompte TTC\u00a0: 391,65 €')
  expect(await brokenRules(window)).toEqual([])
  await picture(window, 'dialogue')
  await dialog.getByLabel('Pourcentage de la facture').press('Control+Enter')
  await expect(window.getByRole('heading', { name: /^Facture d’acompte \(Brouillon\)/ })).toBeVisible()
  await picture(window, 'brouillon')
  await issue(window)
  await leaveSending(window)
  await expect(window.getByRole('region', { name: 'Ce que devient cet acompte' })).toContainText('391,65 €')
  await picture(window, 'valide')

  await window.getByRole('button', { name: 'Facture de solde' }).click()
  await expect(window.getByRole('heading', { name: /^Facture de solde \(Brouillon\)/ })).toBeVisible()
  await expect(window.locator('dd.document-due')).toHaveText('913,85 €')
  await expect(window.getByRole('region', { name: 'Acomptes', exact: true })).toContainText('-391,65 €')
  expect(await brokenRules(window)).toEqual([])
  await picture(window, 'solde')
  await issue(window)
  await leaveSending(window)
  const issued = await answer<{ totals: { due: number } }>('documents.get', { id: draft.id })
  expect(issued.totals.due).toBe(91_385)
})

test('from the palette, on an order alone: the deposit is chosen by hand on another invoice, and the list tells them', async () => {
  const { window } = app
  await window.keyboard.press('Control+k')
  await window.getByRole('combobox', { name: 'Aller à' }).fill('facture acompte')
  await window.getByRole('option', { name: 'Nouvelle facture d’acompte' }).click()
  const dialog = window.getByRole('dialog', { name: 'Facture d’acompte' })
  const picker = dialog.getByRole('combobox', { name: 'Client', exact: true })
  await picker.fill('Lefaure')
  await picker.press('Enter')
  await dialog.getByLabel('Commande ou affaire').fill('chantier des Lilas')
  await dialog.getByLabel('Montant TTC', { exact: true }).fill('600')
  await expect(dialog.locator('output')).toHaveText('Acompte TTC\u00a0: 600,00 €')
  await picture(window, 'palette')
  await dialog.getByRole('button', { name: /^Créer l’acompte/ }).click()
  await expect(window.getByLabel('Acompte sur')).toHaveValue('chantier des Lilas')
  await issue(window)
  await leaveSending(window)

  await goTo(window, 'Factures')
  await window.getByRole('button', { name: /^Nouvelle facture/ }).click()
  await window.getByRole('combobox', { name: 'Client', exact: true }).fill('Lefaure')
  await window.getByRole('combobox', { name: 'Client', exact: true }).press('Enter')
  const section = window.getByRole('region', { name: 'Acomptes', exact: true })
  await expect(section).toContainText('Un acompte de ce client reste à déduire : 600,00 € TTC.')
  await section.getByRole('button', { name: 'Déduire un acompte…' }).click()
  const choice = window.getByRole('dialog')
  const amount = choice.getByLabel(/^Montant TTC à déduire/)
  await amount.fill('700')
  await expect(choice.getByRole('alert')).toContainText('il reste 600,00 € TTC')
  await expect(choice.getByRole('button', { name: /^Déduire/ })).toBeDisabled()
  await amount.fill('400')
  expect(await brokenRules(window)).toEqual([])
  await picture(window, 'deduire')
  await choice.getByRole('button', { name: /^Déduire/ }).click()
  await expect(section).toContainText('-400,00 €')
  await window.getByRole('button', { name: /^Ne plus déduire/ }).click()
  await expect(window.getByRole('heading', { name: /^Facture \(Brouillon\)/ })).toBeVisible()

  await goTo(window, 'Factures')
  await expect(window.locator('.type-tag', { hasText: 'Solde' }).first()).toBeVisible()
  await window.getByRole('button', { name: 'Filtres' }).click()
  await window.getByLabel(/^Type/).selectOption('deposit')
  await expect(window.getByText(/^2\u00a0documents/)).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
  await picture(window, 'liste')
})

test('deposits may have numbers of their own', async () => {
  const { window } = app
  await goTo(window, 'Numérotation')
  await window.getByLabel('Une série à part').check()
  await expect(window.locator('output.number-next', { hasText: 'AC2026-000001' })).toBeVisible()
  expect(await brokenRules(window)).toEqual([])
  await picture(window, 'numerotation')
  await window.getByRole('button', { name: /^Enregistrer/ }).click()
  await expect(window.getByText('Enregistré')).toBeVisible()
})
