import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DepositShare, SettledDeposit } from '../../shared/model/deposit.ts'
import { creditNoteBase } from '../../shared/rules/credit-notes.ts'
import { depositNets, settle, settledParts, sharesLeft, sharesOf } from '../../shared/rules/deposits.ts'
import { documentName, typeCodeOf } from '../../shared/rules/document-names.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { content, line } from '../support/invoice-fixtures.ts'

const ID = '01930000-0000-7000-8000-000000000777'
const RATES = ['20', '10', '5.5', '2.1'] as const
const sale = fc
  .uniqueArray(fc.constantFrom(...RATES), { minLength: 1, maxLength: 4 })
  .chain((rates) =>
    fc.tuple(...rates.map((rate) => fc.tuple(fc.constant(rate), fc.integer({ min: 1, max: 9_000_000 })))),
  )
  .map((parts) =>
    computeTotals(
      content({
        lines: parts.map(([rate, cents], index) =>
          line(index + 1, { quantity: '1', unitPrice: (cents / 100).toFixed(2), vat: { rate } }),
        ),
      }),
    ),
  )
const worth = (nets: ReturnType<typeof depositNets>) =>
  computeTotals(
    content({
      lines: nets.map(({ vat, net }, index) =>
        line(index + 1, { quantity: '1', unitPrice: (net / 100).toFixed(2), vat }),
      ),
    }),
  )

describe('a deposit of a sale', () => {
  test('of an amount HT is that amount to the cent, at the rates of the sale and never more than it at one', () => {
    fc.assert(
      fc.property(sale, fc.double({ min: 0, max: 1, noNaN: true }), (totals, part) => {
        const amount = Math.max(1, Math.floor(totals.net * part))
        const deposit = worth(depositNets(totals.vat, { type: 'net', amount }))
        expect(deposit.net).toBe(amount)
        for (const { rate, base } of deposit.vat) {
          expect(base).toBeLessThanOrEqual(totals.vat.find((group) => group.rate === rate)?.base ?? 0)
        }
      }),
    )
  })

  test('of an amount TTC never passes it, and misses a cent by rate at most', () => {
    fc.assert(
      fc.property(sale, fc.double({ min: 0, max: 1, noNaN: true }), (totals, part) => {
        const amount = Math.max(1, Math.floor(totals.total * part))
        const deposit = worth(depositNets(totals.vat, { type: 'gross', amount }))
        expect(deposit.total).toBeLessThanOrEqual(amount)
        expect(amount - deposit.total).toBeLessThanOrEqual(totals.vat.length)
      }),
    )
  })

  test('of a percentage takes it of each base, and 100 % is the sale', () => {
    const totals = computeTotals(
      content({ lines: [line(1, { quantity: '10' }), line(2, { unitPrice: '33.33', vat: { rate: '5.5' } })] }),
    )
    expect(depositNets(totals.vat, { type: 'percent', percent: '30' })).toEqual([
      { vat: { category: 'S', rate: '20' }, net: 30_000 },
      { vat: { category: 'S', rate: '5.5' }, net: 2_000 },
    ])
    expect(worth(depositNets(totals.vat, { type: 'percent', percent: '100' })).total).toBe(totals.total)
  })
})

describe('deposits settled by final invoices', () => {
  const asked = fc.array(fc.tuple(fc.constantFrom('settle', 'credit'), fc.integer({ min: 1, max: 5_000_000 })), {
    maxLength: 12,
  })

  test('a deposit is taken off once over all of them, credit notes counted, and all of it is its VAT to the cent', () => {
    fc.assert(
      fc.property(sale, asked, (deposit, steps) => {
        const taken: DepositShare[][] = []
        let left = deposit.total
        const settleFor = (amount: number): SettledDeposit => {
          const vat = sharesLeft(sharesOf(deposit.vat), taken)
          const settled = settle({ id: ID, number: 'F1', date: '2026-11-01', vat }, amount)
          const { base, tax } = settledParts(settled)
          expect(base + tax).toBe(amount)
          for (const share of settled.vat) {
            const room = vat.find(({ rate }) => rate === share.rate)
            expect(share.base).toBeLessThanOrEqual(room?.base ?? 0)
            expect(share.tax).toBeLessThanOrEqual(room?.tax ?? 0)
          }
          return settled
        }
        for (const [what, wished] of steps) {
          const amount = Math.min(wished, left)
          if (amount <= 0) continue
          if (what === 'settle') {
            taken.push(settleFor(amount).vat)
            left -= amount
          } else {
            const credit = worth(depositNets(deposit.vat, { type: 'gross', amount }))
            taken.push(sharesOf(credit.vat))
            left -= credit.total
          }
        }
        if (left > 0) {
          const last = settleFor(left)
          taken.push(last.vat)
          left -= last.amount
        }
        expect(left).toBe(0)
        const credited = steps.some(([what]) => what === 'credit')
        const sum = (key: 'base' | 'tax'): number => taken.flat().reduce((all, share) => all + share[key], 0)
        expect(sum('base') + sum('tax')).toBe(deposit.total)
        // Credit notes round the VAT of their own amount: only without them each part is the deposit's to the cent.
        if (!credited) expect([sum('base'), sum('tax')]).toEqual([deposit.net, deposit.tax])
      }),
      { numRuns: 300 },
    )
  })

  test('the net à payer is the total less each deposit and what was paid besides', () => {
    const deposits: SettledDeposit[] = [
      { id: ID, number: 'F1', date: '2026-11-01', amount: 12_000, vat: [] },
      { id: null, number: 'F2', date: null, amount: 3_456, vat: [] },
    ]
    const totals = computeTotals(content({ invoiceType: 'final', deposits, prepaid: 100 }))
    expect([totals.total, totals.prepaid, totals.due]).toEqual([24_000, 15_556, 8_444])
  })

  test('the avoir on a final invoice takes back the sale, that on a deposit stays one of a deposit', () => {
    const final = content({
      invoiceType: 'final',
      deposits: [{ id: ID, number: 'F1', date: '2026-11-01', amount: 12_000, vat: [] }],
    })
    expect(creditNoteBase(final, '2026-12-01')).toMatchObject({ invoiceType: 'standard', deposits: [], prepaid: 0 })
    const credit = creditNoteBase(content({ invoiceType: 'deposit' }), '2026-12-01')
    expect([documentName(credit), typeCodeOf(credit)]).toEqual(['Avoir d’acompte', '503'])
  })
})
