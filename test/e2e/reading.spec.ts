import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import { brokenRules } from '../support/accessibility.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { fileInput, line } from '../support/invoice-fixtures.ts'
import { answerOpenBox, goTo, openDemonstration, openDocument } from '../support/journey.ts'

const userData = mkdtempSync(join(tmpdir(), 'reading-window-'))
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launch({ userData })
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
})
test.describe.configure({ mode: 'serial' })

interface Dropped {
  name: string
  bytes: Uint8Array
}

/** Drops files in the middle of the window, as the system's file manager does. */
const drop = (window: Page, files: readonly Dropped[]): Promise<void> =>
  window.evaluate(
    (given) => {
      const data = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        data.items.add(new File([bytes], name))
      }
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  )

const xml = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

const answerSaveBox = (path: string | null): Promise<void> =>
  app.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)

const invoice = fileInput({
  lines: [
    line(1, {
      description: 'Fenêtre en chêne\nDeux vantaux, pose comprise',
      articleCode: 'FEN-2',
      unitPrice: '1249.5',
    }),
    line(2, { description: 'Main-d’œuvre', unit: 'HUR', quantity: '7.5', unitPrice: '48', vat: { rate: '10' } }),
  ],
  discountPercent: '5',
  prepaid: 50_000,
  commitmentNumber: 'ENG-2026-123',
  notes: 'Merci de votre confiance.',
})

test('a Factur-X dropped without a dossier is read, with its page', async () => {
  const { window } = app
  await expect(window.getByRole('button', { name: 'Ouvrir la démonstration' })).toBeVisible()
  const { pdf } = await renderInvoice(invoice)
  await drop(window, [{ name: 'reçue.pdf', bytes: pdf }])
  await expect(window.getByRole('heading', { name: 'Facture F2026-000042 de Dupont & Fils' })).toBeVisible()
  await expect(window.getByText('Conforme : aucune règle n’est enfreinte.')).toBeVisible()
  await expect(window.getByRole('cell', { name: /^Fenêtre en chêne/ })).toBeVisible()
  const page = window.frameLocator('iframe').locator('body')
  await expect(page).toBeAttached()
  expect(await window.locator('iframe').getAttribute('src')).toMatch(/^app:\/\/bureau\/lectures\/[0-9a-f-]{36}\.pdf/)
  await window.getByRole('button', { name: 'Copier : IBAN' }).click()
  await expect.poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('FR7630006000011234567890189')
  await window.getByRole('button', { name: 'Retour à l’accueil' }).click()
  await openDemonstration(window)
})

test('several files make a list; what is wrong is told with its value, what is unreadable in a sentence', async () => {
  const { window } = app
  await drop(window, [
    {
      name: 'fausse.xml',
      bytes: xml(toCii(invoice).replace(/<ram:DuePayableAmount>[^<]*/u, '<ram:DuePayableAmount>1.00')),
    },
    { name: 'ubl.xml', bytes: xml(toUbl(invoice)) },
    { name: 'photo.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]) },
    { name: 'bombe.xml', bytes: xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') },
  ])
  const list = window.getByRole('navigation', { name: 'Fichiers lus' })
  await expect(list.getByText('Illisible')).toHaveCount(2)
  await expect(window.getByRole('alert')).toContainText('Non conforme : 1 règle enfreinte')
  await expect(window.getByRole('row', { name: /BR-CO-16/ })).toContainText('1.00')
  expect(await brokenRules(window)).toEqual([])
  await list.getByRole('button', { name: /^photo\.jpg/ }).click()
  await expect(window.getByRole('alert')).toContainText('ni un PDF ni un XML')
  await list.getByRole('button', { name: 'Fermer bombe.xml' }).click()
  await expect(list.getByText('Illisible')).toHaveCount(1)
  await list
    .getByRole('button', { name: /Dupont & Fils Conforme/ })
    .first()
    .click()
  await expect(window.getByText('Conforme : aucune règle n’est enfreinte.')).toBeVisible()
  const path = join(userData, 'sorti.xml')
  await answerSaveBox(path)
  await window.getByRole('button', { name: 'Exporter le XML…' }).click()
  await expect(window.getByText(`XML écrit : ${path}`)).toBeVisible()
  expect(readFileSync(path, 'utf8')).toBe(toUbl(invoice))
})

test('the page of a PDF that holds a program is not opened, its data are', async () => {
  const { window } = app
  const { pdf } = await renderInvoice(invoice)
  const text = Buffer.from(pdf).toString('latin1')
  const active = Buffer.from(
    text.replace('%%EOF', '99 0 obj\n<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>\nendobj\n%%EOF'),
    'latin1',
  )
  await drop(window, [{ name: 'programme.pdf', bytes: new Uint8Array(active) }])
  await expect(window.getByText(/Ce PDF contient un programme/)).toBeVisible()
  await expect(window.locator('iframe')).toHaveCount(0)
  await expect(window.getByRole('cell', { name: /^Fenêtre en chêne/ })).toBeVisible()
})

test('Ctrl+K leads to the choice of a file, and a folder or a large file is refused in a sentence', async () => {
  const { window } = app
  const path = join(userData, 'choisie.xml')
  writeFileSync(path, toCii(invoice))
  await answerOpenBox(app, path)
  await goTo(window, 'Clients')
  await window.keyboard.press('Control+k')
  await window.getByRole('combobox', { name: 'Aller à' }).fill('lire')
  await window.getByRole('option', { name: /Lire une facture…/ }).click()
  await expect(window.getByRole('button', { name: /choisie\.xml|Dupont/ }).first()).toBeVisible()
  await expect(window.getByText('Conforme : aucune règle n’est enfreinte.')).toBeVisible()
  const large = join(userData, 'grande.pdf')
  writeFileSync(large, Buffer.alloc(20_000_001))
  await answerOpenBox(app, large)
  await window.getByRole('button', { name: /^Lire une autre facture/ }).click()
  await expect(window.getByRole('alert')).toContainText('dépasse 20 Mo')
})

test('an issued document, then several, are exported in UBL', async () => {
  const { window } = app
  await openDocument(window, 'Factures', 'FA00002003')
  const path = join(userData, 'une.ubl.xml')
  await answerSaveBox(path)
  await window.getByRole('button', { name: 'Autres actions' }).click()
  await window.getByRole('menuitem', { name: 'Exporter en UBL…' }).click()
  await expect(window.getByText(`Écrit en UBL : ${path}`)).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('<cbc:ID>FA00002003</cbc:ID>')

  const folder = join(userData, 'ubl')
  mkdirSync(folder)
  await answerOpenBox(app, folder)
  await goTo(window, 'Factures')
  await window.getByRole('searchbox', { name: 'Rechercher', exact: true }).fill('')
  await window.getByRole('gridcell').first().click()
  await window.keyboard.press('Control+a')
  await window.getByRole('button', { name: 'Exporter en UBL…' }).click()
  await expect(window.getByText(/documents écrits en UBL dans/)).toBeVisible({ timeout: 30_000 })
  const files = readdirSync(folder)
  expect(files.length).toBeGreaterThan(5)
  expect(files.every((name) => name.endsWith('.ubl.xml'))).toBe(true)
  await window.getByRole('button', { name: 'Exporter en UBL…' }).click()
  await expect.poll(() => readdirSync(folder).length).toBe(2 * files.length)
})
