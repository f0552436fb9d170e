import { expect, test } from 'vitest'
import { createNeotouch } from '../../main/engine/neotouch/neotouch.ts'
import { createPace } from '../../main/engine/neotouch/pace.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'

function virtualClock() {
  let now = 1_000_000
  return {
    clock: () => now,
    pause: async (milliseconds: number) => {
      now += milliseconds
    },
    set: (instant: number) => {
      now = instant
    },
  }
}

test('requests are spaced by the interval, and one that comes late does not wait', async () => {
  const time = virtualClock()
  const began = time.clock()
  const pace = createPace({ ...time, interval: 500 })
  await pace.turn()
  await pace.turn()
  expect(time.clock() - began).toBe(500)
  time.set(began + 5_000)
  await pace.turn()
  expect(time.clock() - began).toBe(5_000)
})

test('a clock that went back does not stop the requests until it comes forward again', async () => {
  const time = virtualClock()
  const pace = createPace({ ...time, interval: 500 })
  await pace.turn()
  time.set(time.clock() - 86_400_000)
  const began = time.clock()
  await pace.turn()
  expect(time.clock() - began).toBeLessThanOrEqual(500)
})

test('all the sessions of one account keep one pace towards a service that is not on this machine', async () => {
  const time = virtualClock()
  const at: number[] = []
  const first = createNeotouch({
    ...time,
    connection: {
      address: 'https://neotouch.example/EDPWS/EDPWS.dll?Handler=Default2',
      userName: 'demo',
      password: 'demo',
      applicationName: 'test',
    },
    http: {
      post: () => {
        at.push(time.clock())
        return Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network'))
      },
    },
  })
  const second = first.another()
  for (const session of [first, second, first, second]) await session.find('email', 'A1.01JD3Z8Q.F1.1')
  expect(at.map((instant) => instant - (at[0] ?? 0))).toEqual([0, 500, 1_000, 1_500])
})
