import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientSchema } from '../../shared/model/party.ts'
import { type Channel, type Check, receiverSchema, type SendingSettings } from '../../shared/model/sending.ts'
import { tabOfField } from '../../shared/rules/client-checks.ts'
import { emailProblem } from '../../shared/rules/identifiers.ts'
import {
  ADDRESS_MAX_CHARACTERS,
  ADDRESS_MAX_LINES,
  addressLines,
  addressProblems,
} from '../../shared/rules/postal-address.ts'
import {
  checkBeforeSending,
  checkChannel,
  checkLetters,
  impossibleChannels,
  LARGEST_FILE,
  plannedChecks,
  type SendingFacts,
} from '../../shared/rules/sending-checks.ts'
import { BUILT_IN_SETTINGS } from '../../shared/rules/settings.ts'
import { seller } from '../support/invoice-fixtures.ts'

const ID = '01930000-0000-7000-8000-000000000001'
const address = { line1: '3 rue des Halles', line2: '', line3: '', line4: '', postcode: '37000', city: 'Tours' }
const printed = ['Atelier Martin', '3 rue des Halles', '37000 TOURS']

/** A sending of an issued invoice that nothing keeps, by any channel. */
const ready = () => ({
  facts: {
    document: { state: 'issued', number: 'F2026-000001', file: { sha256: 'a', size: 90_000, renderedAt: 0 } },
    client: clientSchema.parse({
      id: ID,
      code: 'MAIRIE',
      name: 'Atelier Martin',
      isPublic: true,
      siren: '214204778',
      nic: '00010',
      billingAddress: address,
      contacts: [{ id: ID, lastName: 'Martin', email: 'compta@client.example', isBilling: true }],
      chorus: { serviceCode: 'SERV', rule: 'both' },
      sending: {},
      blockedReason: '',
    }),
    addressee: { civility: '', name: 'Atelier Martin', address: { ...address, country: 'FR', npai: false } },
    printed,
    seller,
    neotouch: {
      active: true,
      environment: 'production',
      address: '',
      userName: 'demo',
      sending: {},
      inFlight: 1,
      held: false,
    },
    passwordKnown: true,
    printModel: 'classic-color',
  } as SendingFacts,
  receiver: receiverSchema.parse({
    name: 'Atelier Martin',
    addressLines: printed,
    email: 'compta@client.example',
    siret: '21420477800010',
    serviceCode: 'SERV',
    commitmentNumber: 'ENG-1',
  }),
  settings: { ...BUILT_IN_SETTINGS, channel: 'courrier' } as SendingSettings,
  plannedAt: null as number | null,
})
type Send = ReturnType<typeof ready>
const NOW = Date.UTC(2026, 10, 24, 8)

const checksOf = ({ facts, receiver, settings, plannedAt }: Send): Check[] => [
  ...checkBeforeSending(facts),
  ...checkChannel(settings.channel, facts, receiver),
  ...checkLetters(settings, facts),
  ...plannedChecks(plannedAt, NOW),
]

const chorus = (send: Send): void => {
  send.settings.channel = 'chorus'
}
/** One way to break each rule, from a sending that breaks none. */
const BROKEN: [id: string, field: string, change: (send: Send) => unknown][] = [
  ['NB-NEO-1', 'active', ({ facts }) => Object.assign(facts.neotouch, { active: false })],
  ['NB-NEO-2', 'password', ({ facts }) => Object.assign(facts, { passwordKnown: false })],
  ['NB-DOC-1', '', ({ facts }) => Object.assign(facts.document, { state: 'draft' })],
  ['NB-DOC-2', '', ({ facts }) => Object.assign(facts.document.file ?? {}, { size: LARGEST_FILE + 1 })],
  ['NB-CLI-1', 'blockedReason', ({ facts }) => Object.assign(facts.client, { blockedReason: 'Litige' })],
  ['NB-CLI-2', 'billingContact', ({ facts }) => Object.assign(facts.client, { contacts: [] })],
  [
    'NB-MEL-1',
    'email',
    ({ settings, receiver }) =>
      Object.assign(receiver, { email: 'a@b' }) && Object.assign(settings, { channel: 'email' }),
  ],
  ['NB-ADR-1', 'billingAddress.npai', ({ facts }) => Object.assign(facts.addressee.address, { npai: true })],
  ['NB-ADR-2', 'name', ({ facts }) => Object.assign(facts.addressee, { name: ' ' })],
  ['NB-ADR-3', 'billingAddress.line1', ({ facts }) => Object.assign(facts.addressee.address, { line1: '' })],
  ['NB-ADR-4', 'billingAddress.city', ({ facts }) => Object.assign(facts.addressee.address, { city: '' })],
  ['NB-ADR-5', 'billingAddress.postcode', ({ facts }) => Object.assign(facts.addressee.address, { postcode: '3700' })],
  [
    'NB-ADR-6',
    'billingAddress.line2',
    ({ facts }) => Object.assign(facts.addressee.address, { line2: 'x'.repeat(39) }),
  ],
  [
    'NB-ADR-7',
    'billingAddress.line4',
    ({ facts }) => Object.assign(facts.addressee.address, { line2: 'b', line3: 'c', line4: 'd', country: 'BE' }),
  ],
  ['NB-ADR-8', 'billingAddress.country', ({ facts }) => Object.assign(facts.addressee.address, { country: 'XX' })],
  ['NB-ADR-9', 'cover', ({ facts }) => Object.assign(facts.addressee.address, { line1: '4 rue des Halles' })],
  [
    'NB-OPT-1',
    'color',
    ({ facts, settings }) =>
      Object.assign(facts, { printModel: 'compact' }) && Object.assign(settings, { color: true }),
  ],
  ['NB-CHO-1', 'isPublic', (send) => Object.assign(send.facts.client, { isPublic: false }) && chorus(send)],
  ['NB-CHO-2', 'siren', (send) => Object.assign(send.receiver, { siret: '21420477800011' }) && chorus(send)],
  ['NB-CHO-3', 'siren', (send) => Object.assign(send.facts, { seller: { ...seller, nic: '' } }) && chorus(send)],
  ['NB-CHO-4', 'chorus.serviceCode', (send) => Object.assign(send.receiver, { serviceCode: ' ' }) && chorus(send)],
  ['NB-CHO-5', 'commitmentNumber', (send) => Object.assign(send.receiver, { commitmentNumber: '' }) && chorus(send)],
  [
    'NB-CHO-6',
    'chorus.serviceCode',
    (send) =>
      Object.assign(send.facts.client.chorus, { rule: 'either' }) &&
      Object.assign(send.receiver, { serviceCode: '', commitmentNumber: '' }) &&
      chorus(send),
  ],
  ['NB-CHO-7', 'number', (send) => Object.assign(send.facts.document, { number: 'F'.repeat(21) }) && chorus(send)],
  [
    'NB-ENV-3',
    'plannedAt',
    (send) => {
      send.plannedAt = NOW
    },
  ],
]
/** Those of a dossier or of a text: test/engine/sending.test.ts, trials.test.ts, message-template.test.ts. */
const OF_DOSSIER: [id: string, field: string][] = [
  ['NB-COP-1', 'copyEmails'],
  ['NB-COP-2', 'copyEmails'],
  ['NB-ENV-1', 'previous'],
  ['NB-ENV-2', 'resendReason'],
  ['NB-ENV-4', 'previous'],
  ['NB-MES-1', 'emailSubject'],
  ['NB-MES-2', 'emailMessage'],
]

describe('checks before a send', () => {
  test.each(['portail', 'courrier', 'email', 'chorus'] as const)('a good sending by %s has none', (channel) => {
    const send = ready()
    send.settings.channel = channel
    expect(checksOf(send)).toEqual([])
    expect(Object.values(impossibleChannels(send.facts, send.receiver))).toEqual([null, null, null, null])
  })

  test.each(BROKEN)('%s leads to %s', (id, field, change) => {
    const send = ready()
    change(send)
    const found = checksOf(send).filter((check) => check.id === id)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'blocking', message: expect.stringMatching(/^\p{Lu}.+$/u) })
    expect(found[0]?.field ?? '').toBe(field)
    expect(found[0]?.screen).toBeDefined()
    // The tab that the address names is the one that shows the field.
    if (found[0]?.screen === 'client') expect(found[0].tab).toBe(tabOfField(field))
  })

  test('docs/checks.md lists the same checks, with the same fields', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/checks.md'), 'utf8')
    const [, part = ''] = page.split('## Before a send')
    const rows = (part.split('\n## ')[0] ?? '').split('\n').filter((row) => /^\| NB-/u.test(row))
    const all = [...BROKEN.map(([id, field]) => [id, field] as const), ...OF_DOSSIER]
    expect(rows.map((row) => row.split(' | ')[0]?.slice(2)).sort()).toEqual(all.map(([id]) => id).sort())
    for (const [id, field] of all) {
      const row = rows.find((text) => text.startsWith(`| ${id} |`)) ?? ''
      expect(row).toContain(field === '' ? '| none |' : `\`${field}\``)
    }
  })

  test('what only paper asks for keeps no other channel, and a copy on paper is checked as a letter', () => {
    const send = ready()
    Object.assign(send.facts, { printModel: 'compact' })
    Object.assign(send.settings, { channel: 'email', color: true })
    send.facts.addressee.address.npai = true
    expect(checksOf(send)).toEqual([])
    send.settings.copy = 'courrier'
    expect(checksOf(send).map(({ id }) => id)).toEqual(['NB-ADR-1', 'NB-OPT-1'])
  })

  test('a new address leaves with a cover page, which shows it; before the file is drawn it is simply the address', () => {
    const send = ready()
    send.facts.addressee.address.line1 = '4 rue des Halles'
    send.settings.cover = true
    expect(checksOf(send)).toEqual([])
    Object.assign(send.facts, { printed: null })
    send.settings.cover = false
    expect(checksOf(send)).toEqual([])
  })

  test.each<[rule: string, service: boolean, commitment: boolean, ids: string[]]>([
    ['none', false, false, []],
    ['service', false, true, ['NB-CHO-4']],
    ['engagement', true, false, ['NB-CHO-5']],
    ['both', false, false, ['NB-CHO-4', 'NB-CHO-5']],
    ['either', true, false, []],
    ['either', false, true, []],
    ['either', false, false, ['NB-CHO-6']],
  ])('rule %s, service %s, engagement %s: %j', (rule, service, commitment, ids) => {
    const send = ready()
    chorus(send)
    Object.assign(send.facts.client.chorus, { rule })
    Object.assign(send.receiver, { serviceCode: service ? 'S' : '', commitmentNumber: commitment ? 'E' : '' })
    expect(checksOf(send).map(({ id }) => id)).toEqual(ids)
  })
})

describe('properties', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 45 })
  const addressees = fc.record({
    civility: fc.constantFrom('', 'Madame', 'SARL'),
    name: text,
    address: fc.record({
      line1: text,
      line2: text,
      line3: text,
      line4: text,
      postcode: fc.oneof(fc.stringMatching(/^\d{5}$/), text),
      city: text,
      country: fc.constantFrom('FR', 'BE', 'RE', 'XX'),
      npai: fc.boolean(),
    }),
  })

  test('an address without a problem fits the window, and no problem is about a field that does not exist', () => {
    fc.assert(
      fc.property(addressees, (addressee) => {
        const problems = addressProblems(addressee)
        const lines = addressLines(addressee)
        expect(lines.every((line) => line.trim() === line && line !== '' && !/\s\s|\n/u.test(line))).toBe(true)
        for (const { field } of problems) {
          const key = field.replace('billingAddress.', '')
          expect(field === 'name' || Object.hasOwn(addressee.address, key)).toBe(true)
        }
        if (problems.length > 0) return
        expect(lines.length).toBeLessThanOrEqual(ADDRESS_MAX_LINES)
        expect(lines.every((line) => [...line].length <= ADDRESS_MAX_CHARACTERS)).toBe(true)
        expect(lines[0]).toContain(addressee.name.replace(/\s+/gu, ' ').trim())
      }),
      { numRuns: 300 },
    )
  })

  test('an e-mail address that passes has one « @ », no space, and a domain that a DNS name may be', () => {
    const near = fc.oneof(
      fc.emailAddress(),
      fc.string({ maxLength: 80 }),
      fc.tuple(text, text).map((two) => two.join('@')),
    )
    fc.assert(
      fc.property(near, (email) => {
        const problem = emailProblem(email)
        if (problem !== null) {
          expect(problem).toMatch(/\.$/u)
          return
        }
        const [local = '', domain = '', ...rest] = email.trim().split('@')
        expect(rest).toEqual([])
        expect(email.trim()).not.toMatch(/[\s,;]/u)
        expect(local.length).toBeLessThanOrEqual(64)
        expect(domain.split('.').length).toBeGreaterThan(1)
        expect(domain.split('.').every((label) => label.length > 0 && label.length <= 63)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('whatever is wrong, every check has a sentence and a place, and a closed channel gives its reason', () => {
    const changes = fc.uniqueArray(fc.integer({ min: 0, max: BROKEN.length - 1 }), { maxLength: 6 })
    const channels = fc.constantFrom<Channel>('portail', 'courrier', 'email', 'chorus')
    fc.assert(
      fc.property(changes, channels, (indexes, channel) => {
        const send = ready()
        for (const index of indexes) BROKEN[index]?.[2](send)
        send.settings.channel = channel
        const checks = checksOf(send)
        for (const check of checks) {
          expect(check.message.trim()).not.toBe('')
          expect(check.screen).toBeDefined()
        }
        const reason = impossibleChannels(send.facts, send.receiver)[channel]
        if (reason !== null) expect(checks.map(({ message }) => message)).toContain(reason)
      }),
      { numRuns: 300 },
    )
  })
})
