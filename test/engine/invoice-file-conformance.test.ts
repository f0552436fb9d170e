import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import { openKit } from '../support/conformance-kit.ts'
import { FIXTURES } from '../support/invoice-fixtures.ts'

const { kit, reason } = await openKit()

describe('rules of EN 16931, Factur-X and France', () => {
  const name = `every fixture is a legal invoice${reason === '' ? '' : ` (${reason})`}`
  test.skipIf(kit === null)(name, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
    try {
      const files = Object.entries(FIXTURES).map(([fixture, input]) => {
        const path = join(folder, `${fixture}.xml`)
        writeFileSync(path, toCii(input))
        return path
      })
      const broken = join(folder, 'broken.xml')
      const [simple] = Object.values(FIXTURES)
      if (!simple) throw new Error('no fixture')
      writeFileSync(broken, toCii({ ...simple, totals: { ...simple.totals, tax: simple.totals.tax + 1 } }))
      const results = (await kit?.validate([...files, broken])) ?? []
      const fatal = results.map(({ file, failures }) => ({
        file,
        ids: failures.filter(({ severity }) => severity === 'fatal').map(({ id, location }) => `${id} ${location}`),
      }))
      expect(results.every(({ checked }) => checked.length >= 4)).toBe(true)
      expect(fatal.filter(({ file, ids }) => file !== broken && ids.length > 0)).toEqual([])
      expect(fatal.find(({ file }) => file === broken)?.ids.join()).toContain('BR-CO-14')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  const ubl = `every fixture is a legal invoice in UBL${reason === '' ? '' : ` (${reason})`}`
  test.skipIf(kit === null)(ubl, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-ubl-'))
    try {
      const files = Object.entries(FIXTURES).map(([fixture, input]) => {
        const path = join(folder, `${fixture}.xml`)
        writeFileSync(path, toUbl(input))
        return path
      })
      const broken = join(folder, 'broken.xml')
      const { simple } = FIXTURES
      if (!simple) throw new Error('no fixture')
      writeFileSync(broken, toUbl({ ...simple, totals: { ...simple.totals, tax: simple.totals.tax + 1 } }))
      const results = (await kit?.validate([...files, broken])) ?? []
      expect(results.every(({ checked }) => checked.includes('en16931') && checked.includes('br-fr'))).toBe(true)
      const fatal = results.flatMap(({ file, failures }) =>
        failures.filter(({ severity }) => severity === 'fatal').map(({ id }) => ({ file, id })),
      )
      expect(fatal.filter(({ file }) => file !== broken)).toEqual([])
      expect(fatal.map(({ id }) => id)).toContain('BR-CO-14')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
