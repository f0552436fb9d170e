import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { SandboxClock } from './clock.ts'
import { stateOf, variableOf } from './deposit.ts'
import type { FaultRules } from './fault-rules.ts'
import { stepped } from './progress.ts'
import { current } from './search.ts'
import type { Platform } from './service.ts'

export interface AdminAnswer {
  status: number
  body: unknown
}

const duration = z.int().nonnegative().optional()
const paceSchema = z.object({
  stepMilliseconds: duration,
  letterWaitMilliseconds: duration,
  indexMilliseconds: duration,
  receiptMilliseconds: duration,
})
/** Time only goes on: ten years at most. */
const passingSchema = z.object({ seconds: z.number().nonnegative().max(315_360_000) })
const advanceSchema = z.object({ steps: z.int().positive().max(20).default(20), transportId: z.string().optional() })

/** Control of the stand-in, for tests and demonstrations. Off unless a token was given. */
export function createAdmin(
  platform: Platform,
  { faults, clock }: { faults: FaultRules; clock: SandboxClock },
  token: string | null,
) {
  const routes = new Map<string, (body: string) => unknown>([
    ['GET /admin/ledger', () => ledger(platform)],
    ['GET /admin/faults', () => faults.remaining()],
    ['POST /admin/faults', (body) => ({ rules: faults.set(JSON.parse(body)) })],
    [
      'POST /admin/pace',
      (body) => {
        const given = Object.entries(paceSchema.parse(JSON.parse(body)))
        return Object.assign(platform.pace, Object.fromEntries(given.filter(([, value]) => value !== undefined)))
      },
    ],
    ['GET /admin/clock', () => ({ now: clock.now() })],
    [
      'POST /admin/clock',
      (body) => {
        clock.advance(passingSchema.parse(JSON.parse(body)).seconds * 1_000)
        return { now: clock.now() }
      },
    ],
    [
      'POST /admin/advance',
      (body) => {
        const { steps, transportId } = advanceSchema.parse(JSON.parse(body || '{}'))
        for (const deposit of platform.store.all()) {
          if (transportId !== undefined && deposit.transportId !== transportId) continue
          let moved = current(platform, deposit)
          for (let step = 0; step < steps; step++) moved = stepped(moved, platform.clock())
          platform.store.save(moved)
        }
        return ledger(platform)
      },
    ],
  ])

  return (method: string, path: string, given: string, body: string): AdminAnswer => {
    const route = routes.get(`${method} ${path}`)
    if (token === null || route === undefined) return { status: 404, body: { error: 'not found' } }
    if (!sameToken(token, given)) return { status: 403, body: { error: 'X-Admin-Token is missing or wrong' } }
    try {
      return { status: 200, body: route(body) }
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError)
        return { status: 400, body: { error: error.message } }
      throw error
    }
  }
}

function sameToken(token: string, given: string): boolean {
  const [expected, actual] = [Buffer.from(token), Buffer.from(given)]
  return expected.byteLength === actual.byteLength && timingSafeEqual(expected, actual)
}

/** Every transport that was taken, for the tests of crashes: none lost, none twice. */
function ledger(platform: Platform) {
  return platform.store.all().map((stored) => {
    const deposit = current(platform, stored)
    return {
      transportId: deposit.transportId,
      submissionId: deposit.submissionId,
      account: deposit.account,
      key: variableOf(deposit, 'Identifier'),
      channel: deposit.channel,
      state: stateOf(deposit),
      shortStatus: deposit.shortStatus,
      variables: Object.fromEntries(deposit.variables.map(({ name, value }) => [name, value])),
      files: deposit.files.map(({ name, sha256, size }) => ({ name, sha256, size })),
      receivedAt: deposit.receivedAt,
      history: deposit.history,
    }
  })
}
