import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { invoiceFileInputSchema } from '../../shared/model/document.ts'
import { runCommand } from '../support/command-line.ts'
import { readContainer } from '../support/invoice-container.ts'
import { SVG_LOGO } from '../support/logos.ts'
import { temporaryFolder } from '../support/neotouch-sandbox.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const example = resolve(import.meta.dirname, '../fixtures/invoice-file/document.json')
const input = invoiceFileInputSchema.parse(JSON.parse(readFileSync(example, 'utf8')))

test('render draws the documented example, check reads it back', async () => {
  const output = join(folder, 'f.pdf')
  const drawn = await runCommand(['render', '--input', example, '--output', output, '--json'])
  expect(drawn).toMatchObject({ code: 0, errors: '' })
  expect((await readContainer(readFileSync(output))).errors).toEqual([])
  const checked = await runCommand(['check', output])
  expect(checked).toMatchObject({ code: 0, errors: '' })
  expect(checked.output).toContain('Facture F2026-000042 du 2026-11-24, Factur-X urn:cen.eu:en16931:2017')
  expect(checked.output).toContain('Aucune règle bloquante')
})

test('render draws the logo and the options of the JSON, and refuses a logo as the screen does', async () => {
  const path = join(folder, 'logo.json')
  const output = join(folder, 'logo.pdf')
  const write = (logo: object): void =>
    writeFileSync(path, JSON.stringify({ ...input, print: { logo, paymentQr: true } }))
  write(SVG_LOGO)
  expect(await runCommand(['render', '--input', path, '--output', output])).toMatchObject({ code: 0, errors: '' })
  expect(readFileSync(output, 'latin1').match(/\/S \/Figure/g)).toHaveLength(2)
  write({ ...SVG_LOGO, type: 'png', data: Buffer.from('GIF89a').toString('base64') })
  const refused = await runCommand(['render', '--input', path, '--output', output])
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('GIF') })
})

test('check says in French what an XML breaks, with exit code 1', async () => {
  const path = join(folder, 'faux.xml')
  writeFileSync(path, toCii({ ...input, totals: { ...input.totals, due: 1 } }))
  const checked = await runCommand(['check', path])
  expect(checked.code).toBe(1)
  expect(checked.output).toMatch(/bloquant BR-CO-16 : Le net à payer n’est pas TTC − acomptes : 0,01 écrits/)
})

test('what cannot be drawn or read is refused with what to do', async () => {
  const path = join(folder, 'faux.json')
  writeFileSync(path, JSON.stringify({ ...input, content: { ...input.content, date: 'hier' } }))
  const refused = await runCommand(['render', '--input', path, '--output', join(folder, 'x.pdf')])
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('content.date') })
  expect((await runCommand(['render', '--output', 'x.pdf'])).code).toBe(2)
  expect((await runCommand(['check'])).code).toBe(2)
  const absent = await runCommand(['check', join(folder, 'absent.pdf')])
  expect(absent).toMatchObject({ code: 1, errors: expect.stringContaining('introuvable') })
})

test('export-ubl writes an issued document, and refuses a draft', async () => {
  const dossier = join(folder, 'ubl.dossier')
  await runCommand(['create', '--dossier', dossier, '--demonstration'])
  const listed = JSON.parse((await runCommand(['list', 'documents', '--dossier', dossier, '--json'])).output)
  const of = (state: string) => listed.rows.find((row: { state: string }) => row.state === state)
  const output = join(folder, 'f.ubl.xml')
  const written = await runCommand(['export-ubl', of('issued').number, '--dossier', dossier, '--output', output])
  expect(written).toMatchObject({ code: 0, errors: '' })
  expect(readFileSync(output, 'utf8')).toContain(`<cbc:ID>${of('issued').number}</cbc:ID>`)
  const refused = await runCommand(['export-ubl', of('draft').id, '--dossier', dossier, '--output', output])
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('Validez-le d’abord') })
}, 60_000)
