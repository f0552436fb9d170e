import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'

const pictures = process.env.PICTURES ?? join(resolve(import.meta.dirname, '../..'), '.cache/pictures')
let app: LaunchedApp
let step = 0
const picture = (window: Page, name: string) =>
  window.screenshot({ path: join(pictures, `${String(++step).padStart(2, '0')}-${name}.png`) })

const menu = (window: Page, name: string) =>
  window.getByRole('navigation').getByRole('link', { name, exact: true }).click()

test.beforeAll(async () => {
  app = await launch()
})
test.afterAll(async () => {
  await app.close()
})

test.describe.configure({ mode: 'serial' })

test('first start offers the demonstration dossier', async () => {
  const { window } = app
  await picture(window, 'accueil')
  await window.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
  await picture(window, 'tableau-de-bord')
})

test('a wrong password is told in words, the right one connects', async () => {
  const { window } = app
  await menu(window, 'Neotouch')
  await window.getByLabel('Mot de passe').fill('mauvais')
  await window.getByRole('button', { name: 'Tester la connexion' }).click()
  await expect(window.getByText(/mot de passe/i).and(window.locator('[role=status]'))).toBeVisible()
  await window.getByLabel('Mot de passe').fill('demo')
  await window.getByRole('button', { name: 'Tester la connexion' }).click()
  await expect(window.getByText(/Connexion établie/)).toBeVisible()
  await window.getByRole('button', { name: /^OK/ }).click()
  await expect(window.getByText('Enregistré', { exact: true })).toBeVisible()
  await picture(window, 'neotouch')
})

for (const [channel, state] of [
  ['email', 'Envoyé'],
  ['portail', 'Déposé'],
  ['courrier', 'Envoyé'],
] as const) {
  test(`an issued invoice leaves by ${channel} and becomes « ${state} » by itself`, async () => {
    const { window } = app
    await menu(window, 'Factures')
    await window.getByLabel('État').selectOption('issued')
    const number = { email: 'FA00002001', portail: 'FA00002002', courrier: 'FA00002004' }[channel]
    await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(number)
    await window.getByRole('gridcell', { name: number }).dblclick()
    await window.getByRole('button', { name: 'Envoyer' }).first().click()
    const dialog = window.getByRole('dialog')
    const card = dialog.locator(`#send-channel-${channel}`)
    await card.click()
    await expect(card).toBeChecked()
    await expect(dialog.getByText('Même fichier que celui envoyé')).toBeVisible()
    await picture(window, `envoi-${channel}`)
    await dialog.getByRole('button', { name: /Envoyer Ctrl/ }).click()
    await expect(dialog).toBeHidden()
    await menu(window, 'Suivi des envois')
    await window.getByRole('tab', { name: /Envoyés/ }).click()
    await expect(window.getByRole('row', { name: new RegExp(`${number}.*${state}`) })).toBeVisible({ timeout: 60_000 })
    await picture(window, `suivi-${channel}`)
  })
}

test('no screen breaks an accessibility rule, light and dark', async () => {
  const { window } = app
  const broken: string[] = []
  for (const theme of ['clair', 'sombre']) {
    for (const name of [
      'Tableau de bord',
      'Clients',
      'Factures',
      'Suivi des envois',
      'Importer',
      'Dossier',
      'Neotouch',
    ]) {
      await menu(window, name)
      await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
      broken.push(...violations.map((one) => `${theme} ${name}: ${one.id} ${one.nodes[0]?.html ?? ''}`))
      await picture(window, `${theme}-${name.toLowerCase().replaceAll(' ', '-')}`)
    }
    await window.getByRole('button', { name: /Thème/ }).click()
  }
  expect(broken).toEqual([])
})

test('the window has neither Node nor a way out', async () => {
  const page = app.window
  expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([])
  expect(await page.evaluate(() => Object.keys(window.neotouch))).toEqual(['call', 'on'])
  expect(await page.evaluate(() => window.open('https://example.com'))).toBeNull()
  const refused = await page.evaluate(() =>
    Promise.all([window.neotouch.call('__proto__', {}), window.neotouch.call('clients.get', { id: 'x' })]),
  )
  expect(refused.map((result) => result.ok)).toEqual([false, false])
  const evaluated = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.injected = true'
    document.head.append(script)
    return 'injected' in globalThis
  })
  expect(evaluated).toBe(false)
})
