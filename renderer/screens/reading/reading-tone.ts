import type { ReadFile } from '../../../shared/model/invoice-reading.ts'

/** What the checks say of a whole file. */
export function toneOf({ checks }: Pick<ReadFile, 'checks'>): 'ok' | 'warning' | 'error' {
  if (checks.some(({ severity }) => severity === 'blocking')) return 'error'
  return checks.length > 0 ? 'warning' : 'ok'
}
