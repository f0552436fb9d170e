import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printOptionsSchema } from '../../shared/model/print.ts'
import { ENVELOPE_MARKS } from '../../shared/rules/envelope.ts'
import { paymentCode, type Transfer, transferOf } from '../../shared/rules/payment-code.ts'
import { bandOf, contrast, LEAST_CONTRAST, legibleAccent } from '../../shared/rules/print-colour.ts'
import { FIXTURES, fileInput } from '../support/invoice-fixtures.ts'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('colour of the print', () => {
  test('any colour is printed in a shade that is read on white, on its band and under white', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const shade = legibleAccent(colour)
        expect(shade).toMatch(/^#[0-9a-f]{6}$/)
        expect(contrast(shade, '#ffffff')).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        expect(contrast(shade, bandOf(shade))).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        expect(legibleAccent(shade)).toBe(shade)
      }),
    )
  })

  test('a dark colour stays as it was chosen', () => {
    expect(legibleAccent('#0A6B4F')).toBe('#0a6b4f')
    expect(legibleAccent('#ffffff')).not.toBe('#ffffff')
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })

  test('options that say nothing are those of always', () => {
    expect(fileInput().print).toEqual(printOptionsSchema.parse({}))
    expect(printOptionsSchema.safeParse({ accent: 'blue' }).success).toBe(false)
  })
})

describe('code of a transfer', () => {
  const transfer: Transfer = {
    name: 'Dupont & Fils',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    bic: 'AGRIFRPP',
    amount: 24_000,
    reference: 'F2026-000042',
  }

  test('it is the example of EPC069-12 with our values', () => {
    expect(paymentCode(transfer)?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'AGRIFRPP',
      'Dupont & Fils',
      'FR7630006000011234567890189',
      'EUR240.00',
      '',
      '',
      'F2026-000042',
    ])
  })

  test('nothing due, a false IBAN or no name give no code; a false BIC is left out', () => {
    for (const part of [{ amount: 0 }, { amount: -1 }, { iban: 'FR7630006000011234567890188' }, { name: ' ' }]) {
      expect(paymentCode({ ...transfer, ...part })).toBeNull()
    }
    expect(paymentCode({ ...transfer, bic: 'x' })?.split('\n')[4]).toBe('')
  })

  test('whatever the texts, the code has eleven lines, its limits, and nothing of another field', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 300 }),
        fc.integer({ min: 1, max: 99_999_999_999 }),
        (name, reference, amount) => {
          const code = paymentCode({ ...transfer, name, reference, amount })
          if (code === null) return
          const lines = code.split('\n')
          expect(lines).toHaveLength(11)
          expect(Buffer.byteLength(code)).toBeLessThanOrEqual(331)
          expect([...(lines[5] ?? '')].length).toBeLessThanOrEqual(70)
          expect(lines[7]).toMatch(/^EUR\d{1,9}\.\d{2}$/)
        },
      ),
    )
  })

  test('it asks for what is due, for the first échéance where there are several, and never on a credit note', () => {
    const asked = (name: string) => transferOf(FIXTURES[name] ?? fileInput())?.amount
    expect(asked('simple')).toBe(24_000)
    expect(asked('paid')).toBeUndefined()
    expect(asked('creditNote')).toBeUndefined()
    const installments = FIXTURES.installments ?? fileInput()
    expect(asked('installments')).toBe(Math.round(installments.totals.due * 0.3))
    expect(transferOf(fileInput({}, { number: null }))).toBeNull()
  })
})

test('the zone of the address is inside the sheet, and its left part inside the window of a DL envelope', () => {
  const { zone, window, folds } = ENVELOPE_MARKS
  expect(zone).toEqual({ left: 110, top: 55, width: 85, height: 33 })
  expect(window).toEqual({ left: 95, top: 39.5, width: 100, height: 45 })
  expect(zone.left).toBeGreaterThan(window.left)
  expect(zone.left + zone.width).toBeLessThanOrEqual(window.left + window.width)
  expect(folds).toEqual([99, 198])
})
