import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientSchema } from '../../shared/model/party.ts'
import { bicProblem, ibanProblem, spacedIban } from '../../shared/rules/bank-problems.ts'
import { checkClientCard, tabOfField } from '../../shared/rules/client-checks.ts'
import { departmentOf, postcodeProblem } from '../../shared/rules/french-postcodes.ts'
import { nicProblem, sirenProblem, vatNumberProblem } from '../../shared/rules/identifier-problems.ts'
import { isIban, isSiren, isSiret, passesLuhn, vatNumberOf } from '../../shared/rules/identifiers.ts'
import { NEAR_NAME, nameLikeness } from '../../shared/rules/name-likeness.ts'
import { dueDateOf, paymentTermsText, readPaymentTerms } from '../../shared/rules/payment-terms.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))

const withKey = (start: string, isRight: (text: string) => boolean): string =>
  [...'0123456789'].map((digit) => start + digit).find(isRight) ?? ''

test('a right SIREN, SIRET and VAT number have nothing wrong; one wrong digit is told, with the right key', () => {
  fc.assert(
    fc.property(
      digits(8),
      digits(4),
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (start, nic, at, shift) => {
        const siren = withKey(start, isSiren)
        const siret = withKey(siren + nic, isSiret)
        expect(sirenProblem(siren)).toBeNull()
        expect(nicProblem(siren, siret.slice(9))).toBeNull()
        expect(vatNumberProblem(vatNumberOf(siren), siren)).toBeNull()
        const wrong = [...siren]
        wrong[at] = String((Number(siren[at]) + shift) % 10)
        const told = sirenProblem(wrong.join(''))
        expect(told).toMatch(/La clé du SIREN est fausse/)
        const last = /serait (\d)/.exec(told ?? '')?.[1] ?? ''
        expect(passesLuhn(wrong.slice(0, 8).join('') + last)).toBe(true)
      },
    ),
  )
})

test('the sentence names the wrong part of an identifier', () => {
  expect(sirenProblem('0001003')).toBe('Le SIREN a 9 chiffres : il en manque 2.')
  expect(sirenProblem('00010037O')).toMatch(/« O »/)
  expect(sirenProblem('00010037000014')).toMatch(/SIRET/)
  expect(nicProblem('000100370', '0001')).toMatch(/manque 1/)
  // La Poste: the sum of the digits is a multiple of 5.
  expect(nicProblem('356000000', '03275')).not.toBeNull()
  expect(nicProblem('356000000', withKey('3560000000327', isSiret).slice(9))).toBeNull()
  expect(vatNumberProblem('34000100370', '')).toMatch(/deux lettres de pays/)
  expect(vatNumberProblem('FR35000100370', '000100370')).toMatch(/c’est 34/)
  expect(vatNumberProblem('FR34000100370', '000100743')).toMatch(/autre SIREN/)
  expect(vatNumberProblem('BE0123456789', '')).toBeNull()
  expect(vatNumberProblem('BE123', '')).toMatch(/forme de ce pays/)
  expect(vatNumberProblem('GR123456789', '')).toMatch(/« EL »/)
})

test('an IBAN with one wrong digit is told, and the key that the sentence gives is right', () => {
  const right = 'FR7630006000011234567890189'
  expect(ibanProblem(right)).toBeNull()
  expect(ibanProblem(spacedIban(right))).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 26 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
      const wrong = `${right.slice(0, at)}${(Number(right[at]) + shift) % 10}${right.slice(at + 1)}`
      const key = /« (FR\d\d) » et non/.exec(ibanProblem(wrong) ?? '')?.[1] ?? ''
      expect(isIban(key + wrong.slice(4))).toBe(true)
    }),
  )
  expect(ibanProblem(right.slice(0, -1))).toMatch(/27 caractères : il en manque 1/)
  expect(bicProblem('AGRIFRP', right)).toMatch(/8 ou 11 caractères : il y en a 7/)
  expect(bicProblem('DEUTDEFF', right)).toMatch(/« DE ».*« FR »/)
  expect(bicProblem('AGRIFRPP', right)).toBeNull()
})

test('a due date never comes before the days agreed, nor more than two months after', () => {
  const date = fc
    .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2035, 0, 1) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const terms = fc.record({
    days: fc.integer({ min: 0, max: 120 }),
    endOfMonth: fc.boolean(),
    dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 })),
  })
  fc.assert(
    fc.property(date, terms, (start, agreed) => {
      const due = Date.parse(dueDateOf(start, agreed))
      const least = Date.parse(start) + agreed.days * 86_400_000
      expect(due).toBeGreaterThanOrEqual(least)
      expect(due).toBeLessThanOrEqual(least + 62 * 86_400_000)
      if (agreed.dayOfMonth === null && agreed.endOfMonth) expect(new Date(due + 86_400_000).getUTCDate()).toBe(1)
    }),
  )
  expect(dueDateOf('2026-01-31', { days: 30, endOfMonth: false, dayOfMonth: null })).toBe('2026-03-02')
  expect(dueDateOf('2026-01-10', { days: 45, endOfMonth: true, dayOfMonth: null })).toBe('2026-02-28')
  expect(dueDateOf('2026-01-10', { days: 30, endOfMonth: true, dayOfMonth: 10 })).toBe('2026-03-10')
  expect(dueDateOf('2026-01-10', { days: 0, endOfMonth: false, dayOfMonth: 31 })).toBe('2026-01-31')
  expect(dueDateOf('2026-02-10', { days: 0, endOfMonth: false, dayOfMonth: 31 })).toBe('2026-02-28')
  expect(paymentTermsText({ days: 30, endOfMonth: true, dayOfMonth: 10 })).toBe('30 jours fin de mois le 10')
})

test('the terms that EBP writes in words are read, and read back from our own words', () => {
  expect(readPaymentTerms('Virement à 30 jours')).toEqual({ days: 30, endOfMonth: false, dayOfMonth: null })
  expect(readPaymentTerms('LCR 45 jours fin de mois le 10')).toEqual({ days: 45, endOfMonth: true, dayOfMonth: 10 })
  expect(readPaymentTerms('Chèque à réception')).toEqual({ days: 0, endOfMonth: false, dayOfMonth: null })
  expect(readPaymentTerms('Prélèvement')).toBeNull()
  fc.assert(
    fc.property(
      fc.record({
        days: fc.integer({ min: 0, max: 365 }),
        endOfMonth: fc.boolean(),
        dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 })),
      }),
      (terms) => {
        expect(readPaymentTerms(paymentTermsText(terms))).toEqual(terms)
      },
    ),
  )
})

test('near names are near whatever the order, the accents and the legal form; others are not', () => {
  expect(nameLikeness('SARL Menuiserie Lefaure', 'LEFAURÉ MENUISERIE')).toBe(1)
  expect(nameLikeness('Imprimerie Mercœur', 'Imprimerie Mercoeur SAS')).toBe(1)
  expect(nameLikeness('Garage Belerive', 'Garage Bellerive')).toBeGreaterThan(NEAR_NAME)
  expect(nameLikeness('Boulangerie Martin', 'Boucherie Marin')).toBeLessThan(NEAR_NAME)
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(nameLikeness(one, other)).toBeCloseTo(nameLikeness(other, one))
      expect(nameLikeness(one, one)).toBeOneOf([0, 1])
    }),
  )
})

test('a postcode gives its département', () => {
  expect(departmentOf('37000')).toBe('Indre-et-Loire')
  expect(departmentOf('20090')).toBe('Corse-du-Sud')
  expect(departmentOf('20600')).toBe('Haute-Corse')
  expect(departmentOf('97410')).toBe('La Réunion')
  expect(postcodeProblem('1000')).toMatch(/01000/)
  expect(postcodeProblem('99000')).toMatch(/Aucun département/)
  expect(postcodeProblem('37 000')).toBeNull()
})

test('a problem of the card stands in the tab of its field', () => {
  const card = clientSchema.parse({
    id: '019abcde-0000-7000-8000-000000000001',
    code: 'C1',
    name: 'Commune',
    isPublic: true,
    siren: '000100371',
    billingAddress: { line1: 'x'.repeat(39), postcode: '37000', city: 'Tours' },
    paymentDays: 61,
    contacts: [],
    chorus: { rule: 'both' },
    sending: {},
  })
  expect(checkClientCard(card).map(({ path, severity }) => [path, tabOfField(path), severity])).toEqual([
    ['siren', 'identification', 'warning'],
    ['chorus.serviceCode', 'facture-electronique', 'warning'],
    ['paymentDays', 'facturation', 'warning'],
    ['billingAddress.line1', 'adresses', 'warning'],
  ])
  expect(checkClientCard({ ...card, name: ' ' }).find((one) => one.severity === 'error')?.path).toBe('name')
})
