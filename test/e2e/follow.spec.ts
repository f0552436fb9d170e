import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'
import { openSandboxOf, openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'

let app: LaunchedApp
let platform: TestSandbox
let trials: Awaited<ReturnType<typeof openSandboxOf>>
const userData = mkdtempSync(join(tmpdir(), 'follow-e2e-'))

/** Instead of the system's notifications, which no test can see: what would be shown, and a click on the last one. */
const captureNotifications = ({ app: electron }: LaunchedApp): Promise<void> =>
  electron.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = []
    Object.assign(globalThis, { shownNotifications: shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this)
    }
  })
const shownTitles = ({ app: electron }: LaunchedApp): Promise<string[]> =>
  electron.evaluate(() =>
    (globalThis as unknown as { shownNotifications: Electron.Notification[] }).shownNotifications.map(
      (one) => one.title,
    ),
  )
const clickNotification = ({ app: electron }: LaunchedApp): Promise<void> =>
  electron.evaluate(() => {
    const { shownNotifications } = globalThis as unknown as { shownNotifications: Electron.Notification[] }
    shownNotifications.at(-1)?.emit('click')
  })
/** Instead of the icon of the application, which no test can see: the number that it would show. */
const captureBadge = ({ app: electron }: LaunchedApp): Promise<void> =>
  electron.evaluate(({ app: application }) => {
    application.setBadgeCount = (count = 0) => {
      Object.assign(globalThis, { badgeCount: count })
      return true
    }
  })
const badge = ({ app: electron }: LaunchedApp): Promise<number | undefined> =>
  electron.evaluate(() => (globalThis as unknown as { badgeCount?: number }).badgeCount)

/** Sends an issued invoice, at once: the ten seconds to undo are those of test/e2e/sending.spec.ts. */
async function sendBy(window: Page, channel: 'email' | 'courrier', number: string): Promise<void> {
  await goTo(window, 'Factures')
  await window.getByLabel('État').selectOption('issued')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(number)
  await window.getByRole('gridcell', { name: number }).dblclick()
  await window.getByRole('button', { name: 'Envoyer' }).first().click()
  const dialog = window.getByRole('dialog')
  await dialog.locator(`#send-channel-${channel}`).check()
  if (channel === 'email') await dialog.getByLabel('À', { exact: true }).fill('compta@client.example')
  await expect(dialog.getByText('Même fichier que celui envoyé')).toBeVisible()
  await window.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await leaveNow(window)
}
/** From the notice of what was just queued. */
async function leaveNow(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Voir le suivi' }).click()
  await panelOf(window).getByRole('button', { name: 'Envoyer maintenant' }).click()
}
/** Instead of the system's browser: the addresses that it would open. */
const captureLinks = ({ app: electron }: LaunchedApp): Promise<void> =>
  electron.evaluate(({ shell }) => {
    const links: string[] = []
    Object.assign(globalThis, { openedLinks: links })
    shell.openExternal = async (url) => {
      links.push(url)
    }
  })
const openedLinks = ({ app: electron }: LaunchedApp): Promise<string[]> =>
  electron.evaluate(() => (globalThis as unknown as { openedLinks: string[] }).openedLinks)
const useService = async (window: Page, password: string): Promise<void> => {
  await goTo(window, 'Neotouch')
  await window.getByLabel('Service', { exact: true }).selectOption('production')
  await window.getByLabel('Adresse du service').fill(platform.url)
  await window.getByLabel('Mot de passe').fill(password)
  await window.getByRole('button', { name: /^OK/ }).click()
  await expect(window.getByText('Enregistré', { exact: true })).toBeVisible()
}
const followUp = (window: Page) =>
  window
    .getByRole('navigation')
    .getByRole('link', { name: /^Suivi des envois/ })
    .click()
const tab = (window: Page, name: RegExp) => window.getByRole('tab', { name }).click()
const panelOf = (window: Page) => window.getByRole('complementary', { name: 'Détail de l’envoi' })

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  platform = await openTestSandbox()
  trials = await openSandboxOf(join(userData, 'Démonstration.dossier'))
  app = await launch({ userData })
  await captureNotifications(app)
  await captureBadge(app)
  await openDemonstration(app.window)
})
test.afterAll(async () => {
  await app.close()
  await platform.stop()
  await trials.close()
  rmSync(userData, { recursive: true, force: true })
})

test('what the sandbox delivers is shown as a trial, apart from what was sent', async () => {
  const { window } = app
  await sendBy(window, 'email', 'FA00002003')
  await expect.poll(async () => (await trials.ledger()).length, { timeout: 60_000 }).toBe(1)
  await trials.pass(60)
  await followUp(window)
  await tab(window, /^Essais/)
  const row = window.getByRole('row', { name: /FA00002003.*Envoyé \(essai\)/ })
  await expect(row).toBeVisible({ timeout: 60_000 })
  await row.click()
  await expect(panelOf(window)).toContainText('rien n’a été réellement envoyé')
  await expect(panelOf(window).getByRole('button', { name: 'Voir dans le bac à sable' })).toBeVisible()
  await expect(window.getByRole('tab', { name: /^Envoyés/ })).toContainText('0')

  const path = join(userData, 'suivi.csv')
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await window.getByRole('button', { name: 'Exporter en CSV' }).click()
  await expect(window.getByText('1 ligne exportée', { exact: true })).toBeVisible()
  const [header, line, ...more] = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(header).toContain(';État;Dernier événement;Tentatives;')
  expect(line).toMatch(/^FA00002003;.*;Envoyé \(essai\);Envoyé \(essai\);1;/)
  expect(more).toEqual([])
  await goTo(window, 'Factures')
  await expect(window.getByRole('row', { name: /FA00002003.*Envoyé \(essai\)/ })).toBeVisible()
})

test('a failure is notified once and counted on the icon; its click leads to it, and it is corrected from there', async () => {
  const { window } = app
  await goTo(window, 'Cet ordinateur')
  // Whatever the hour of this run.
  await window.getByLabel('De', { exact: true }).selectOption('08:00')
  await window.getByLabel('À', { exact: true }).selectOption('08:00')
  await window.getByLabel('Ne pas prévenir le samedi et le dimanche').uncheck()
  await useService(window, 'demo')
  await platform.faults({ operation: 'SubmitTransport', kind: 'fault-500', text: 'Invalid recipient' })
  await sendBy(window, 'email', 'FA00002001')
  await expect.poll(() => shownTitles(app), { timeout: 60_000 }).toEqual(['FA00002001 : envoi rejeté'])
  await expect.poll(() => badge(app)).toBe(1)
  await goTo(window, 'Clients')
  await clickNotification(app)
  const panel = panelOf(window)
  await expect(panel).toContainText('Invalid recipient')
  await expect(window.getByRole('tab', { name: /^En erreur/ })).toHaveAttribute('aria-selected', 'true')

  await tab(window, /^Envoyés/)
  await window.getByLabel('Uniquement les documents en erreur').check()
  await window.getByRole('button', { name: 'Voir l’onglet En erreur (1)' }).click()
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('FA00002001')
  await window.getByRole('gridcell', { name: 'FA00002001' }).click()
  await panel.getByRole('button', { name: 'Corriger et renvoyer' }).click()
  const dialog = window.getByRole('dialog')
  const receiver = dialog.getByLabel('À', { exact: true })
  await expect(receiver).toBeFocused()
  await expect(receiver).toHaveValue('compta@client.example')
  await expect(dialog).toContainText('Invalid recipient')
  await receiver.fill('nouvelle@client.example')
  await window.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await leaveNow(window)
  await expect
    .poll(async () => (await platform.ledger()).map((one) => one.variables.EmailAddress), { timeout: 60_000 })
    .toEqual(['nouvelle@client.example'])
  await expect(window.getByRole('tab', { name: /^En erreur/ })).toContainText('0')
  await expect.poll(() => badge(app)).toBe(0)
})

test('the page of a sending on the portal is offered where its address is known; elsewhere it is said why not', async () => {
  const { window } = app
  await captureLinks(app)
  const panel = panelOf(window)
  /** Sends it, and opens its detail while the platform works on it. */
  const accepted = async (channel: 'email' | 'courrier', number: string): Promise<string | undefined> => {
    const one = async () => (await platform.ledger()).find((entry) => entry.key.includes(number))
    await sendBy(window, channel, number)
    await expect.poll(one, { timeout: 60_000 }).toBeTruthy()
    await followUp(window)
    await tab(window, /^En cours/)
    await window.getByRole('row', { name: new RegExp(number) }).click()
    return (await one())?.transportId
  }
  await accepted('email', 'FA00002005')
  await expect(panel).toContainText('L’adresse de sa page n’est connue que pour un courrier')
  await expect(panel.getByRole('button', { name: 'Voir sur le portail' })).toHaveCount(0)
  await panel.getByRole('button', { name: 'Ouvrir le portail' }).click()
  await expect.poll(() => openedLinks(app)).toEqual([new URL(platform.url).origin])

  const letter = await accepted('courrier', 'FA00002006')
  await panel.getByRole('button', { name: 'Voir sur le portail' }).click()
  await expect.poll(async () => (await openedLinks(app)).at(-1)).toMatch(new RegExp(`&Id=${letter}$`))
})

test('a queue that stops says why with its one action, still does after a restart, and the last dossier is open', async () => {
  const { window } = app
  await useService(window, 'mauvais')
  await sendBy(window, 'email', 'FA00002004')
  await followUp(window)
  const pause = window.getByRole('status').filter({ hasText: 'Les envois sont en pause' })
  await expect(pause).toBeVisible({ timeout: 60_000 })
  await app.close()

  app = await launch({ userData })
  await captureNotifications(app)
  await captureBadge(app)
  const again = app.window
  await expect(again.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await followUp(again)
  await expect(again.getByRole('status').filter({ hasText: 'Les envois sont en pause' })).toBeVisible()
  const broken: string[] = []
  for (const screen of ['Suivi des envois', 'Cet ordinateur', 'Tableau de bord']) {
    await (screen === 'Suivi des envois' ? followUp(again) : goTo(again, screen))
    await expect(again.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    for (const theme of ['light', 'dark']) {
      await again.evaluate((value) => {
        document.documentElement.dataset.theme = value
      }, theme)
      const { violations } = await new AxeBuilder({ page: again }).setLegacyMode().analyze()
      broken.push(...violations.map((one) => `${screen} ${theme}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
    }
  }
  expect(broken).toEqual([])
  await followUp(again)
  await again.getByRole('link', { name: 'Ouvrir Paramètres > Neotouch' }).click()
  await expect(again.getByLabel('Mot de passe')).toBeFocused()
})

test('another dossier that waits for its password is told by name, and one action opens it', async () => {
  const { window } = app
  await window.getByRole('button', { name: 'Changer de dossier' }).click()
  await openDemonstration(window)
  const told = window.getByRole('status').filter({ hasText: /refuse l’identifiant ou le mot de passe/ })
  await expect(told).toBeVisible({ timeout: 60_000 })
  await told.getByRole('button', { name: /^Ouvrir / }).click()
  await expect(window.getByRole('tab', { name: /^En erreur/ })).toContainText('1')
  await expect(told.getByRole('button', { name: /^Ouvrir / })).toHaveCount(0)
  // The number on the icon is that of the dossier in sight and of the others.
  await expect.poll(() => badge(app)).toBe(1)
})
