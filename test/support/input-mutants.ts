import { type InvoiceFileInput, invoiceFileInputSchema } from '../../shared/model/document.ts'
import { computeTotals } from '../../shared/rules/totals.ts'

export interface InputMutant {
  /** « buyer.address.city: nothing ». */
  name: string
  input: InvoiceFileInput
}

type Value = string | number | boolean | null | object

/** Other values that a person could leave in a field. */
function otherValues(value: Value): [how: string, value: Value][] {
  if (typeof value === 'boolean') return [['the other way', !value]]
  if (typeof value === 'number')
    return [
      ['far more', value + 999_999],
      ['nothing', 0],
    ]
  if (typeof value !== 'string') return []
  const listed: [string, string][] = [
    ['nothing', ''],
    ['spaces', '   '],
    ['signs', 'é <&> / #PMT# " é'],
    ['long', 'x'.repeat(130)],
  ]
  if (/^-?\d+(?:\.\d+)?$/u.test(value))
    return [
      ['fine', '0.123456'],
      ['negative', '-3.5'],
      ['large', '999999'],
      ['nothing', '0'],
    ]
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value))
    return [
      ['long ago', '1999-12-31'],
      ['far away', '2101-01-01'],
      ['not said', null as never],
    ]
  return listed
}

function* pathsOf(
  value: Value,
  path: readonly (string | number)[] = [],
): Generator<[readonly (string | number)[], Value]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value]
    return
  }
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner as Value, [...path, key])
}

/** A good document with one field left wrong in each way that the model admits, totals computed again. */
export function inputMutantsOf(name: string, good: InvoiceFileInput): InputMutant[] {
  const mutants: InputMutant[] = []
  for (const part of ['content', 'seller', 'buyer', 'number'] as const) {
    for (const [path, value] of pathsOf(good[part] as Value)) {
      for (const [how, other] of otherValues(value)) {
        const changed: Record<string, unknown> = { ...structuredClone(good) }
        let at = changed
        const way = [part, ...path]
        for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>
        at[way.at(-1) ?? ''] = other
        const parsed = invoiceFileInputSchema.safeParse(changed)
        if (!parsed.success) continue
        const input = { ...parsed.data, totals: computeTotals(parsed.data.content) }
        mutants.push({ name: `${name}, ${way.join('.')}: ${how}`, input })
      }
    }
  }
  return mutants
}
