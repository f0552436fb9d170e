import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emailProblem,
  isBic,
  isIban,
  isSiren,
  isSiret,
  isVatNumber,
  vatNumberOf,
} from '../../shared/rules/identifiers.ts'
import { formatNumber, numberFormatProblem, seriesOf } from '../../shared/rules/numbering.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
/** The one last digit that makes the key right. */
const completed = (start: string, right: (text: string) => boolean): string =>
  `${start}${[...'0123456789'].find((last) => right(start + last)) ?? ''}`

test('one last digit out of ten makes a SIREN, and a single wrong digit breaks it', () => {
  fc.assert(
    fc.property(digits(8), fc.nat(8), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
      const siren = completed(start, isSiren)
      expect(siren).toHaveLength(9)
      const wrong = `${siren.slice(0, at)}${(Number(siren[at]) + by) % 10}${siren.slice(at + 1)}`
      expect(isSiren(wrong)).toBe(false)
    }),
  )
})

test('SIRET: spaces do not matter; La Poste has a rule of its own', () => {
  expect(isSiret('732 829 320 00074')).toBe(true)
  expect(isSiret('73282932000075')).toBe(false)
  // 35600000000048 is the seat, under the common rule; the others follow a sum that is a multiple of five.
  expect(isSiret('35600000000048')).toBe(true)
  expect(isSiret('35600000049837')).toBe(true)
  expect(isSiret('35600000049838')).toBe(false)
})

test('the VAT number of a SIREN is valid, and no other key is', () => {
  fc.assert(
    fc.property(digits(8), fc.integer({ min: 1, max: 96 }), (start, by) => {
      const number = vatNumberOf(completed(start, isSiren))
      expect(isVatNumber(number)).toBe(true)
      const key = String((Number(number.slice(2, 4)) + by) % 97).padStart(2, '0')
      expect(isVatNumber(`FR${key}${number.slice(4)}`)).toBe(false)
    }),
  )
  expect(isVatNumber('BE0000012145')).toBe(true)
})

test('IBAN and BIC', () => {
  expect(isIban('FR14 2004 1010 0505 0001 3M02 606')).toBe(true)
  expect(isIban('FR1420041010050500013M02607')).toBe(false)
  expect(isIban('FR1420041010050500013M0260')).toBe(false)
  expect([isBic('PSSTFRPPPAR'), isBic('PSSTFRPP'), isBic('PSSTFRP')]).toEqual([true, true, false])
})

test('an e-mail address that is wrong is told why', () => {
  for (const good of ['a@b.fr', 'prénom.nom@société.example', 'x+y@sous.domaine.example'])
    expect(emailProblem(good)).toBeNull()
  for (const bad of ['', 'a', 'a@b', 'a b@c.fr', 'a@@c.fr', 'a@b..fr', '.a@b.fr', 'a@b.fr; c@d.fr'])
    expect(emailProblem(bad)).toMatch(/\.$/)
})

test('numbers follow their format; a series restarts with the year only where the year is shown', () => {
  expect(formatNumber('F{année}-{n:6}', 2026, 42)).toBe('F2026-000042')
  expect(formatNumber('FA{n:8}', 2026, 42)).toBe('FA00000042')
  expect(formatNumber('F{n:2}', 2026, 12345)).toBe('F12345')
  expect(numberFormatProblem('F{année}')).toMatch(/\{n\}/)
  expect(numberFormatProblem('Été {n}')).toMatch(/35 caractères/)
  expect(seriesOf('invoice', 'F{année}-{n}', 2026)).not.toBe(seriesOf('invoice', 'F{année}-{n}', 2027))
  expect(seriesOf('invoice', 'F{n}', 2026)).toBe(seriesOf('invoice', 'F{n}', 2027))
})
