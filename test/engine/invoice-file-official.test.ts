import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import { checkDocument } from '../../shared/rules/invoice-checks.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { openKit } from '../support/conformance-kit.ts'
import { inputMutantsOf } from '../support/input-mutants.ts'
import { FIXTURES } from '../support/invoice-fixtures.ts'
import { mutantsOf } from '../support/invoice-mutants.ts'

const { kit, reason } = await openKit()
const why = reason && ` (${reason})`

interface File {
  name: string
  xml: string
}

/** The official fatal failures of each file, all in one call: the start of the validator is most of its time. */
async function fatalOf(files: readonly File[]): Promise<(File & { fatal: string[] })[]> {
  const folder = mkdtempSync(join(tmpdir(), 'official-'))
  try {
    const paths = files.map(({ xml }, index) => {
      const path = join(folder, `${index}.xml`)
      writeFileSync(path, xml)
      return path
    })
    const results = new Map((await kit?.validate(paths))?.map((result) => [result.file, result.failures]))
    return files.map((file, index) => ({
      ...file,
      fatal: (results.get(paths[index] ?? '') ?? []).filter(({ severity }) => severity === 'fatal').map(({ id }) => id),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function blockingOf(xml: string): string[] {
  return checkInvoiceFile(readInvoiceFile(Buffer.from(xml)))
    .filter(({ severity }) => severity === 'blocking')
    .map(({ id }) => id)
}

const named = Object.entries(FIXTURES)
const every = <Item>(items: readonly Item[], step: number): Item[] => items.filter((_, index) => index % step === 0)
/** A business rule: the others are about the order, the number and the attributes of elements, which the schema sees. */
const isBusinessRule = (id: string): boolean => id.startsWith('BR-')
/** An allowance or a charge that does not say which it is: read as an allowance. Documented in docs/checks.md. */
const KNOWN = /Indicator \d+ taken away/u

describe('beside the official rules', () => {
  test.skipIf(kit === null)(
    `a file that breaks an official business rule breaks one of ours${why}`,
    { timeout: 180_000 },
    async () => {
      const mutants = [
        ...named.flatMap(([name, input]) => mutantsOf(`${name} in CII`, toCii(input))),
        ...named.flatMap(([name, input]) => mutantsOf(`${name} in UBL`, toUbl(input))),
      ]
      const results = await fatalOf(every(mutants, Math.ceil(mutants.length / 90)))
      const wrong = results.filter(({ fatal }) => fatal.some(isBusinessRule))
      expect(wrong.length).toBeGreaterThan(40)
      const unseen = wrong.filter(({ name, xml }) => !KNOWN.test(name) && blockingOf(xml).length === 0)
      expect(unseen.map(({ name, fatal }) => `${name}: ${fatal.join(' ')}`)).toEqual([])
    },
  )

  test.skipIf(kit === null)(
    `a document of ours that would break an official rule is stopped before it is issued${why}`,
    { timeout: 180_000 },
    async () => {
      const mutants = named.flatMap(([name, input]) => inputMutantsOf(name, input))
      const issued = mutants.filter(({ input: { content, totals, seller, buyer, number } }) => {
        const checks = checkDocument(content, totals, seller, buyer, { number })
        // A person without any electronic address: told, and left to the person (NB-CLI-6).
        return !checks.some(({ id, severity }) => severity === 'blocking' || id === 'NB-CLI-6')
      })
      expect(mutants.length - issued.length).toBeGreaterThan(500)
      const files = every(issued, Math.ceil(issued.length / 40)).map(({ name, input }) => ({ name, xml: toCii(input) }))
      const refused = (await fatalOf(files)).filter(({ fatal }) => fatal.length > 0)
      expect(refused.map(({ name, fatal }) => `${name}: ${fatal.join(' ')}`)).toEqual([])
    },
  )

  test('whatever a person leaves in a field, what our checks let pass reads back without a broken rule', () => {
    const simple = named.filter(([name]) => ['simple', 'reductions', 'creditNote', 'chorus', 'person'].includes(name))
    for (const { name, input } of simple.flatMap(([name, input]) => inputMutantsOf(name, input))) {
      const { content, totals, seller, buyer, number } = input
      const checks = checkDocument(content, totals, seller, buyer, { number })
      if (checks.some(({ id, severity }) => severity === 'blocking' || id === 'NB-CLI-6')) continue
      expect({ name, broken: blockingOf(toCii(input)) }).toEqual({ name, broken: [] })
    }
  })
})
