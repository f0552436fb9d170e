import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Channel } from '../../shared/model/sending.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import {
  awaitSent,
  chooseChannel,
  confirmImport,
  EXPORTS,
  goTo,
  importFigure,
  issue,
  openDemonstration,
  openDocument,
  previewImport,
  send,
  undoImport,
} from '../support/journey.ts'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch()
})
test.afterAll(async () => {
  await app.close()
})

test.describe.configure({ mode: 'serial' })

/** The rules of accessibility that what is on screen breaks. */
async function broken(window: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return violations.map((one) => `${where}: ${one.id} ${one.nodes[0]?.html ?? ''}`)
}
const themes = async (window: Page, check: (theme: string) => Promise<void>): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await window.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    await check(theme)
  }
}

test('first start offers the demonstration dossier', async () => {
  await openDemonstration(app.window)
})

test('EBP exports are shown, then imported, and refused lines are named', async () => {
  const { window } = app
  await previewImport(app, 'clients', join(EXPORTS, 'clients.csv'))
  expect(await importFigure(window, 'Lignes lues')).toBe('41')
  await goTo(window, 'Clients')
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await window.getByText('Auto-école Fontbrune').count()).toBe(0)

  await previewImport(app, 'clients', join(EXPORTS, 'clients.csv'))
  await confirmImport(window)
  expect(await importFigure(window, 'Créés')).toBe('38')
  expect(await importFigure(window, 'Refusés')).toBe('3')
  await previewImport(app, 'documents', join(EXPORTS, 'documents.csv'))
  await confirmImport(window)
  expect(await importFigure(window, 'Lignes lues')).toBe('108')
  expect(await importFigure(window, 'Créés')).toBe('56')
  await previewImport(app, 'documents', join(EXPORTS, 'documents.csv'))
  await expect(window.getByText('Ce fichier ne change rien : tout y est déjà.')).toBeVisible()
  await undoImport(window)
  await previewImport(app, 'documents', join(EXPORTS, 'documents.csv'))
  await confirmImport(window)
  expect(await importFigure(window, 'Créés')).toBe('56')
})

test('a wrong password is told in words, the right one connects', async () => {
  const { window } = app
  await goTo(window, 'Neotouch')
  await window.getByLabel('Mot de passe').fill('mauvais')
  await window.getByRole('button', { name: 'Tester la connexion' }).click()
  await expect(window.getByRole('status').filter({ hasText: /refuse l’identifiant ou le mot de passe/ })).toBeVisible()
  await window.getByLabel('Mot de passe').fill('demo')
  await window.getByRole('button', { name: 'Tester la connexion' }).click()
  await expect(window.getByText(/Connexion établie/)).toBeVisible()
  await window.getByLabel('Mot de passe').fill('')
})

const IMPORTED: [Channel, string][] = [
  ['email', 'FA00001045'],
  ['portail', 'FA00001030'],
  ['courrier', 'FA00001026'],
  ['chorus', 'FA00001010'],
]
for (const [channel, number] of IMPORTED) {
  test(`an imported invoice is validated, leaves by ${channel} and becomes « Envoyé » by itself`, async () => {
    const { window } = app
    await openDocument(window, 'Factures', number)
    await issue(window)
    await chooseChannel(window, channel)
    if (channel === 'email')
      await themes(window, async (theme) => expect(await broken(window, `${theme} send dialog`)).toEqual([]))
    await send(window)
    await awaitSent(window, number)
  })
}

test('a credit note of the invoice is drafted, validated and sent', async () => {
  const { window } = app
  await openDocument(window, 'Factures', 'FA00001045')
  await window.getByRole('button', { name: 'Créer un avoir' }).click()
  await expect(window.getByRole('heading', { name: 'Avoir (Brouillon)' })).toBeVisible()
  await themes(window, async (theme) => expect(await broken(window, `${theme} editor`)).toEqual([]))
  await issue(window)
  await chooseChannel(window, 'email')
  await send(window)
  await awaitSent(window, 'A2026-000001')
  await openDocument(window, 'Factures', 'FA00001045')
  await expect(window.getByRole('region', { name: 'Envois' })).toContainText('Envoyé (essai)')
  await expect(window.getByRole('list', { name: 'Historique' })).toContainText('Validé sous le numéro FA00001045')
  await window.getByRole('region', { name: 'Documents liés' }).getByRole('link', { name: 'Avoir A2026-000001' }).click()
  await expect(window.getByRole('heading', { name: /^Avoir A2026-000001/ })).toBeVisible()
  await expect(window.getByRole('link', { name: 'Facture FA00001045' })).toBeVisible()
})

test('no screen breaks an accessibility rule, light and dark', async () => {
  const { window } = app
  const found: string[] = []
  const screens = [
    'Tableau de bord',
    'Clients',
    'Factures',
    'Avoirs',
    'Suivi des envois',
    'Importer',
    'Dossier',
    'Neotouch',
  ]
  await themes(window, async (theme) => {
    for (const name of screens) {
      await goTo(window, name)
      await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
      found.push(...(await broken(window, `${theme} ${name}`)))
    }
    await goTo(window, 'Clients')
    await window.getByRole('gridcell', { name: 'Atelier des Quais' }).dblclick()
    await window.getByRole('tab').first().waitFor()
    for (const tab of await window.getByRole('tab').all()) {
      await tab.click()
      found.push(...(await broken(window, `${theme} client, ${await tab.textContent()}`)))
    }
  })
  expect(found).toEqual([])
})
