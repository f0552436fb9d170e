import { ELSEWHERE, HOME } from './model-dossier.ts'
import { putBack, setAccount, submissionsOf } from './steps.ts'
import type { World } from './world.ts'

/** Longer than any delay of the outbox, than the way of any transport and than the time between two questions about a letter. */
const HORIZON = 7 * 3_600_000
/** More than any run needs: a run that is not quiet by then turns in circles. */
const LONGEST = 200_000
const ACCOUNTS = [ELSEWHERE, HOME].flatMap((origin) => ['autre', 'demo'].map((userName) => ({ origin, userName })))

/** Everything answers from now on: time passes until nothing is under way. */
async function untilQuiet(world: World): Promise<void> {
  const end = world.time.now() + HORIZON
  for (let turn = 0; turn < LONGEST; turn++) {
    if (world.wire.waiting() > 0) {
      await world.exchange('ok')
      continue
    }
    const next = world.time.nextAt()
    if (next === null || next > end) return
    await world.pass(Math.max(0, next - world.time.now()))
  }
  throw new Error('the outbox never becomes quiet')
}

/** The dossier on each account that holds something of it, the usual one last. */
async function onEachAccount(world: World): Promise<void> {
  const used = new Set(
    [...world.platforms].flatMap(([origin, platform]) =>
      platform.deposits().map((deposit) => `${origin} ${deposit.account}`),
    ),
  )
  for (const { origin, userName } of ACCOUNTS) {
    const usual = origin === HOME && userName === 'demo'
    if (!usual && !used.has(`${origin} ${userName}`)) continue
    await setAccount(world, origin, userName)
    await untilQuiet(world)
  }
}

/** The faults end, the password is right, each account is asked in turn, and a person reads what is in error. */
export async function settle(world: World, password = 'demo'): Promise<void> {
  world.setSkew(0)
  world.pace.indexMilliseconds = 0
  await world.setPassword(password)
  await onEachAccount(world)
  for (const row of await submissionsOf(world)) if (row.state === 'blocked') await putBack(world, row.id)
  await onEachAccount(world)
}
