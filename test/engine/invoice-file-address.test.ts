import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import type { Buyer } from '../../shared/model/document.ts'
import { checkDocument } from '../../shared/rules/invoice-checks.ts'
import { openKit } from '../support/conformance-kit.ts'
import { buyer, fileInput } from '../support/invoice-fixtures.ts'

const { kit, reason } = await openKit()

const contact = { id: '01930000-0000-7000-8000-000000000500', lastName: 'Petit', email: '', isBilling: true }
const reached = { ...contact, email: 'petit@client.example' }
const nobody = { ...buyer, siren: '', nic: '', vatNumber: '', contact }
const abroad = (country: string, territory: Buyer['territory']) => ({
  ...nobody,
  territory,
  address: { line1: 'Hauptstrasse 1', postcode: '8001', city: 'Stadt', country },
})

/** Buyers with and without an electronic address, and what our check says of them. */
const BUYERS: [name: string, buyer: object, said: string | null][] = [
  ['a French business by its SIREN', { ...nobody, siren: '812345676' }, null],
  ['by its VAT number', { ...nobody, vatNumber: 'FR19812345676' }, null],
  ['by its e-mail', { ...nobody, contact: reached }, null],
  ['with nothing', nobody, 'blocking BR-FR-12'],
  ['overseas with nothing', { ...nobody, territory: 'DOM' }, 'blocking BR-FR-12'],
  ['a person with an e-mail', { ...nobody, isPerson: true, contact: reached }, null],
  ['a person without', { ...nobody, isPerson: true }, 'warning NB-CLI-6'],
  ['a German business by its VAT number', { ...abroad('DE', 'UE'), vatNumber: 'DE123456789' }, null],
  [
    'a Swiss business with a number of no scheme',
    { ...abroad('CH', 'EXPORT'), vatNumber: 'CHE123456788' },
    'warning NB-CLI-6',
  ],
  ['a Swiss business by its e-mail', { ...abroad('CH', 'EXPORT'), contact: reached }, null],
  ['a Swiss business with nothing', abroad('CH', 'EXPORT'), 'warning NB-CLI-6'],
]
const inputs = BUYERS.map(([, values]) => fileInput({}, { buyer: values as typeof buyer }))

test.each(BUYERS.map(([name, , said], index) => [name, said, index] as const))('%s: %s', (_name, said, index) => {
  const input = inputs[index]
  if (!input) throw new Error('no input')
  const found = checkDocument(input.content, input.totals, input.seller, input.buyer).find(({ id }) =>
    ['BR-FR-12', 'NB-CLI-6'].includes(id),
  )
  expect(found ? `${found.severity} ${found.id}` : null).toBe(said)
})

test.skipIf(kit === null)(
  `the official rule sees the same ones without an address${reason && ` (${reason})`}`,
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'addresses-'))
    try {
      const files = inputs.map((input, index) => {
        const path = join(folder, `${String(index).padStart(2, '0')}.xml`)
        writeFileSync(path, toCii(input))
        return path
      })
      const results = (await kit?.validate(files)) ?? []
      const broken = results.map(({ failures }) =>
        failures.filter(({ severity }) => severity === 'fatal').map((f) => f.id),
      )
      expect(broken).toEqual(BUYERS.map(([, , said]) => (said === null ? [] : ['BR-FR-12_BT-49'])))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
