import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import type { Input, Method, Output } from '../../shared/contract.ts'
import type { Channel } from '../../shared/model/sending.ts'
import type { Result } from '../../shared/result.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

const TOKEN = 'tests'
const folder = mkdtempSync(join(tmpdir(), 'batch-e2e-'))
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let app: LaunchedApp

interface LedgerRow {
  key: string
  channel: Channel
}
const ledger = async (): Promise<LedgerRow[]> => {
  const answer = await fetch(new URL('/admin/ledger', sandbox.webUrl), { headers: { 'X-Admin-Token': TOKEN } })
  return (await answer.json()) as LedgerRow[]
}
/** What the window itself may ask. */
const ask = async <Name extends Method>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
  const result = (await app.window.evaluate(([method, value]) => window.neotouch.call(method as string, value), [
    name,
    input,
  ] as const)) as Result<Output<Name>>
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}
const violations = async (window: Page, where: string): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return found.map((one) => `${where}: ${one.id} ${one.nodes[0]?.html ?? ''}`)
}
const shot = async (window: Page, name: string): Promise<void> => {
  const shots = process.env.SHOTS
  if (shots) await window.screenshot({ path: join(shots, `${name}.png`) })
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  sandbox = await startSandbox({
    dataDirectory: folder,
    adminToken: TOKEN,
    pace: { stepMilliseconds: 0, letterWaitMilliseconds: 0 },
  })
  app = await launch()
  await openDemonstration(app.window)
  const settings = await ask('neotouch.get', {})
  await ask('neotouch.update', { ...settings, active: true, environment: 'production', address: sandbox.url })
  await ask('neotouch.setPassword', { password: 'demo' })
})
test.afterAll(async () => {
  await app.close()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

test('prices are entered once, and a cost that is not known is never zero', async () => {
  const { window } = app
  await goTo(window, 'Tarifs')
  const first = window.getByLabel('Courrier, première page')
  await first.pressSequentially('0.9812')
  await expect(first).toHaveValue('0,9812')
  await window.getByLabel('E-mail', { exact: true }).fill('0,05')
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Enregistré', { exact: true })).toBeVisible()
  expect(await ask('prices.get', {})).toEqual({ firstPage: '0.9812', email: '0.05' })
  expect(await violations(window, 'Tarifs')).toEqual([])
  await shot(window, 'prices')
})

test('by keyboard: a row left out, a channel changed, sent, taken back, and looked at again as it was', async () => {
  const { window } = app
  await goTo(window, 'Envoi groupé')
  await window.getByRole('button', { name: 'Documents jamais envoyés' }).press('Enter')
  await expect(window.getByRole('checkbox', { name: 'Envoyer tout ce qui part par E-mail' })).toBeFocused()
  const boxes = window.getByRole('checkbox', { name: /^Envoyer FA/ })
  // Keys that come faster than frames.
  await window.evaluate(() => {
    for (let n = 0; n < 3; n++) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    }
  })
  const leftOut = boxes.nth(2)
  await expect(leftOut).toBeFocused()
  const name = (await leftOut.getAttribute('aria-label')) ?? ''
  await window.keyboard.press('Space')
  await expect(leftOut).not.toBeChecked()
  const other = (await boxes.nth(4).getAttribute('aria-label'))?.replace('Envoyer ', '') ?? ''
  const channel = window.getByLabel(`Canal de ${other}`)
  await channel.selectOption('portail')
  await expect(window.getByText('Ne partent pas : 1 exclu par vous.')).toBeVisible()

  await window.keyboard.press('Control+Enter')
  const report = window.getByRole('table', { name: 'Rapport de l’envoi groupé' })
  await expect(report).toBeVisible()
  await expect(window.getByRole('region', { name: 'Lignes du rapport' })).toBeFocused()
  await window.keyboard.press('Control+z')
  await expect(report.getByText('Annulé avant de partir')).toHaveCount(11)
  await window.getByRole('button', { name: 'Revoir ce qui n’est pas parti' }).press('Enter')
  await expect(channel).toHaveValue('portail')
  await expect(window.getByRole('checkbox', { name })).not.toBeChecked()
  expect(await ledger()).toEqual([])
})

test('30 documents by 3 channels: one blocked, one row changed, one left out; the report and the platform agree', async () => {
  const { window } = app
  const sort = { column: 'date', descending: false }
  const { rows } = await ask('lists.documents', { filter: { kind: 'invoice' }, sort, limit: 30 })
  // By client: post for the second, the portal for the third, nothing allowed for the fourth.
  const clients = [...new Set(rows.map((row) => row.clientId))]
  for (const [index, change] of [
    { sending: { channel: 'courrier' as const } },
    { sending: { channel: 'portail' as const } },
    { blockedReason: 'Litige en cours' },
  ].entries()) {
    const client = await ask('clients.get', { id: clients[index + 1] ?? '' })
    await ask('clients.save', { ...client, ...change })
  }
  await goTo(window, 'Factures')
  await window.getByRole('columnheader', { name: 'Date' }).click()
  const grid = window.getByRole('grid', { name: 'Factures' })
  await grid.getByRole('gridcell', { name: rows[0]?.number ?? '' }).click()
  for (let more = 1; more < 30; more++) await window.keyboard.press('Shift+ArrowDown')
  const blocked = rows.filter((row) => row.clientId === clients[3])
  await window.getByRole('button', { name: 'Envoyer 30 documents' }).click()

  await expect(window.getByText(/^\d+\ssur\s30\sdocuments$/)).toBeVisible()
  await expect(window.getByText('Litige en cours').first()).toBeVisible()
  const changed = rows.find((row) => row.clientId === clients[0])
  const number = changed?.number ?? ''
  const channel = window.getByLabel(`Canal de ${number}`)
  await channel.selectOption('portail')
  await expect(channel).toBeFocused()
  await expect(channel).toHaveValue('portail')
  const leftOut = rows.find((row) => row.clientId === clients[4])?.number ?? ''
  await window.getByLabel(`Envoyer ${leftOut}`).uncheck()
  await window.getByRole('checkbox', { name: /^Valider d’abord/ }).check()
  expect(await violations(window, 'Envoi groupé')).toEqual([])
  await shot(window, 'batch')

  await window.keyboard.press('Control+Enter')
  const report = window.getByRole('table', { name: 'Rapport de l’envoi groupé' })
  await expect(report).toBeVisible({ timeout: 120_000 })
  await shot(window, 'report')
  await expect(report.getByRole('row')).toHaveCount(31)
  await expect(report.getByRole('row', { name: leftOut })).toContainText('Exclu par vous')
  await expect(report.getByText('Les envois à ce client sont bloqués : Litige en cours')).toHaveCount(blocked.length)
  expect(await violations(window, 'Rapport')).toEqual([])

  // One draft lacks its date of delivery: it is neither validated nor sent.
  await expect(report.getByRole('row', { name: 'Atelier Wallon' })).toContainText('indiquez la date de livraison')
  const queued = 30 - blocked.length - 2
  await expect(report.getByText('Mis en file', { exact: true })).toHaveCount(queued)
  await expect.poll(async () => (await ledger()).length, { timeout: 90_000 }).toBe(queued)
  const received = await ledger()
  const sent = await ask('submissions.list', { limit: 500 })
  expect(new Map(received.map((row) => [row.key.split('.')[2], row.channel]))).toEqual(
    new Map(sent.rows.filter((row) => row.state !== 'abandoned').map((row) => [row.documentNumber, row.channel])),
  )
  expect(received.find((row) => row.key.includes(number))?.channel).toBe('portail')
  expect(new Set(received.map((row) => row.channel))).toEqual(new Set(['email', 'courrier', 'portail']))
})

test('what could not leave by itself is in sight with its reason; the dashboard opens Factures on its filter; a planned sending shows its hour', async () => {
  const { window } = app
  const { rows } = await ask('documents.list', { kind: 'invoice', state: 'draft', limit: 100 })
  const draft = rows.find((row) => row.clientName === 'Menuiserie Lefaure')
  const client = await ask('clients.get', { id: draft?.clientId ?? '' })
  await ask('clients.save', { ...client, sending: { channel: 'chorus', automatic: 'immediate' } })
  await goTo(window, 'Factures')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(draft?.importedNumber ?? '')
  await window.getByRole('gridcell', { name: draft?.importedNumber ?? '' }).dblclick()
  await window.getByRole('button', { name: /^Valider/ }).click()
  // The dialog opens on what keeps it.
  await expect(window.getByRole('dialog')).toContainText('Chorus Pro est réservé au secteur public')
  await window.keyboard.press('Escape')
  await goTo(window, 'Tableau de bord')
  const waiting = window.getByRole('region', { name: 'Envois automatiques à reprendre' })
  await expect(waiting).toContainText('Chorus Pro est réservé au secteur public')
  await waiting.getByRole('button', { name: /^Ne pas envoyer/ }).click()
  await expect(waiting).toBeHidden()

  await window.getByRole('link', { name: 'Voir les factures validées' }).click()
  await expect(window.getByLabel('État')).toHaveValue('issued')
  await expect(window.getByRole('combobox', { name: 'Envoi', exact: true })).toHaveValue('never')
  const grid = window.getByRole('grid', { name: 'Factures' })
  await grid.getByRole('gridcell', { name: draft?.importedNumber ?? '' }).dblclick()
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  const dialog = window.getByRole('dialog')
  await dialog.locator('#send-channel-portail').check()
  await dialog.getByRole('button', { name: 'Plus tard…' }).click()
  await dialog.getByLabel('Date', { exact: true }).fill('+1')
  await dialog.getByLabel('Heure', { exact: true }).fill('7h30')
  await dialog.getByRole('button', { name: /^Programmer l’envoi/ }).click()
  await expect(dialog).toBeHidden()
  await expect(window.getByText(/^Envoi programmé/)).toBeVisible()
  await goTo(window, 'Suivi des envois')
  const planned = window.getByRole('row', { name: new RegExp(draft?.importedNumber ?? '?') })
  await expect(planned).toContainText(/Prévu.*07:30/)
  await planned.getByRole('gridcell').first().click()
  await window.getByRole('button', { name: 'Annuler l’envoi' }).click()
  await expect(planned).toBeHidden()
})
