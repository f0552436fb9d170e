import { expect, type Page, test } from '@playwright/test'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration, openDocument } from '../support/journey.ts'

let app: LaunchedApp

async function call<Name extends EngineMethod>(window: Page, name: Name, input: Input<Name>): Promise<Output<Name>> {
  const result = (await window.evaluate(([method, value]) => globalThis.window.neotouch.call(method, value as never), [
    name,
    input,
  ] as const)) as Result<Output<Name>>
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  app = await launch()
  await openDemonstration(app.window)
})
test.afterAll(() => app.close())

test('a letter to an address marked NPAI leads to it, and what is mended there is where the letter goes', async () => {
  const { window } = app
  const number = 'FA00002003'
  const { rows } = await call(window, 'documents.list', { kind: 'invoice', state: 'issued', search: number, limit: 1 })
  const { content } = await call(window, 'documents.get', { id: rows[0]?.id ?? '' })
  const client = await call(window, 'clients.get', { id: content.clientId })
  const billingAddress = { ...client.billingAddress, npai: true }
  await call(window, 'clients.save', { ...client, billingAddress, sending: { channel: 'courrier' } })

  await openDocument(window, 'Factures', number)
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  const dialog = window.getByRole('dialog')
  const notice = dialog.getByRole('alert')
  await expect(notice).toContainText('NPAI')
  await notice.getByRole('button', { name: 'Aller au champ' }).click()
  await expect(window.getByRole('tab', { name: /^Adresses/ })).toHaveAttribute('aria-selected', 'true')
  const npai = window.getByLabel(/^NPAI/)
  await expect(npai).toBeFocused()
  await npai.uncheck()
  await window
    .getByLabel('Adresse', { exact: true })
    .or(window.getByLabel(/^Adresse 1/))
    .first()
    .fill('8 quai du Port')
  await window.keyboard.press('Control+s')
  await expect.poll(async () => (await call(window, 'clients.get', { id: client.id })).billingAddress.npai).toBe(false)

  await openDocument(window, 'Factures', number)
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  await expect(notice).toContainText('L’adresse du client a changé depuis la validation')
  await expect(dialog.locator('#send-address')).toContainText('8 quai du Port')
  await notice.getByRole('button', { name: 'Aller au champ' }).click()
  const cover = dialog.getByLabel('Page de garde')
  await expect(cover).toBeFocused()
  await cover.check()
  await expect(notice).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what a draft lacks because of the dossier leads to the field of the dossier', async () => {
  const { window } = app
  const company = await call(window, 'company.get', {})
  await call(window, 'company.update', { ...company, iban: '' })
  const { rows } = await call(window, 'documents.list', { kind: 'invoice', state: 'draft', limit: 1 })
  await goTo(window, 'Factures')
  await openDocument(window, 'Factures', rows[0]?.importedNumber ?? '')
  const check = window.getByRole('listitem').filter({ hasText: 'IBAN' }).first()
  await check.getByRole('button', { name: 'Aller au champ' }).click()
  await expect(window.getByRole('heading', { level: 1, name: 'Dossier' })).toBeVisible()
  await expect(window.getByLabel('IBAN')).toBeFocused()
})

test('what a draft among others lacks leads to its field in the draft', async () => {
  const { window } = app
  const { rows } = await call(window, 'documents.list', { kind: 'invoice', state: 'draft', limit: 1 })
  const [draft] = rows
  const client = await call(window, 'clients.get', { id: draft?.clientId ?? '' })
  const chorus = { ...client.chorus, serviceCode: 'SERV-1', rule: 'both' as const }
  await call(window, 'clients.save', { ...client, isPublic: true, chorus })
  await goTo(window, 'Factures')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(client.name)
  await window.getByRole('gridcell', { name: draft?.importedNumber ?? '' }).click()
  await window.keyboard.press('Control+a')
  await window.getByRole('button', { name: /^Envoyer \d+ documents/ }).click()
  const reason = window.getByRole('listitem').filter({ hasText: 'n° d’engagement' }).first()
  await reason.getByRole('button', { name: 'Aller au champ' }).click()
  await expect(window.getByLabel('N° d’engagement')).toBeFocused()
})
