import { expect, test } from '@playwright/test'
import type { Client } from '../../shared/model/party.ts'
import type { Check } from '../../shared/model/sending.ts'
import { type LaunchedApp, launch } from '../support/electron-app.ts'
import { goTo, openDemonstration } from '../support/journey.ts'

let app: LaunchedApp
let original: Client

/** A call of the window, as its screens make it. */
async function ask<Value>(method: string, input: object): Promise<Value> {
  const answer = await app.window.evaluate(([name, value]) => window.neotouch.call(name as string, value), [
    method,
    input,
  ] as const)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value as Value
}

test.beforeAll(async () => {
  app = await launch()
  const { window } = app
  await openDemonstration(window)
  const { rows } = await ask<{ rows: Client[] }>('clients.list', { search: 'Agence Cap Ouest' })
  original = await ask('clients.get', { id: rows[0]?.id ?? '' })
  await goTo(window, 'Clients')
  await window.getByRole('gridcell', { name: original.name, exact: true }).dblclick()
  await expect(window.getByRole('heading', { level: 1, name: original.name })).toBeVisible()
})
test.afterAll(async () => {
  await app.close()
})
test.describe.configure({ mode: 'serial' })

const LONG = 'Une ligne bien trop longue pour la fenêtre'
const address = (change: Partial<Client['billingAddress']>): Partial<Client> => ({
  billingAddress: { ...original.billingAddress, ...change },
})
/** Each makes lines of « Prêt à envoyer ? » appear. */
const SITUATIONS: readonly (readonly [string, () => Partial<Client>])[] = [
  ['blocked, without a billing contact', () => ({ blockedReason: 'Litige', contacts: [] })],
  [
    'an e-mail that cannot be one',
    () => ({ contacts: original.contacts.map((one) => ({ ...one, isBilling: true, email: 'compta@' })).slice(0, 1) }),
  ],
  ['Chorus Pro for a private client', () => ({ isPublic: false, sending: { channel: 'chorus' } })],
  [
    'Chorus Pro without what the client asks for',
    () => ({
      isPublic: true,
      siren: '',
      sending: { channel: 'chorus' },
      chorus: { ...original.chorus, rule: 'service', serviceCode: '' },
    }),
  ],
  [
    'a letter without an address',
    () => ({ sending: { channel: 'courrier' }, ...address({ line1: '', line2: '', city: '', postcode: '12' }) }),
  ],
  [
    'a letter to an address that is not theirs any more, too long and abroad',
    () => ({
      name: LONG,
      sending: { channel: 'courrier' },
      ...address({
        npai: true,
        line1: `${LONG} 1`,
        line2: '2',
        line3: '3',
        line4: `${LONG} 4`,
        city: `${LONG} 5`,
        country: 'BE',
      }),
    }),
  ],
]

/** Of a check, the identifier of the entry where it is mended: an address that nobody has is given to a billing contact. */
const entryOf = ({ field = '' }: Check, { contacts }: Client): string => {
  if (field !== 'email') return `client-${field.replaceAll('.', '-')}`
  return contacts.some((one) => one.isBilling) ? 'client-contacts-0-email' : 'client-billingContact'
}

for (const [situation, change] of SITUATIONS) {
  test(`each line of « Prêt à envoyer ? » leads to its field: ${situation}`, async () => {
    const { window } = app
    const card = await ask<Client>('clients.save', { ...original, ...change() })
    const checks = (await ask<Check[]>('clients.readiness', { id: original.id })).filter(
      ({ severity, screen }) => severity !== 'ok' && screen === 'client',
    )
    expect(checks.length).toBeGreaterThan(0)
    const ready = window.getByRole('region', { name: 'Prêt à envoyer ?' })
    for (const check of checks) {
      const line = ready.getByRole('listitem').filter({ hasText: check.message })
      await line.getByRole('button', { name: 'Aller au champ' }).click()
      await expect(window.locator(`#${entryOf(check, card)}`), `${check.id} ${check.field}`).toBeFocused()
    }
  })
}
