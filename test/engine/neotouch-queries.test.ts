import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExchangeRecord } from '../../main/engine/neotouch/session.ts'
import { connect, openTestSandbox, SMALL_PDF, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await openTestSandbox()
})
afterEach(() => sandbox.stop())

async function deposit(count: number, channel: 'email' | 'courrier' = 'email') {
  const platform = connect(sandbox.url)
  for (let index = 0; index < count; index++) await platform.submit(transportOf(channel, `K.${index}`))
  return (await sandbox.ledger()).map(({ transportId }) => ({ channel, transportId }))
}

describe('finding by key', () => {
  test('finds all that carry it, and nothing else', async () => {
    const platform = connect(sandbox.url)
    await sandbox.faults({ operation: 'SubmitTransport', kind: 'accept-twice' })
    await platform.submit(transportOf('email', 'K.1'))
    await platform.submit(transportOf('email', 'K.10'))
    const found = await platform.find('email', 'K.1')
    expect(found).toMatchObject({ kind: 'ok', value: [{ key: 'K.1' }, { key: 'K.1' }] })
    expect(await platform.find('courrier', 'K.1')).toEqual({ kind: 'ok', value: [] })
    expect(await platform.find('email', 'K.2')).toEqual({ kind: 'ok', value: [] })
  })

  test('goes on to the next pages', async () => {
    const platform = connect(sandbox.url)
    for (let index = 0; index < 23; index++) await platform.submit(transportOf('email', 'K.1'))
    const found = await platform.find('email', 'K.1')
    expect(found.kind === 'ok' && found.value.map(({ transportId }) => transportId)).toEqual(
      (await sandbox.ledger()).map(({ transportId }) => transportId),
    )
  })

  test('a platform that ignores the filter proves nothing: not found is not concluded', async () => {
    const platform = connect(sandbox.url)
    await platform.submit(transportOf('email', 'OTHER.1'))
    await sandbox.faults({ operation: 'QueryFirst', kind: 'ignore-filter' })
    expect(await platform.find('email', 'K.1')).toMatchObject({ kind: 'retry', offline: false })
  })

  test('a platform that has not indexed yet answers nothing', async () => {
    const platform = connect(sandbox.url)
    await platform.submit(transportOf('email', 'K.1'))
    await sandbox.faults({ operation: 'QueryFirst', kind: 'blind-query' })
    expect(await platform.find('email', 'K.1')).toEqual({ kind: 'ok', value: [] })
    expect(await platform.find('email', 'K.1')).toMatchObject({ kind: 'ok', value: [{ key: 'K.1' }] })
  })
})

describe('states', () => {
  test('are asked twenty at a time, by type', async () => {
    const emails = await deposit(25)
    const log: ExchangeRecord[] = []
    const platform = connect(sandbox.url, { log: (record) => log.push(record) })
    await platform.submit(transportOf('courrier', 'L.1'))
    const letter = (await sandbox.ledger()).find(({ channel }) => channel === 'courrier')
    const asked = [...emails, { channel: 'courrier' as const, transportId: letter?.transportId ?? '' }]
    const answer = await platform.states(asked)
    expect(answer.kind === 'ok' && answer.value.map(({ transportId }) => transportId).sort()).toEqual(
      asked.map(({ transportId }) => transportId).sort(),
    )
    expect(log.filter(({ operation }) => operation === 'QueryFirst')).toHaveLength(3)
  })

  test('are asked one by one when the platform does not understand « or », then always', async () => {
    const emails = await deposit(3)
    await sandbox.faults({ operation: 'QueryFirst', kind: 'no-or' })
    const log: ExchangeRecord[] = []
    const platform = connect(sandbox.url, { log: (record) => log.push(record) })
    for (let round = 0; round < 2; round++) {
      const answer = await platform.states(emails)
      expect(answer.kind === 'ok' && answer.value).toHaveLength(3)
    }
    expect(log.filter(({ operation }) => operation === 'QueryFirst')).toHaveLength(1 + 3 + 3)
  })

  test('leave out ids that are not known, or that could not stand in a filter', async () => {
    const [known] = await deposit(1)
    const answer = await connect(sandbox.url).states([
      ...(known === undefined ? [] : [known]),
      { channel: 'email', transportId: 'SM.9000000000000000999' },
      { channel: 'email', transportId: '*' },
      { channel: 'email', transportId: '' },
    ])
    expect(answer).toMatchObject({ kind: 'ok', value: [{ transportId: known?.transportId }] })
    expect(answer.kind === 'ok' && answer.value).toHaveLength(1)
  })

  test('of a letter and of an e-mail go through the codes to 100, with the date of the end', async () => {
    const platform = connect(sandbox.url)
    for (const [channel, expected] of [
      ['courrier', [10, 30, 40, 50, 80, 90, 100, 100]],
      ['email', [10, 30, 40, 50, 80, 100, 100]],
    ] as const) {
      const accepted = await platform.submit(transportOf(channel, `K.${channel}`))
      const transportId = accepted.kind === 'accepted' ? accepted.transportId : ''
      const seen: number[] = []
      for (const _ of expected) {
        const answer = await platform.states([{ channel, transportId }])
        if (answer.kind !== 'ok') throw new Error(answer.message)
        seen.push(...answer.value.map(({ state }) => state))
        const over = answer.value[0]?.state === 100
        expect(answer.value[0]?.completionDateTime).toMatch(over ? /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ : /^$/)
      }
      expect(seen).toEqual(expected)
    }
  })

  test('of a failure bear the reason of the platform', async () => {
    await sandbox.faults({ operation: 'SubmitTransport', kind: 'fail' })
    const [letter] = await deposit(1, 'courrier')
    await sandbox.advance()
    const answer = await connect(sandbox.url).states(letter === undefined ? [] : [letter])
    expect(answer).toMatchObject({
      kind: 'ok',
      value: [{ state: 200, shortStatus: 'The validity date of this message has expired.' }],
    })
  })

  test('numbers of 19 digits stay text, even those that begin with 0', async () => {
    await sandbox.stop()
    sandbox = await openTestSandbox({ accounts: [{ userName: 'zero', password: 'z', firstDigit: '0' }] })
    const platform = connect(sandbox.url, {}, { userName: 'zero', password: 'z' })
    const accepted = await platform.submit(transportOf('courrier', 'K.1'))
    expect(accepted).toMatchObject({ kind: 'accepted', transportId: 'MOD.0000000000000000001' })
    const answer = await platform.states([{ channel: 'courrier', transportId: 'MOD.0000000000000000001' }])
    expect(answer).toMatchObject({ kind: 'ok', value: [{ transportId: 'MOD.0000000000000000001' }] })
  })
})

describe('files and cancelling', () => {
  test('the converted file comes back, and the proof of a registered letter once it is sent', async () => {
    const platform = connect(sandbox.url)
    const registered = transportOf('courrier', 'K.1')
    const variables = { ...registered.variables, StampType: 'R1' }
    const accepted = await platform.submit({ ...registered, variables })
    const transportId = accepted.kind === 'accepted' ? accepted.transportId : ''
    expect(await platform.files(transportId)).toEqual({ kind: 'ok', value: [] })
    await sandbox.advance()
    const files = await platform.files(transportId)
    if (files.kind !== 'ok') throw new Error(files.message)
    expect(files.value.map(({ name }) => name)).toEqual(['F1.pdf', 'Receipt.pdf'])
    expect(Buffer.from(files.value[0]?.bytes ?? []).equals(SMALL_PDF)).toBe(true)
    expect(Buffer.from(files.value[1]?.bytes ?? []).toString('latin1')).toContain('%PDF-1.4')
  })

  test('a transport in progress is cancelled; a finished one says why it is too late', async () => {
    const [first, second] = await deposit(2)
    const platform = connect(sandbox.url)
    expect(await platform.cancel('email', first?.transportId ?? '')).toEqual({
      kind: 'ok',
      value: { cancelled: true, reason: '' },
    })
    await sandbox.advance()
    const late = await platform.cancel('email', second?.transportId ?? '')
    expect(late).toMatchObject({ kind: 'ok', value: { cancelled: false } })
    expect(late).toHaveProperty('value.reason', expect.stringContaining('Message is already in a terminal state.'))
    expect((await sandbox.ledger()).map(({ state }) => state)).toEqual([300, 100])
  })

  test('an id that could name several transports cancels nothing', async () => {
    await deposit(2)
    const platform = connect(sandbox.url)
    for (const id of ['', '*', 'SM.*', '(Identifier=*)', 'SM.1)(msn=*']) {
      expect(await platform.cancel('email', id)).toMatchObject({ kind: 'ok', value: { cancelled: false } })
    }
    expect((await sandbox.ledger()).every(({ state }) => state < 100)).toBe(true)
  })

  test('when the answer to a cancellation is lost, the state decides', async () => {
    const [one] = await deposit(1)
    await sandbox.faults({ operation: 'Cancel', kind: 'drop-after' })
    expect(await connect(sandbox.url).cancel('email', one?.transportId ?? '')).toEqual({
      kind: 'ok',
      value: { cancelled: true, reason: '' },
    })
  })
})
