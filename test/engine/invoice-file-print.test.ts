import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { withEnvelope } from '../../main/engine/invoice-file/envelope.ts'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import { qrPicture } from '../../main/engine/invoice-file/qr-picture.ts'
import { createInvoiceRenderer } from '../../main/engine/invoice-file/renderer.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { type PrintOptions, printOptionsSchema } from '../../shared/model/print.ts'
import { paymentCode, transferOf } from '../../shared/rules/payment-code.ts'
import { readContainer } from '../support/invoice-container.ts'
import { FIXTURES, fileInput, line } from '../support/invoice-fixtures.ts'
import { SVG_LOGO, TINY_JPEG } from '../support/logos.ts'
import { readQr } from '../support/qr-reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'invoice-print-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const textTest = spawnSync('pdftotext', ['-v']).error === undefined ? test : test.skip

/** The text of each page. */
function pagesOf(pdf: Uint8Array): string[] {
  const path = join(folder, 'document.pdf')
  writeFileSync(path, pdf)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 })
  return text.split('\f').slice(0, -1)
}

const print = (options: Partial<PrintOptions>): { print: PrintOptions } => ({
  print: printOptionsSchema.parse(options),
})
const items = [1, 2, 3].map((n) => line(n, { articleCode: `ART-${n}`, deliveryDate: '2026-11-18' }))
const columnsOf = (options: Partial<PrintOptions>): Promise<string> =>
  renderInvoice(fileInput({ lines: items }, print(options))).then(({ pdf }) => pagesOf(pdf).join())

/** Alternative text and box of each figure of the tag tree. */
async function figuresOf(pdf: Uint8Array): Promise<{ alt: string; box: number[] }[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const dictionaries = document.context.enumerateIndirectObjects().map(([, object]) => object)
  return dictionaries.flatMap((object) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Figure')) return []
    const alt = object.lookup(PDFName.of('Alt'))
    const box = object.lookup(PDFName.of('A'), PDFDict).lookup(PDFName.of('BBox'), PDFArray)
    return [
      {
        alt: alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : '',
        box: box.asArray().map((value) => Number(String(value))),
      },
    ]
  })
}

describe('logo and code of the transfer', () => {
  const jpeg = { type: 'jpeg' as const, data: TINY_JPEG.toString('base64'), width: 1, height: 1, name: '' }

  test.each([
    ['svg', SVG_LOGO, 'left'],
    ['svg', SVG_LOGO, 'right'],
    ['jpeg', jpeg, 'right'],
  ] as const)(
    'a %s is a figure with its words and its place, in a whole container',
    async (_type, logo, logoPosition) => {
      const file = await renderInvoice(fileInput({}, print({ logo, logoPosition, paymentQr: true, logoHeight: 30 })))
      expect((await readContainer(file.pdf)).errors).toEqual([])
      const figures = await figuresOf(file.pdf)
      expect(figures.map(({ alt }) => alt.replace(/\s/gu, ' '))).toEqual([
        'Logo de Dupont & Fils',
        'Code QR de virement : 240,00 € à Dupont & Fils, IBAN FR76 3000 6000 0112 3456 7890 189, référence F2026-000042',
      ])
      for (const { box } of figures) {
        const [left = 0, foot = 0, right = 0, top = 0] = box
        expect(left).toBeGreaterThanOrEqual(39)
        expect(right).toBeLessThanOrEqual(556)
        expect(top).toBeLessThanOrEqual(802)
        expect(foot).toBeLessThan(top)
      }
      // At the right the title keeps its place above the address, whatever height was asked.
      if (logoPosition === 'right') expect(figures[0]?.box[1]).toBeGreaterThan(841.89 - 156 + 35)
    },
  )

  test('the same input gives the same bytes, other options others', async () => {
    const draw = async (options: Partial<PrintOptions>) => (await renderInvoice(fileInput({}, print(options)))).sha256
    const all = { logo: SVG_LOGO, paymentQr: true, accent: '#0a6b4f' }
    expect(await draw(all)).toBe(await draw(all))
    expect(new Set([await draw({}), await draw(all), await draw({ ...all, bank: false })]).size).toBe(3)
  })

  test('the code says the transfer, error correction M, and fits the largest names', () => {
    const input = fileInput()
    const code = paymentCode(transferOf(input) ?? { name: '', iban: '', bic: '', amount: 0, reference: '' }) ?? ''
    const { text, version, level } = readQr(qrPicture(code, 80).svg)
    expect(text).toBe(code)
    // ISO/IEC 18004, table 25: 00 is M. EPC069-12: at most version 13.
    expect(level).toBe(0)
    expect(version).toBeLessThanOrEqual(13)
    const accents = code.replace('Dupont & Fils', 'Éléonore Lefèvre-Müller & Associés')
    expect(readQr(qrPicture(accents, 80).svg).text).toBe(accents)
  })

  test('a credit note, a paid invoice and a false IBAN print no code', async () => {
    const { creditNote = fileInput(), paid = fileInput(), simple = fileInput() } = FIXTURES
    const falseIban: InvoiceFileInput = { ...simple, seller: { ...simple.seller, iban: 'FR7600' } }
    for (const input of [creditNote, paid, falseIban]) {
      const { pdf } = await renderInvoice({ ...input, ...print({ paymentQr: true }) })
      expect(await figuresOf(pdf)).toEqual([])
    }
  })
})

textTest('columns are those that were asked for, and the law’s', async () => {
  expect(await columnsOf({})).toMatch(/Désignation +Qté +Unité +PU HT +TVA +Total HT/)
  expect(
    await columnsOf({ code: 'column', lineDate: 'column', unit: false, singleVat: false, emptyDiscount: true }),
  ).toMatch(/Code +Désignation +Livré le +Qté +PU HT +Remise +Total HT/)
  const hidden = await columnsOf({ code: 'hidden', lineDate: 'hidden', bank: false })
  expect(hidden).not.toMatch(/ART-1|18\/11\/2026|IBAN/)
  // A discount that was given, and rates that differ, are printed in any case.
  const lines = [line(1, { discountPercent: '10' }), line(2, { vat: { rate: '5.5' } })]
  const { pdf } = await renderInvoice(fileInput({ lines }, print({ singleVat: false })))
  expect(pagesOf(pdf).join()).toMatch(/Remise +TVA/)
})

test('a colour that could not be read is printed darker, and black and white stays so', async () => {
  const colours = async (model: InvoiceFileInput['model']) =>
    (
      await readContainer((await renderInvoice(fileInput({}, { ...print({ accent: '#ffd84a' }), model }))).pdf)
    ).pages.join()
  const yellow = / ?1 0\.84\d* 0\.2\d* (?:rg|scn)/u
  expect(await colours('classic-color')).not.toMatch(yellow)
  const mono = [...(await colours('classic-mono')).matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn)\s/gu)]
  expect(mono.every(([, red, green, blue]) => red === green && green === blue)).toBe(true)
})

describe('long documents', () => {
  const cents = (text: string | undefined): number => Number((text ?? '').replace(/\D/gu, ''))

  textTest(
    '1,000 lines: none is lost, each page has its head, and what it carries is the sum of what stands before',
    async () => {
      const lines = Array.from({ length: 1_000 }, (_, index) =>
        line(index + 1, {
          description: `article${index + 1}fin${index % 50 === 0 ? ' et une suite assez longue pour tenir sur deux lignes au moins' : ''}`,
          unitPrice: `${index + 1}.17`,
        }),
      )
      const input = fileInput({ lines })
      const file = await renderInvoice(input)
      expect((await readContainer(file.pdf)).errors).toEqual([])
      const pages = pagesOf(file.pdf)
      expect(pages).toHaveLength(file.pages)
      expect(pages.join('').match(/article\d+fin/gu)).toEqual(lines.map((_, index) => `article${index + 1}fin`))
      let sum = 0
      const last = pages.findLastIndex((page) => page.includes('article'))
      for (const [index, page] of pages.slice(0, last + 1).entries()) {
        expect(page).toMatch(/Désignation/)
        const report = /^ +Report +([\d\s,\u202f\u00a0]+)€/mu.exec(page)
        expect(index === 0 ? report : cents(report?.[1])).toEqual(index === 0 ? null : sum)
        for (const [, number] of page.matchAll(/article(\d+)fin/gu))
          sum += input.totals.lines[lines[Number(number) - 1]?.id ?? ''] ?? 0
        const carried = /À reporter +([\d\s,\u202f\u00a0]+)€/u.exec(page)
        expect(index === last ? carried : cents(carried?.[1])).toEqual(index === last ? null : sum)
      }
      expect(sum).toBe(input.totals.gross)
    },
  )

  textTest('a row higher than a page is cut, not lost, and what follows is carried', async () => {
    const words = Array.from({ length: 1_300 }, (_, index) => `mot${index}`).join(' ')
    const lines = [line(1), line(2, { description: words }), line(3)]
    const file = await renderInvoice(fileInput({ lines }))
    expect((await readContainer(file.pdf)).errors).toEqual([])
    const text = pagesOf(file.pdf).join('')
    expect(new Set(text.match(/mot\d+/gu)).size).toBe(1_300)
    expect(text).toMatch(/À reporter/)
  })

  textTest('a document of one page carries nothing', async () => {
    expect(pagesOf((await renderInvoice(fileInput())).pdf).join()).not.toMatch(/[Rr]eport/)
  })
})

test('any script is drawn or replaced, and told; the file stays whole', async () => {
  const scripts = 'Ελληνικά Кириллица Tiếng Việt Łódź Ğüş עברית العربية हिन्दी ไทย 日本語 한국어 𝒜 👩‍👩‍👧 ﷽'
  const file = await renderInvoice(fileInput({ lines: [line(1, { description: scripts })], notes: scripts }))
  expect((await readContainer(file.pdf)).errors).toEqual([])
  expect(file.replacedCharacters).toEqual(expect.arrayContaining(['日', '한', 'ไ', '𝒜']))
  for (const kept of 'ΕλКТłŁĞ') expect(file.replacedCharacters).not.toContain(kept)
})

test('bytes do not depend on what the same thread drew before', async () => {
  const { texts = fileInput(), simple = fileInput() } = FIXTURES
  const odd = fileInput({ lines: [line(1, { description: 'a\u00a0b fi ﬁ Ω Å' })], notes: '…\u202f–' })
  const fresh: string[] = []
  for (const input of [simple, texts, odd]) {
    const renderer = createInvoiceRenderer()
    fresh.push((await renderer.render(input)).sha256)
    await renderer.close()
  }
  const renderer = createInvoiceRenderer()
  const again: string[] = []
  for (const input of [odd, simple, texts, odd, simple]) again.push((await renderer.render(input)).sha256)
  await renderer.close()
  expect(again).toEqual([fresh[2], fresh[0], fresh[1], fresh[2], fresh[0]])
})

describe('window of the envelope', () => {
  test('it is added after the bytes that leave, which do not change', async () => {
    const { pdf } = await renderInvoice(fileInput({}, print({ logo: SVG_LOGO })))
    const shown = withEnvelope(pdf)
    expect(Buffer.from(shown.subarray(0, pdf.length)).equals(Buffer.from(pdf))).toBe(true)
    const document = await PDFDocument.load(shown, { updateMetadata: false })
    expect(document.getPage(0).node.Annots()?.size()).toBe(1)
    expect(document.getPages()).toHaveLength(1)
    expect(() => withEnvelope(Buffer.from('%PDF-1.7'))).toThrow()
  })

  textTest('readers open it, with all its pages and its text', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line(index + 1))
    const { pdf } = await renderInvoice(fileInput({ lines }))
    expect(pagesOf(withEnvelope(pdf))).toEqual(pagesOf(pdf))
  })
})
