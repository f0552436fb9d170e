import { expect, test } from 'vitest'
import { portalPage } from '../../shared/rules/portal-page.ts'

const SANDBOX = 'http://127.0.0.1:8080/'
const page = (transportId: string | null, trial = false, sandboxUrl: string | null = null) =>
  portalPage({ transportId, trial }, sandboxUrl)

test('the page of a letter is known, whatever the dossier uses now', () => {
  const transportId = 'MOD.9000000000000000001'
  expect(page(transportId)).toEqual({ page: 'portal', transportId })
  expect(page(transportId, false, SANDBOX)).toEqual({ page: 'portal', transportId })
})

test('that of anything else is not, and that is said', () => {
  for (const transportId of ['Mail.9000000000000000001', 'CD#NeotouchPortail.9000000000000000001', 'MOD.9', 'autre']) {
    expect(page(transportId)).toEqual({ page: null, why: expect.stringContaining('que pour un courrier') })
  }
  expect(page(null)).toEqual({ page: null, why: 'Neotouch n’a pas encore reçu cet envoi.' })
})

test('a trial is looked at in the stand-in alone', () => {
  const transportId = 'MOD.9000000000000000001'
  expect(page(transportId, true, SANDBOX)).toEqual({ page: 'sandbox', transportId, address: SANDBOX })
  expect(page(transportId, true)).toEqual({ page: null, why: expect.stringContaining('bac à sable') })
})
