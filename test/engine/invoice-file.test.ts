import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, describe, expect, test } from 'vitest'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { PRINT_MODELS, printModelAllowsColor } from '../../shared/model/sending.ts'
import { paymentMeans } from '../../shared/rules/payment-means.ts'
import { addressLines } from '../../shared/rules/postal-address.ts'
import { readContainer } from '../support/invoice-container.ts'
import { buyer, FIXTURES, fileInput, line, seller } from '../support/invoice-fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'invoice-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const poppler = spawnSync('pdftotext', ['-v']).error === undefined
const textTest = poppler ? test : test.skip

function textOf(pdf: Uint8Array): string {
  const path = join(folder, 'document.pdf')
  writeFileSync(path, pdf)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 })
}

const compact = (text: string): string => text.replace(/\s+/gu, '')

/** Every word that the input holds and that a reader must find. */
function wordsOf({ number, content, totals, seller, buyer }: InvoiceFileInput): string[] {
  const euros = (cents: number): string => (Math.abs(cents) / 100).toFixed(2).replace('.', ',')
  const texts = [
    number ?? 'Brouillon',
    content.reference,
    paymentMeans(content, seller.iban)?.label ?? '',
    content.commitmentNumber,
    content.serviceCode,
    content.marketNumber,
    content.deliverTo?.name ?? '',
    ...[content.date, content.dueDate, content.originalInvoice?.date ?? null]
      .filter((date) => date !== null)
      .map((date) => date.split('-').reverse().join('/')),
    ...[totals.net, ...totals.vat.map(({ tax }) => tax), totals.total, content.prepaid, totals.due]
      .filter((cents) => cents !== 0)
      .map(euros),
    ...content.deposits.flatMap(({ number: of, amount }) => [of, euros(amount)]),
    ...Object.values(totals.lines).map(euros),
    ...(paymentMeans(content, seller.iban)?.toAccount === true && totals.due > 0
      ? [seller.iban.replace(/\s/gu, ''), seller.bic]
      : []),
    content.paymentTermsLabel,
    content.notes,
    content.originalInvoice?.number ?? '',
    ...content.lines.filter(({ type }) => type !== 'comment').flatMap((item) => [item.description, item.articleCode]),
    seller.name,
    seller.legalForm,
    seller.capital,
    seller.siren,
    seller.vatNumber,
    seller.registration,
    seller.footer,
    ...addressLines(buyer),
    buyer.siren,
    buyer.vatNumber,
  ]
  return texts.flatMap((text) => text.split(/\s+/u)).filter((word) => word !== '')
}

describe('the file that leaves', () => {
  test.each(Object.entries(FIXTURES))('%s is a Factur-X container', async (_name, input) => {
    const file = await renderInvoice(input)
    const { errors, xml } = await readContainer(file.pdf)
    expect(errors).toEqual([])
    expect(xml).toBe(file.xml)
    expect(file.replacedCharacters).toEqual([])
  })

  test('the same input gives the same bytes, those of the golden list', async () => {
    const hashes: Record<string, string> = {}
    for (const [name, input] of Object.entries(FIXTURES)) hashes[name] = (await renderInvoice(input)).sha256
    expect(new Set(Object.values(hashes)).size).toBe(Object.keys(FIXTURES).length)
    await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot('../fixtures/invoice-file/golden.json')
  })

  textTest.each(Object.entries(FIXTURES))('every word of %s is on the page', async (_name, input) => {
    const text = compact(textOf((await renderInvoice(input)).pdf))
    expect(wordsOf(input).filter((word) => !text.includes(compact(word)))).toEqual([])
  })

  textTest('300 lines lose nothing', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => line(index + 1, { description: `article${index + 1}fin` }))
    const text = textOf((await renderInvoice(fileInput({ lines }))).pdf)
    expect(text.match(/article\d+fin/gu)).toEqual(lines.map(({ description }) => description))
    expect(text.match(/Désignation/gu)?.length).toBeGreaterThan(5)
  })

  textTest('a line and notes taller than a page are kept whole', async () => {
    const words = (word: string): string[] => Array.from({ length: 1_000 }, (_, index) => `${word}${index}`)
    const notes = words('note').join(' ')
    const text = textOf(
      (await renderInvoice(fileInput({ lines: [line(1, { description: words('mot').join(' ') })], notes }))).pdf,
    )
    expect(new Set(text.match(/mot\d+/gu)).size).toBe(1_000)
    expect(new Set(text.match(/note\d+/gu)).size).toBe(1_000)
  })

  test('hostile text breaks neither the XML nor the PDF, and what is replaced is told', async () => {
    const nasty = 'Cafe\u0301 <b>&amp;</b> "q" \u202f\u2011 \u2603\ufffe 😀 中文 a\u0000\u0007b \ud800 fin\tt\r\nl2'
    const input = fileInput(
      { lines: [line(1, { description: nasty }), line(2, { description: 'X'.repeat(300) })], notes: nasty },
      { seller: { ...seller, name: 'A & B <SARL> "x" 😀' }, buyer: { ...buyer, name: nasty } },
    )
    const file = await renderInvoice(input)
    const { errors, xml } = await readContainer(file.pdf)
    expect(errors).toEqual([])
    XmlDocument.fromString(xml).dispose()
    expect(xml).toContain('A &amp; B &lt;SARL&gt; &quot;x&quot; 😀')
    expect(file.replacedCharacters).toEqual(expect.arrayContaining(['😀', '中', '文']))
  })

  textTest('a draft says so, has no number and embeds no XML', async () => {
    const file = await renderInvoice(fileInput({}, { number: null }))
    expect(file.xml).toBe('')
    expect((await readContainer(file.pdf, { facturX: false })).errors).toEqual([])
    expect(textOf(file.pdf)).toContain('Facture (Brouillon)')
  })

  test('the black and white models draw greys only, the other one has colour', async () => {
    const colours = async (model: InvoiceFileInput['model']): Promise<boolean[]> => {
      const { pages } = await readContainer((await renderInvoice(fileInput({}, { model }))).pdf)
      return pages
        .flatMap((page) => [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\s/gu)])
        .map(([, red, green, blue]) => red === green && green === blue)
    }
    for (const model of PRINT_MODELS.filter((one) => !printModelAllowsColor(one))) {
      const mono = await colours(model)
      expect(mono.length).toBeGreaterThan(5)
      expect(mono).not.toContain(false)
    }
    expect(await colours('classic-color')).toContain(false)
  })

  test('the compact model takes fewer pages for the same lines', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line(index + 1))
    const pages = async (model: InvoiceFileInput['model']): Promise<number> =>
      (await readContainer((await renderInvoice(fileInput({ lines }, { model }))).pdf)).pages.length
    expect(await pages('compact')).toBeLessThan(await pages('classic-mono'))
  })

  textTest('the longest foot stays on the page, under the text', async () => {
    const footer = `${'mention légale\n'.repeat(66)}fin`
    const path = join(folder, 'foot.pdf')
    writeFileSync(path, (await renderInvoice(fileInput({}, { seller: { ...seller, footer } }))).pdf)
    const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' })
    const bottoms = [...boxes.matchAll(/yMax="([\d.]+)">/gu)].map(([, bottom]) => Number(bottom))
    expect(bottoms.length).toBeGreaterThan(130)
    expect(Math.max(...bottoms)).toBeLessThan(842)
    const text = [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</gu)]
    const foot = Math.min(...text.filter(([, , , word]) => word === 'mention').map(([, top]) => Number(top)))
    const anticipated = text.find(([, , , word]) => word === 'anticipé.')
    expect(Number(anticipated?.[2])).toBeLessThan(foot)
  })

  textTest('the buyer stands in the window of the envelope', async () => {
    const path = join(folder, 'window.pdf')
    const lines = {
      line1: '128 boulevard du Général de Gaulle ABC',
      line2: 'Bât. C',
      line3: 'Zone',
      line4: '',
      country: 'BE',
    }
    const address = { ...buyer.address, ...lines }
    writeFileSync(path, (await renderInvoice(fileInput({}, { buyer: { ...buyer, address } }))).pdf)
    const millimetres = (value: number): string => String(Math.round((value / 25.4) * 72))
    const area = ['-x', millimetres(110), '-y', millimetres(55), '-W', millimetres(85), '-H', millimetres(33)]
    const text = execFileSync('pdftotext', [...area, '-r', '72', path, '-'], { encoding: 'utf8' })
    expect(
      text
        .trim()
        .split('\n')
        .filter((row) => row !== ''),
    ).toEqual(addressLines(fileInput({}, { buyer: { ...buyer, address } }).buyer))
  })
})
