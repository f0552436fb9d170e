import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'

const TOKEN = 'tests'
const folder = mkdtempSync(join(tmpdir(), 'sending-e2e-'))
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let app: LaunchedApp

interface LedgerRow {
  key: string
  variables: Record<string, string>
}
const admin = async (path: string, body?: unknown): Promise<unknown> => {
  const answer = await fetch(new URL(`/admin/${path}`, sandbox.webUrl), {
    headers: { 'X-Admin-Token': TOKEN },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  return answer.json()
}
/** What the platform received of a document. */
const received = async (number: string): Promise<LedgerRow[]> =>
  ((await admin('ledger')) as LedgerRow[]).filter((row) => row.key.includes(number))

const menu = (window: Page, name: string) =>
  window.getByRole('navigation').getByRole('link', { name, exact: true }).click()

const openDialog = async (window: Page, number: string) => {
  await menu(window, 'Factures')
  await window.getByLabel('État').selectOption('issued')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(number)
  await window.getByRole('gridcell', { name: number }).dblclick()
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByText('Même fichier que celui envoyé')).toBeVisible()
  return dialog
}
const violations = async (window: Page, where: string): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return found.map((one) => `${where}: ${one.id} ${one.nodes[0]?.html ?? ''}`)
}

const startPlatform = (port: number) =>
  startSandbox({
    dataDirectory: folder,
    port,
    adminToken: TOKEN,
    pace: { stepMilliseconds: 0, letterWaitMilliseconds: 0 },
  })

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  sandbox = await startPlatform(0)
  app = await launch()
  const { window } = app
  await window.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await menu(window, 'Neotouch')
  await window.getByLabel('Service', { exact: true }).selectOption('production')
  await window.getByLabel('Adresse du service').fill(sandbox.url)
  await window.getByLabel('Mot de passe').fill('demo')
  await window.getByRole('button', { name: /^OK/ }).click()
  await expect(window.getByText('Enregistré', { exact: true })).toBeVisible()
})
test.afterAll(async () => {
  await app.close()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a choice shows at once, and one action goes back to the inherited value', async () => {
  const { window } = app
  const dialog = await openDialog(window, 'FA00002003')
  const signature = dialog.getByLabel('Signature PDF', { exact: true })
  await expect(signature).not.toBeChecked()
  await signature.check()
  await dialog.getByRole('button', { name: /Revenir à « Non », Signature PDF/ }).click()
  await expect(signature).not.toBeChecked()
  await dialog.locator('#send-channel-portail').check()
  await expect(dialog.locator('#send-channel-portail')).toBeChecked()
  await dialog.getByRole('button', { name: /Revenir à « E-mail », Diffuser/ }).click()
  await expect(dialog.locator('#send-channel-email')).toBeChecked()

  const subject = dialog.getByLabel('Objet', { exact: true })
  await subject.fill('Votre facture ')
  await dialog.getByRole('button', { name: 'Insérer le champ {numéro}' }).first().click()
  await expect(subject).toHaveValue('Votre facture {numéro}')
  await expect(dialog.getByText(/^Votre facture F\d|^Votre facture FA/)).toBeVisible()
  await subject.fill('Facture de {nom}')
  await expect(subject).toHaveAccessibleDescription(/Le champ {nom} n’existe pas/)
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(subject).toBeFocused()
  await dialog.getByRole('button', { name: /Revenir au texte hérité, Objet/ }).click()
  await expect(subject).toHaveValue('{type} {numéro} du {date}')

  const keep = dialog.getByLabel('Garder ces choix pour ce client')
  await expect(keep).toHaveAccessibleDescription(/ne vaut que pour cet envoi/)
  await keep.check()
  await expect(keep).toHaveAccessibleDescription(/les prochains à .* déjà en file ne changent pas/)
  await keep.uncheck()

  await dialog.getByLabel('À', { exact: true }).fill('sans arobase')
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(dialog.getByLabel('À', { exact: true })).toBeFocused()
  await expect(dialog.getByLabel('À', { exact: true })).toHaveAccessibleDescription(/adresse/i)
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what is undone within ten seconds never reaches the platform; the next send does, with its copy', async () => {
  const { window } = app
  const number = 'FA00002001'
  let dialog = await openDialog(window, number)
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(window.getByText(`Envoi mis en file : ${number}`)).toBeVisible()
  await window.keyboard.press('Control+z')
  await expect(window.getByText(/Envoi annulé/)).toBeVisible()
  expect(await received(number)).toEqual([])

  dialog = await openDialog(window, number)
  await dialog.locator('#send-copy').selectOption('email')
  const contact = dialog.getByRole('group', { name: 'Copie à' }).getByRole('checkbox').first()
  await contact.check()
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await received(number)).length, { timeout: 60_000 }).toBe(2)
  const [main, copy] = await received(number)
  expect(main?.key).toMatch(/\.2$/)
  expect(copy?.variables.Subject).toMatch(/^Copie/)
  expect(copy?.variables.EmailAddress).toContain('@')
})

test('a second letter is refused, then leaves with a reason that the history keeps', async () => {
  const { window } = app
  const number = 'FA00002001'
  await admin('advance', {})
  await menu(window, 'Suivi des envois')
  await window.getByRole('tab', { name: /Envoyés/ }).click()
  await expect(window.getByRole('row', { name: new RegExp(`${number}.*E-mail`) })).toHaveCount(2, { timeout: 60_000 })

  const dialog = await openDialog(window, number)
  await dialog.getByRole('button', { name: /Renvoyer Ctrl/ }).click()
  const reason = dialog.getByLabel(/Motif du renvoi/)
  await expect(reason).toBeFocused()
  expect(await received(number)).toHaveLength(2)
  await reason.fill('Le client ne le retrouve pas')
  await window.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await window.getByRole('button', { name: 'Voir le suivi' }).click()
  await expect(window.getByRole('complementary', { name: 'Détail de l’envoi' })).toContainText(
    'Le client ne le retrouve pas',
  )
  await expect.poll(async () => (await received(number)).length, { timeout: 60_000 }).toBe(3)
})

test('a failure is told with its cause, and marked as sent with a reason', async () => {
  const { window } = app
  const number = 'FA00002004'
  await admin('faults', [{ operation: 'SubmitTransport', kind: 'fail', text: 'Boîte inconnue' }])
  const dialog = await openDialog(window, number)
  await dialog.locator('#send-channel-email').check()
  await dialog.getByLabel('À', { exact: true }).fill('compta@client.example')
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await received(number)).length, { timeout: 60_000 }).toBe(1)
  await admin('advance', {})
  await menu(window, 'Suivi des envois')
  await window.getByRole('tab', { name: /En erreur/ }).click()
  await window.getByRole('gridcell', { name: number }).click({ timeout: 60_000 })
  const panel = window.getByRole('complementary', { name: 'Détail de l’envoi' })
  await expect(panel).toContainText('Boîte inconnue')
  await expect(panel.getByRole('button', { name: 'Corriger et renvoyer' })).toBeVisible()
  await panel.getByRole('button', { name: 'Marquer comme envoyé' }).click()
  const box = window.getByRole('dialog')
  await box.getByRole('button', { name: /Marquer comme envoyé/ }).click()
  await expect(box.getByRole('textbox')).toHaveAccessibleDescription(/Indiquez comment/)
  await box.getByRole('textbox').fill('remis en main propre')
  await window.keyboard.press('Control+Enter')
  await expect(box).toBeHidden()
  await window.getByRole('tab', { name: /Envoyés/ }).click()
  await expect(window.getByRole('row', { name: new RegExp(`${number}.*Marqué comme envoyé`) })).toBeVisible()
})

test('leaving a screen with changes asks first', async () => {
  const { window } = app
  await menu(window, 'Dossier')
  await window.getByLabel('Téléphone').fill('02 00 00 00 00')
  await menu(window, 'Clients')
  const box = window.getByRole('dialog')
  await box.getByRole('button', { name: /Rester/ }).click()
  await expect(window.getByLabel('Téléphone')).toHaveValue('02 00 00 00 00')
  await menu(window, 'Clients')
  await box.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(window.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible()
  await menu(window, 'Dossier')
  await expect(window.getByLabel('Téléphone')).toHaveValue('02 00 00 00 00')
  await menu(window, 'Clients')
  await expect(window.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible()
})

test('the dialog, the follow-up and its panel break no accessibility rule, light and dark', async () => {
  const { window } = app
  const broken: string[] = []
  for (const theme of ['clair', 'sombre']) {
    const dialog = await openDialog(window, 'FA00002003')
    await dialog.locator('#send-copy').selectOption('email')
    await dialog.getByLabel('Ajouter une autre adresse').fill('pas une adresse')
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    broken.push(...(await violations(window, `${theme} dialog`)))
    await window.keyboard.press('Escape')
    await menu(window, 'Suivi des envois')
    await window.getByRole('tab', { name: /Envoyés/ }).click()
    await window.getByRole('gridcell', { name: 'FA00002001' }).first().click()
    await expect(window.getByRole('complementary', { name: 'Détail de l’envoi' })).toBeVisible()
    broken.push(...(await violations(window, `${theme} follow-up`)))
    await menu(window, 'Tableau de bord')
    await expect(window.getByText(/envois? confirmés? aujourd’hui/)).toBeVisible()
    broken.push(...(await violations(window, `${theme} dashboard`)))
    await menu(window, 'Neotouch')
    await expect(window.getByRole('heading', { level: 1, name: 'Neotouch' })).toBeVisible()
    broken.push(...(await violations(window, `${theme} neotouch`)))
    await window.getByRole('button', { name: /Thème/ }).click()
  }
  expect(broken).toEqual([])
})

test('what is queued offline is told in words, and leaves exactly once when the platform is back', async () => {
  const { window } = app
  const number = 'FA00002002'
  const offline = window.getByText(/Hors connexion avec Neotouch/)
  const port = Number(new URL(sandbox.url).port)
  await sandbox.close()
  let dialog = await openDialog(window, number)
  await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
  await expect(dialog).toBeHidden()
  await menu(window, 'Suivi des envois')
  await expect(offline).toBeVisible({ timeout: 60_000 })
  await expect(window.getByRole('row', { name: new RegExp(number) })).toBeVisible()
  dialog = await openDialog(window, 'FA00002003')
  await expect(dialog.getByText(/partira une seule fois/)).toBeVisible()
  await window.keyboard.press('Escape')

  sandbox = await startPlatform(port)
  await expect.poll(async () => (await received(number)).length, { timeout: 60_000 }).toBe(1)
  await menu(window, 'Suivi des envois')
  await expect(offline).toHaveCount(0)
  expect(await received(number)).toHaveLength(1)
})
