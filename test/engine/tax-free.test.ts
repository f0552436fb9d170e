import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import { FIXTURES, line } from '../support/invoice-fixtures.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'tax-free-'))
let open: OpenEngine
beforeAll(async () => {
  open = openEngine()
  await open.call('dossiers.create', { path: join(folder, 'a.dossier'), company: { name: 'Essai' } })
  const company = readFileSync(resolve(import.meta.dirname, '../fixtures/demonstration/company.json'), 'utf8')
  await open.call('company.update', JSON.parse(company))
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const REASON = 'Exonération de TVA, art. 275 du CGI (attestation n° AT-2026/118 du 15/01/2026)'

test('the file says article 275 and the attestation in CII and UBL, and they are read back', () => {
  const { taxFree } = FIXTURES
  if (!taxFree) throw new Error('no fixture')
  const xml = toCii(taxFree)
  expect(xml).toContain(`<ram:ExemptionReason>${REASON}<`)
  expect(xml).toContain('<ram:ExemptionReasonCode>VATEX-FR-CGI275<')
  expect(toUbl(taxFree)).toContain(`<cbc:TaxExemptionReason>${REASON}<`)
  const { document } = readInvoiceFile(Buffer.from(xml))
  const { buysTaxFree, taxFreeCertificate } = taxFree.buyer
  expect(document?.buyer).toMatchObject({ buysTaxFree, taxFreeCertificate })
  const other = readInvoiceFile(Buffer.from(xml.replace(REASON, 'Article 275 du CGI').replace('CGI275', 'CGI261-1')))
  expect(other.document?.buyer).toMatchObject({ buysTaxFree: true, taxFreeCertificate: { number: '', date: null } })
})

test('an invoice is not issued before the card has the attestation, and freezes it', async () => {
  const blank = await open.call('clients.blank', {})
  const client = await open.call('clients.save', {
    ...blank,
    name: 'Négoce du Port',
    siren: '812345676',
    vatNumber: 'FR19812345676',
    buysTaxFree: true,
    billingAddress: { ...blank.billingAddress, line1: '1 quai Nord', postcode: '76600', city: 'Le Havre' },
  })
  const content = await open.call('documents.blank', { kind: 'invoice', clientId: client.id })
  expect(content.shippingVat).toEqual({ category: 'E', rate: '0' })
  const { id } = await open.call('documents.save', {
    id: null,
    content: { ...content, lines: [line(1, { vat: content.shippingVat })] },
  })
  await expect(open.call('documents.issue', { id })).rejects.toThrow(/numéro de l’attestation/)
  await open.call('clients.save', { ...client, taxFreeCertificate: { number: 'AT-7', date: content.date } })
  const issued = await open.call('documents.issue', { id })
  expect(issued.buyer.taxFreeCertificate).toEqual({ number: 'AT-7', date: content.date })
  await open.call('clients.save', { ...client, buysTaxFree: false })
  expect((await open.call('documents.get', { id })).buyer.buysTaxFree).toBe(true)
  const { events } = await open.call('clients.history', { id: client.id })
  expect(events.some(({ message }) => message.includes('n° de TVA'))).toBe(true)
})
