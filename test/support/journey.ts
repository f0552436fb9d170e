/** What a person does in the window, step by step: one place for the window tests and for the demonstration. */
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { ImportKind } from '../../shared/model/imports.ts'
import type { Channel } from '../../shared/model/sending.ts'
import type { LaunchedApp } from './electron-app.ts'

/** Our own copies of EBP exports. */
export const EXPORTS = resolve(import.meta.dirname, '../fixtures/ebp/small-latin1-crlf')

export const goTo = (window: Page, name: string) =>
  window.getByRole('navigation').getByRole('link', { name, exact: true }).click()

/** First start: the demonstration dossier, made and opened. */
export async function openDemonstration(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(window.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible({ timeout: 60_000 })
}

/** Answers the system's next « open a file » box, which no test can click. */
export const answerOpenBox = ({ app }: LaunchedApp, path: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)

/** Chooses a file: the screen says what would happen, nothing is written yet. */
export async function previewImport(launched: LaunchedApp, kind: ImportKind, path: string): Promise<void> {
  const { window } = launched
  await answerOpenBox(launched, path)
  await goTo(window, 'Importer')
  await window.getByLabel('Données à importer').selectOption(kind)
  await window.getByRole('button', { name: 'Choisir un fichier…' }).click()
  await expect(window.locator('.import-facts')).toBeVisible({ timeout: 60_000 })
}
export async function confirmImport(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(window.getByText('Import terminé.')).toBeVisible({ timeout: 60_000 })
}
/** Takes the youngest import back. */
export async function undoImport(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Annuler cet import' }).first().click()
  await expect(window.getByText(/^Import annulé : /)).toBeVisible()
}
/** A figure of the import's report: `Lignes lues`, `Créés`, `Modifiés`, `Refusés`. */
export const importFigure = async (window: Page, name: string): Promise<string> =>
  (await window.locator('.import-facts > div', { hasText: name }).locator('dd').textContent()) ?? ''

/** Opens a document from its list, by its number or the words of a search. */
export async function openDocument(window: Page, list: 'Factures' | 'Avoirs', number: string): Promise<void> {
  await goTo(window, list)
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill(number)
  await window.getByRole('gridcell', { name: number }).dblclick()
}

/** « Valider »: the number is given, the file drawn, and the send dialog opens. */
export async function issue(window: Page): Promise<void> {
  await window.getByRole('button', { name: /^Valider/ }).click()
  await expect(window.getByRole('dialog')).toBeVisible({ timeout: 30_000 })
}

/** Chooses the channel in the open send dialog, with the file shown. */
export async function chooseChannel(window: Page, channel: Channel): Promise<void> {
  const dialog = window.getByRole('dialog')
  const card = dialog.locator(`#send-channel-${channel}`)
  await card.click()
  await expect(card).toBeChecked()
  await expect(dialog.getByText('Même fichier que celui envoyé')).toBeVisible()
}
export async function send(window: Page): Promise<void> {
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Envoyer/ }).click()
  await expect(dialog).toBeHidden()
}

/** Waits, on the follow-up screen, for « Envoyé », which only the platform's word gives; for « essai » in the sandbox. */
export async function awaitSent(window: Page, number: string): Promise<void> {
  await goTo(window, 'Suivi des envois')
  const settings = await window.evaluate(() => globalThis.window.neotouch.call('neotouch.get', {}))
  const trial = settings.ok && (settings.value as { environment: string }).environment === 'sandbox'
  await window.getByRole('tab', { name: trial ? /^Essais/ : /^Envoyés/ }).click()
  await expect(window.getByRole('row', { name: new RegExp(`${number}.*Envoyé`) })).toBeVisible({ timeout: 90_000 })
}
