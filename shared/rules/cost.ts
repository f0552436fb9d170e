import type { Cost, PriceKey, PriceList } from '../model/prices.ts'
import type { Channel, SendingSettings } from '../model/sending.ts'
import { add, type Exact, exact, exactText, multiply } from './decimal.ts'

/** What is sent, as far as its price depends on it. */
export interface CostFacts {
  channel: Channel
  settings: Pick<SendingSettings, 'color' | 'cover' | 'signature' | 'stampType'>
  /** Channel of each copy. */
  copies: readonly Channel[]
  /** Pages of the archived file; null: not validated. */
  pages: number | null
}

const FREE: Exact = { units: 0n, scale: 0 }
const CHANNEL_PRICES = { email: 'email', portail: 'portal', chorus: 'chorus' } as const

/**
 * The estimate of one sending with its copies, in euros HT. A letter is paid by the page, a page of address and a
 * registered stamp on top; a copy by e-mail has a price of its own, a copy by post is a letter.
 */
export function estimateCost(prices: PriceList, { channel, settings, copies, pages }: CostFacts): Cost {
  const parts: [PriceKey, number][] = []
  let needsPages = false
  const letter = (): void => {
    needsPages = true
    const count = pages ?? 1
    parts.push(['firstPage', 1])
    if (count > 1) parts.push(['extraPage', count - 1])
    if (settings.color) parts.push(['color', count])
    if (settings.cover) parts.push(['cover', 1])
    if (settings.stampType === 'R1') parts.push(['registered', 1])
  }
  if (channel === 'courrier') letter()
  else parts.push([CHANNEL_PRICES[channel], 1])
  if (settings.signature) parts.push(['signature', 1])
  for (const copy of copies) {
    if (copy === 'courrier') letter()
    else parts.push(['copy', 1])
  }
  const unknown = parts.map(([key]) => key).filter((key) => prices[key] === undefined)
  const missing: Cost['missing'] = [...new Set(unknown)]
  if (needsPages && pages === null) missing.push('pages')
  return { amount: missing.length > 0 ? null : exactText(sum(prices, parts)), missing, pages }
}

const sum = (prices: PriceList, parts: readonly [PriceKey, number][]): Exact =>
  parts.reduce(
    (total, [key, times]) => add(total, multiply(exact(prices[key] ?? '0'), { units: BigInt(times), scale: 0 })),
    FREE,
  )

/** Sum of the estimates that are known; null when none is. `unknown`: sendings whose cost is not. */
export function totalCost(costs: readonly Pick<Cost, 'amount'>[]): { amount: string | null; unknown: number } {
  const known = costs.flatMap(({ amount }) => (amount === null ? [] : [exact(amount)]))
  return {
    amount: known.length === 0 ? null : exactText(known.reduce(add, FREE)),
    unknown: costs.length - known.length,
  }
}
