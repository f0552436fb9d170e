import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { FIXTURES, fileInput } from '../support/invoice-fixtures.ts'

const read = (xml: string) => readInvoiceFile(Buffer.from(xml))
const inOurModel = (xml: string) => {
  const { document, beyond } = read(xml)
  if (document === null) throw new Error('beyond our model')
  return { document, beyond }
}
const blocking = (xml: string): string[] =>
  checkInvoiceFile(read(xml))
    .filter(({ severity }) => severity === 'blocking')
    .map(({ id }) => id)
const items = ({ content }: Pick<InvoiceFileInput, 'content'>) => content.lines.filter(({ type }) => type === 'item')

describe('an invoice file read back', () => {
  const syntaxes = [
    ['CII', toCii],
    ['UBL', toUbl],
  ] as const
  const inBoth = Object.entries(FIXTURES).flatMap(([name, input]) =>
    syntaxes.map(([syntax, draw]) => [name, syntax, input, draw] as const),
  )
  test.each(inBoth)('%s says the same amounts, parties and references in %s', (_name, _syntax, input, draw) => {
    const { document, beyond } = inOurModel(draw(input))
    const { lines: _lines, vat, ...sums } = input.totals
    expect(document.totals).toMatchObject(sums)
    expect(document.totals.vat).toEqual(vat)
    expect(Object.values(document.totals.lines)).toEqual(Object.values(input.totals.lines))
    expect(document.number).toBe(input.number)
    const { kind, date, dueDate, deliveryDate, reference, commitmentNumber, originalInvoice, paymentMode } =
      input.content
    const same = { kind, date, deliveryDate, reference, commitmentNumber, originalInvoice, paymentMode }
    expect(document.content).toMatchObject(same)
    expect(document.content.dueDate).toBe(_name === 'paid' ? (dueDate ?? date) : dueDate)
    const { code: _code, civility: _civility, isPerson: _person, isPublic: _public, ...buyer } = input.buyer
    expect(document.buyer).toMatchObject({ name: buyer.name, siren: buyer.siren, nic: buyer.nic })
    expect(document.buyer.territory).toBe(buyer.territory)
    const { name, siren, nic, legalForm, capital, registration, operations, vatExempt } = input.seller
    expect(document.seller).toMatchObject({ name, siren, nic, legalForm, capital, registration, operations })
    // The account goes with the invoices that are paid to it.
    const isPaidThere = kind === 'invoice' && (paymentMode === 'unset' || paymentMode === 'transfer')
    expect(document.seller.iban).toBe(isPaidThere ? input.seller.iban : '')
    expect([document.seller.vatExempt, document.seller.vatOnDebits]).toEqual([vatExempt, input.seller.vatOnDebits])
    expect(items(document).map(({ description }) => description)).toEqual(
      items(input).map(({ description }) => description.trim()),
    )
    expect(beyond).toEqual([])
    const again = computeTotals(document.content)
    expect({ ...again, lines: Object.values(again.lines) }).toEqual({
      ...input.totals,
      lines: Object.values(input.totals.lines),
    })
  })

  test('from the PDF as from the XML, also after another program has written the PDF again', async () => {
    const { pdf, xml } = await renderInvoice(fileInput({ prepaid: 5_000 }))
    const { syntax, ...fromPdf } = readInvoiceFile(pdf)
    const { syntax: other, ...fromXml } = read(xml)
    expect(Buffer.from(fromPdf.xml).toString('utf8')).toBe(xml)
    expect([syntax, other]).toEqual(['Factur-X', 'CII'])
    expect({ ...fromPdf, xml }).toEqual({ ...fromXml, xml })
    const again = await (await PDFDocument.load(pdf)).save({ useObjectStreams: true })
    expect({ ...readInvoiceFile(again), xml }).toEqual({ syntax: 'Factur-X', ...fromPdf, xml })
  })

  test.each(inBoth)('%s breaks no blocking rule of ours in %s', (_name, _syntax, input, draw) => {
    expect(blocking(draw(input))).toEqual([])
  })

  test.each<[string, RegExp, string, string]>([
    ['no number', /<ram:ID>F2026-000042<\/ram:ID>/, '', 'BR-02'],
    ['another currency', /<ram:InvoiceCurrencyCode>EUR/, '<ram:InvoiceCurrencyCode>USD', 'BR-FR-CO-12'],
    [
      'a wrong gross',
      /<ram:LineTotalAmount>200.00(?![\s\S]*LineTotalAmount>200)/,
      '<ram:LineTotalAmount>201.00',
      'BR-CO-10',
    ],
    [
      'an unnamed allowance',
      /<ram:TaxBasisTotalAmount>/,
      '<ram:AllowanceTotalAmount>1.00</ram:AllowanceTotalAmount>$&',
      'BR-CO-11',
    ],
    ['a wrong net', /<ram:TaxBasisTotalAmount>200.00/, '<ram:TaxBasisTotalAmount>199.00', 'BR-CO-13'],
    [
      'a wrong tax',
      /<ram:TaxTotalAmount currencyID="EUR">40.00/,
      '<ram:TaxTotalAmount currencyID="EUR">41.00',
      'BR-CO-14',
    ],
    ['a wrong total', /<ram:GrandTotalAmount>240.00/, '<ram:GrandTotalAmount>241.00', 'BR-CO-15'],
    ['a wrong amount due', /<ram:DuePayableAmount>240.00/, '<ram:DuePayableAmount>0.00', 'BR-CO-16'],
    ['a wrong tax of a rate', /<ram:CalculatedAmount>40.00/, '<ram:CalculatedAmount>20.00', 'BR-CO-17'],
    ['a wrong base', /<ram:BasisAmount>200.00/, '<ram:BasisAmount>100.00', 'BR-S-08'],
    [
      'a SIREN that is none',
      /732829320<\/ram:ID>\s*<\/ram:SpecifiedLegal/,
      '73282932</ram:ID></ram:SpecifiedLegal',
      'BR-FR-10',
    ],
    ['a number that is none', />240.00<\/ram:GrandTotalAmount/, '>deux</ram:GrandTotalAmount', 'NB-LEC-4'],
    ['a date that is none', />20261124</, '>hier<', 'NB-LEC-3'],
    ['a day that does not exist', />20261124</, '>20260231<', 'NB-LEC-3'],
  ])('%s is seen', (_name, what, by, id) => {
    const sound = toCii(fileInput())
    const broken = sound.replace(what, by)
    expect(broken).not.toBe(sound)
    expect(blocking(broken)).toContain(id)
    expect(blocking(sound)).not.toContain(id)
  })

  test.each<[string, Uint8Array, string]>([
    ['a text', Buffer.from('bonjour'), 'ni un PDF ni un XML'],
    ['an entity bomb', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'XML lisible'],
    [
      'an entity bomb in another encoding',
      Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'utf16le'),
      'lisible',
    ],
    ['an encoding that hides its text', Buffer.from([0x3c, 0, 0, 0, 0x61, 0, 0, 0]), 'XML lisible'],
    ['a file made of elements', Buffer.from(`<a>${'<b/>'.repeat(500_001)}</a>`), 'XML lisible'],
    ['elements in elements', Buffer.from(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`), 'XML lisible'],
    [
      'a file of the machine',
      Buffer.from('<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>'),
      'n’est pas une facture',
    ],
    ['another XML', Buffer.from('<a/>'), 'n’est pas une facture'],
    ['ZUGFeRD 1', Buffer.from('<rsm:CrossIndustryDocument xmlns:rsm="urn:x"/>'), 'ZUGFeRD 1'],
    ['a protected PDF', Buffer.from('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>'), 'protégé'],
    ['a PDF of streams alone', Buffer.from(`%PDF-1.7\n${'stream\n'.repeat(500_000)}`), 'ne contient pas de facture'],
    ['a PDF without XML', Buffer.from('%PDF-1.7\n1 0 obj<<>>stream\nx\nendstream'), 'ne contient pas de facture'],
  ])('%s is refused in one French sentence', (_name, bytes, words) => {
    expect(() => readInvoiceFile(bytes)).toThrow(words)
  })

  test('a line that is not quantity × price is a warning: programs round their prices', () => {
    const odd = toCii(fileInput()).replace(
      '<ram:BilledQuantity unitCode="C62">2<',
      '<ram:BilledQuantity unitCode="C62">3<',
    )
    expect(checkInvoiceFile(read(odd))).toContainEqual(
      expect.objectContaining({ id: 'NB-LEC-2', severity: 'warning', term: 'BT-131' }),
    )
  })

  test('what our model lacks is told', () => {
    const { beyond } = read(
      toCii(fileInput()).replace('<ram:TypeCode>380', '<ram:TypeCode>386').replace('unitCode="C62"', 'unitCode="XPK"'),
    )
    expect(beyond).toEqual(['Type de document 386.', 'Ligne 1 : unité XPK, lue comme unité simple.'])
  })
  test('UTF-16 and a byte order mark are read', () => {
    const xml = toCii(fileInput())
    for (const bytes of [
      Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
      Buffer.from(`\ufeff${xml}`, 'utf8'),
    ]) {
      expect(readInvoiceFile(bytes).stated).toEqual(read(xml).stated)
    }
  })

  test('a value beyond our model leaves the file readable', () => {
    const { document, beyond, stated } = read(toCii(fileInput()).replace('>20261124<', '>hier<'))
    expect(document).toBeNull()
    expect(beyond[0]).toContain('sait reprendre')
    expect([stated.date, stated.number]).toEqual(['hier', 'F2026-000042'])
  })
})
