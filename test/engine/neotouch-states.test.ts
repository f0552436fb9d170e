import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryAddress, isAcceptedLocation } from '../../main/engine/neotouch/bindings.ts'
import { BadFilter, parseFilter } from '../../main/engine/neotouch/sandbox/filter.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import { nextPollDelay, platformConclusion } from '../../shared/rules/platform-states.ts'

describe('raw states', () => {
  test.each([
    [null, 'courrier', 'accepted', 'Accepté'],
    [0, 'courrier', 'accepted', 'En traitement'],
    [80, 'courrier', 'accepted', 'En traitement'],
    [70, 'email', 'accepted', 'À valider'],
    [90, 'courrier', 'delivered', 'Envoyé'],
    [90, 'email', 'accepted', 'En traitement'],
    [90, 'chorus', 'accepted', 'En traitement'],
    [100, 'courrier', 'delivered', 'Envoyé'],
    [100, 'email', 'delivered', 'Envoyé'],
    [100, 'portail', 'delivered', 'Déposé'],
    [100, 'chorus', 'delivered', 'Déposé'],
    [200, 'email', 'rejected', 'Échec'],
    [300, 'email', 'abandoned', 'Annulé'],
    [400, 'email', 'rejected', 'Rejeté'],
    [250, 'email', 'rejected', 'Échec, état 250 inconnu de l’application'],
    [55, 'email', 'accepted', 'En traitement, état 55 inconnu de l’application'],
  ] as const)('%s on %s means %s, « %s »', (rawState, channel, state, label) => {
    expect(platformConclusion(channel, rawState)).toMatchObject({ state, label })
  })

  test('only an end is final, and what is final is not asked again', () => {
    for (const channel of CHANNELS) {
      for (let rawState = 0; rawState <= 400; rawState++) {
        const conclusion = platformConclusion(channel, rawState)
        expect(conclusion.final).toBe(rawState >= 100)
        expect(conclusion.keepPolling).toBe(!conclusion.final)
        expect(nextPollDelay(0, rawState) === null).toBe(conclusion.final)
        expect(conclusion.awaitsApproval).toBe(rawState === 70)
      }
    }
  })

  test('questions come less and less often, and stop for a letter after thirty days', () => {
    const minute = 60_000
    const at = (minutes: number, rawState: number | null = 30) => nextPollDelay(minutes * minute, rawState)
    expect([0, 1.9, 2, 10, 30, 120].map((minutes) => at(minutes))).toEqual([15e3, 15e3, 60e3, 300e3, 900e3, 3_600e3])
    expect(at(60 * 24 * 365)).toBe(3_600e3)
    expect(at(3 * 60, 90)).toBe(6 * 3_600e3)
    expect(at(29 * 24 * 60, 90)).toBe(6 * 3_600e3)
    expect(at(30 * 24 * 60, 90)).toBeNull()
    fc.assert(
      fc.property(fc.nat(1e10), fc.nat(1e10), (one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        expect(nextPollDelay(early, 30) ?? 0).toBeLessThanOrEqual(nextPollDelay(late, 30) ?? 0)
      }),
    )
  })
})

describe('addresses', () => {
  test.each([
    ['https://as1.ondemand.esker.com:443/EDPWS/EDPWS.dll?Handler=Default2', true],
    ['http://127.0.0.1:8080/EDPWS/EDPWS.dll', true],
    ['http://localhost:8080/', true],
    ['http://as1.ondemand.esker.com/', false],
    ['http://127.0.0.1.example.com/', false],
    ['https://user:secret@as1.ondemand.esker.com/', false],
    ['ftp://as1.ondemand.esker.com/', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s as entry: %s', (address, accepted) => {
    expect(entryAddress(address) !== null).toBe(accepted)
  })

  test.each([
    ['https://az3.ondemand.esker.com/EDPWS', true],
    ['https://esker.com/EDPWS', true],
    ['https://esker.com.example/EDPWS', false],
    ['https://notesker.com/EDPWS', false],
    ['http://as1.ondemand.esker.com/EDPWS', false],
    ['http://127.0.0.1:80/EDPWS', false],
    ['https://127.0.0.1/EDPWS', false],
    ['', false],
  ])('from the real service to %s: %s', (location, accepted) => {
    expect(isAcceptedLocation(new URL('https://as1.ondemand.esker.com/'), location)).toBe(accepted)
  })

  test('from the loopback only to the loopback', () => {
    const loopback = new URL('http://127.0.0.1:8080/')
    expect(isAcceptedLocation(loopback, 'http://localhost:9/x')).toBe(true)
    expect(isAcceptedLocation(loopback, 'https://as1.ondemand.esker.com/')).toBe(false)
  })
})

describe('filters of the stand-in', () => {
  const transport: Record<string, string> = { state: '100', identifier: 'DEMO.1', recipienttype: 'MOD', empty: '' }
  const matches = (filter: string): boolean => parseFilter(filter)((name) => transport[name])

  test.each([
    ['(Identifier=DEMO.1)', true],
    ['(IDENTIFIER=demo.1)', true],
    ['(Identifier=DEMO.10)', false],
    ['(Identifier=DEMOX1)', false],
    ['(Identifier=*)', true],
    ['(Identifier=DEMO.*)', true],
    ['(Unknown=*)', false],
    ['(!(Unknown=*))', true],
    ['Identifier=DEMO.1', true],
    ['(&(RecipientType=MOD)(State=100)(!(Identifier=RETRIEVED)))', true],
    ['(&(RecipientType=MOD)(State=90))', false],
    ['(|(State=90)(Identifier=DEMO.1))', true],
    ['(&(State=100))', true],
    ['(State>=90)', true],
    ['(State<=90)', false],
    ['(State>=1000)', false],
  ])('%s: %s', (filter, expected) => {
    expect(matches(filter)).toBe(expected)
  })

  test.each(['(', '(a', '(a=b', 'a', '(&)', '(a=b)(c=d)', '()', `${'(!'.repeat(50)}(a=b)${')'.repeat(50)}`])(
    '%s is refused',
    (filter) => {
      expect(() => matches(filter)).toThrow(BadFilter)
    },
  )

  test('any text is either read or refused in so many words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'()&|!=<>*ab.\\ '), maxLength: 40 }), (text) => {
        try {
          matches(text)
        } catch (error) {
          expect(error).toBeInstanceOf(BadFilter)
        }
      }),
    )
  })
})
