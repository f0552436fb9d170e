/**
 * `npm run demo -- --out DIR [--theme light|dark] [--size 1440x900]`: plays the main job in the real application and
 * leaves in DIR numbered pictures, the PDF sent by each channel, and report.json.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Output } from '../shared/contract.ts'
import type { Channel } from '../shared/model/sending.ts'
import { type LaunchedApp, launch } from '../test/support/electron-app.ts'
import {
  awaitSent,
  chooseChannel,
  confirmImport,
  EXPORTS,
  goTo,
  issue,
  openDemonstration,
  openDocument,
  previewImport,
  send,
} from '../test/support/journey.ts'
import { buildWhatIsStale, underDisplay } from './build.ts'

const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    size: { type: 'string', default: '1440x900' },
  },
})
const sizeParts = /^(\d+)x(\d+)$/.exec(options.size)
if (!options.out || !sizeParts || !['light', 'dark'].includes(options.theme)) {
  console.error('Utilisation : npm run demo -- --out DOSSIER [--theme light|dark] [--size 1440x900]')
  process.exit(2)
}
const out = resolve(options.out)
if (!underDisplay()) process.exit(process.exitCode)
buildWhatIsStale()

/** One document by channel, all of them drafts of the imported file; then the credit note of the first. */
const PLAN: readonly [Channel, string][] = [
  ['email', 'FA00001045'],
  ['portail', 'FA00001030'],
  ['courrier', 'FA00001026'],
  ['chorus', 'FA00001010'],
]

interface ReportedDocument {
  number: string
  kind: 'invoice' | 'creditNote'
  client: string
  channel: Channel
  /** As the screen says it, once the platform has spoken. */
  state: string
  platformId: string
  /** File beside the report: the very bytes that were sent. */
  pdf: string
  sha256: string
}

mkdirSync(out, { recursive: true })
const started = Date.now()
const launched = await launch()
const { window } = launched
await window.getByRole('button', { name: 'Ouvrir la démonstration' }).waitFor()
const startedMs = Date.now() - started

let pictures = 0
const picture = async (name: string): Promise<void> => {
  // A list, a draft and its checks come a moment after their screen.
  await window.waitForTimeout(400)
  writeFileSync(join(out, `${String(++pictures).padStart(2, '0')}-${name}.png`), await captured())
}
try {
  await setUp(launched)
  const documents = await play(launched)
  const electron = await launched.app.evaluate(() => process.versions.electron ?? '')
  writeFileSync(join(out, 'report.json'), `${JSON.stringify({ electron, startedMs, documents }, null, 2)}\n`)
  console.log(`${documents.length} documents envoyés, ${pictures} images et report.json dans ${out}`)
} finally {
  await launched.close()
}

async function setUp({ app }: LaunchedApp): Promise<void> {
  const [width, height] = [Number(sizeParts?.[1]), Number(sizeParts?.[2])]
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [
    width,
    height,
  ] as const)
  await app.evaluate(({ nativeTheme }, theme) => {
    nativeTheme.themeSource = theme === 'dark' ? 'dark' : 'light'
  }, options.theme)
  await window.evaluate((theme) => globalThis.window.neotouch.call('preferences.set', { theme }), options.theme)
  await window.reload()
}

async function play({ app }: LaunchedApp): Promise<ReportedDocument[]> {
  await picture('accueil')
  await openDemonstration(window)
  await picture('tableau-de-bord')
  for (const kind of ['clients', 'documents'] as const) {
    await previewImport(launched, kind, join(EXPORTS, `${kind}.csv`))
    await picture(`import-${kind}-apercu`)
    await confirmImport(window)
    await picture(`import-${kind}`)
  }
  await goTo(window, 'Clients')
  await picture('clients')
  await window.getByRole('gridcell', { name: 'Atelier des Quais' }).dblclick()
  await window.getByRole('tab').first().waitFor()
  for (const tab of await window.getByRole('tab').all()) {
    await tab.click()
    await picture(`client-${(await tab.textContent())?.toLowerCase().replaceAll(' ', '-') ?? ''}`)
  }
  await goTo(window, 'Factures')
  await picture('factures')
  await goTo(window, 'Dossier')
  await picture('dossier')
  await goTo(window, 'Neotouch')
  await window.getByLabel('Mot de passe').fill('demo')
  await window.getByRole('button', { name: 'Tester la connexion' }).click()
  await window.getByText(/Connexion établie/).waitFor()
  await picture('neotouch')
  await window.getByLabel('Mot de passe').fill('')

  const documents: ReportedDocument[] = []
  for (const [channel, number] of PLAN) {
    await openDocument(window, 'Factures', number)
    if (channel === 'email') await picture('brouillon')
    documents.push(await sendShown(app, channel, number))
  }
  await openDocument(window, 'Factures', PLAN[0]?.[1] ?? '')
  await previewDrawn()
  await picture('facture-validée')
  await window.getByRole('button', { name: 'Créer un avoir' }).click()
  await window.getByRole('heading', { name: 'Avoir (Brouillon)' }).waitFor()
  await picture('avoir')
  documents.push(await sendShown(app, 'email', null))
  return documents
}

/** Validates and sends the draft on screen, waits for the platform's word, and keeps the file. */
async function sendShown(app: LaunchedApp['app'], channel: Channel, known: string | null): Promise<ReportedDocument> {
  await issue(window)
  await chooseChannel(window, channel)
  await previewDrawn()
  await picture(`envoi-${channel}`)
  await send(window)
  const list = await ask('submissions.list', { search: known ?? 'A2026' })
  const row = list.rows.find((one) => !one.isCopy)
  if (!row) throw new Error('the send is not in the follow-up')
  await awaitSent(window, row.documentNumber)
  await window.getByRole('row', { name: new RegExp(row.documentNumber) }).click()
  await picture(`suivi-${channel}`)

  const [submission, document] = [
    await ask('submissions.get', { id: row.id }),
    await ask('documents.get', { id: row.documentId }),
  ]
  const pdf = `${row.documentNumber}-${channel}.pdf`
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    },
    join(out, pdf),
  )
  rmSync(join(out, pdf), { force: true })
  await ask('dialogs.savePdf', { id: row.documentId })
  return {
    number: row.documentNumber,
    kind: document.content.kind,
    client: document.buyer.name,
    channel,
    state: 'Envoyé',
    platformId: submission.transportId ?? '',
    pdf,
    sha256: createHash('sha256')
      .update(readFileSync(join(out, pdf)))
      .digest('hex'),
  }
}

/** Chromium's viewer tells nobody that it has drawn: its picture stops being one flat colour. */
async function previewDrawn(): Promise<void> {
  const place = await window.locator('iframe').last().boundingBox()
  const deadline = Date.now() + 10_000
  while ((await captured(place)).byteLength < 40_000 && Date.now() < deadline) {
    await window.evaluate(() => new Promise((resume) => requestAnimationFrame(resume)))
  }
}

/**
 * What the window shows, PNG. Electron's own capture: the page's one changes the size of the PDF viewer while it draws,
 * which leaves half of the page out of sight.
 */
async function captured(place?: { x: number; y: number; width: number; height: number } | null): Promise<Buffer> {
  const png = await launched.app.evaluate(async ({ BrowserWindow }, area) => {
    const rect = area && {
      x: Math.round(area.x),
      y: Math.round(area.y),
      width: Math.round(area.width),
      height: Math.round(area.height),
    }
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage(rect ?? undefined)
    return image?.toPNG().toString('base64') ?? ''
  }, place ?? null)
  return Buffer.from(png, 'base64')
}

/** A call through the window's own bridge. */
async function ask<Name extends 'submissions.list' | 'submissions.get' | 'documents.get' | 'dialogs.savePdf'>(
  name: Name,
  input: object,
): Promise<Output<Name>> {
  const result = await window.evaluate(([method, given]) => globalThis.window.neotouch.call(method, given), [
    name,
    input,
  ] as const)
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Output<Name>
}
