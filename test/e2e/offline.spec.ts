import { expect, test } from '@playwright/test'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { awaitSent, chooseChannel, goTo, issue, openDemonstration, openDocument, send } from '../support/journey.ts'
import { openTestSandbox, type TestSandbox, temporaryFolder } from '../support/neotouch-sandbox.ts'

let app: LaunchedApp
let platform: TestSandbox
const dataDirectory = temporaryFolder()
/** Each state lasts long enough to be seen, not longer. */
const PACE = { stepMilliseconds: 200, letterWaitMilliseconds: 200 }

test.beforeAll(async () => {
  app = await launch()
  platform = await openTestSandbox({ dataDirectory, pace: PACE })
})
test.afterAll(async () => {
  await app.close()
  await platform.stop()
})
test.describe.configure({ mode: 'serial' })

const NUMBERS = ['FA00002013', 'FA00002014', 'FA00002016']
const sent = async (): Promise<string[]> =>
  (await platform.ledger()).map((entry) => entry.variables.DocumentId ?? '').sort()

test('drafted, validated and queued while the platform is down, everything leaves once when it is back', async () => {
  const { window } = app
  await openDemonstration(window)
  await goTo(window, 'Neotouch')
  await window.getByLabel('Service', { exact: true }).selectOption('production')
  await window.getByLabel('Adresse du service').fill(platform.url)
  await window.getByLabel('Identifiant').fill('demo')
  await window.getByLabel('Mot de passe').fill('demo')
  await window.getByLabel('Envois en même temps').selectOption('4')
  await window.getByRole('button', { name: /^OK/ }).click()
  await expect(window.getByText('Enregistré')).toBeVisible()
  const port = platform.port
  await platform.close()

  for (const number of NUMBERS) {
    await openDocument(window, 'Factures', number)
    await issue(window)
    await chooseChannel(window, 'email')
    await send(window)
  }
  await goTo(window, 'Suivi des envois')
  await expect(window.getByRole('tab', { name: /^À envoyer 3/ })).toBeVisible()

  // The ten seconds to undo are over, and a first try found nobody.
  await expect(window.getByRole('button', { name: 'Réessayer maintenant' })).toBeVisible({ timeout: 30_000 })
  platform = await openTestSandbox({ dataDirectory, pace: PACE, port })
  await window.getByRole('button', { name: 'Réessayer maintenant' }).click()
  for (const number of NUMBERS) await awaitSent(window, number)
  expect(await sent()).toHaveLength(NUMBERS.length)
})

test('an answer that is lost after the platform took the letter never makes a second one', async () => {
  const { window } = app
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-after' })
  await openDocument(window, 'Factures', 'FA00002018')
  await issue(window)
  await chooseChannel(window, 'email')
  await send(window)
  await awaitSent(window, 'FA00002018')
  expect(await sent()).toHaveLength(NUMBERS.length + 1)
  await goTo(window, 'Neotouch')
  await expect(window.getByLabel('Envois en même temps')).toHaveValue('4')
})
