import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import { isActive } from '../../main/engine/invoice-file/read-pdf.ts'
import { fileInput } from '../support/invoice-fixtures.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

let engine: OpenEngine
let pdf: Uint8Array

beforeAll(async () => {
  engine = openEngine()
  pdf = (await renderInvoice(fileInput())).pdf
})
afterAll(() => engine.close())

/** The invoice with an action that a viewer would run, written by another program. */
async function withAction(action: Record<string, string>, useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf)
  const entries = Object.entries(action).map(([key, value]) => [
    key,
    value.startsWith('/') ? PDFName.of(value.slice(1)) : PDFString.of(value),
  ])
  document.catalog.set(
    PDFName.of('OpenAction'),
    document.context.register(document.context.obj(Object.fromEntries(entries))),
  )
  return document.save({ useObjectStreams })
}

describe('a PDF that is read', () => {
  test('is drawn when it only shows', async () => {
    expect(isActive(pdf)).toBe(false)
    expect(isActive(await (await PDFDocument.load(pdf)).save({ useObjectStreams: true }))).toBe(false)
  })

  test.each([
    ['JavaScript', { S: '/JavaScript', JS: 'app.alert(1)' }],
    ['a program of the machine', { S: '/Launch', F: 'calc.exe' }],
    ['data that leave', { S: '/SubmitForm', F: 'https://example.org' }],
  ])('is not when it holds %s, in the open or compressed', async (_name, action) => {
    expect(isActive(await withAction(action, false))).toBe(true)
    expect(isActive(await withAction(action, true))).toBe(true)
  })

  test('is not when its names are disguised, when it is protected, or when an object stream cannot be opened', () => {
    const made = (text: string): Uint8Array => Buffer.from(`%PDF-1.7\n${text}`, 'latin1')
    expect(isActive(made('1 0 obj << /S /J#61vaScript >> endobj'))).toBe(true)
    expect(isActive(made('stream\n1 0 obj << /S /JavaScript >>\nendstream'))).toBe(true)
    expect(isActive(made('trailer << /Encrypt 1 0 R >>'))).toBe(true)
    expect(isActive(made('1 0 obj << /Type /ObjStm /Filter /LZWDecode >> stream\nx\nendstream'))).toBe(true)
    expect(isActive(made('1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\nx\nendstream'))).toBe(true)
  })
})

describe('files that are read', () => {
  test('give their page and their XML while they are kept, and nothing after', async () => {
    const read = await engine.call('reading.read', { bytes: pdf })
    expect(read).toMatchObject({ syntax: 'Factur-X', page: 'shown', checks: [], stated: { number: 'F2026-000042' } })
    expect((await engine.call('reading.page', { id: read.id })).bytes).toEqual(pdf)
    const xml = await engine.call('reading.xml', { id: read.id })
    expect([xml.name, Buffer.from(xml.bytes).toString('utf8')]).toEqual(['F2026-000042.xml', toCii(fileInput())])
    const padding = Buffer.alloc(19_000_000 - pdf.length, ' ')
    for (let n = 0; n < 6; n++) await engine.call('reading.read', { bytes: Buffer.concat([pdf, padding]) })
    expect(await engine.engine.call('reading.page', { id: read.id })).toMatchObject({
      ok: false,
      error: { code: 'not_found', message: expect.stringContaining('plus ouvert') },
    })
  })

  test('the page that would run something is refused, its data are not', async () => {
    const bytes = new Uint8Array(await withAction({ S: '/JavaScript', JS: 'app.alert(1)' }, true))
    const read = await engine.call('reading.read', { bytes })
    expect(read).toMatchObject({ page: 'active', stated: { number: 'F2026-000042' } })
    expect(await engine.engine.call('reading.page', { id: read.id })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
  })

  test('the name of a file that is written comes from the number, without what a file system or a header refuses', async () => {
    const bytes = Buffer.from(toCii(fileInput()).replace('>F2026-000042<', '>../"F 1"&#13;&#10;x<'))
    const read = await engine.call('reading.read', { bytes })
    expect((await engine.call('reading.xml', { id: read.id })).name).toMatch(/^[\w.-]+\.xml$/)
  })
})
