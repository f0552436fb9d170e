import { changeSettings, putBack, setAccount, submissionsOf } from './dossier.ts'
import { ELSEWHERE, HOME, TRIALS } from './model-dossier.ts'
import type { World } from './world.ts'

/** Longer than any delay of the outbox, than the way of any transport and than the wait for the hour of a planned sending. */
const HORIZON = 31 * 3_600_000
/** More than any run needs: a run that is not quiet by then turns in circles. */
const LONGEST = 20_000
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
  world.broken.push('the outbox never becomes quiet')
}

/** The dossier on each account that holds something of it, the usual one last. The stand-in has accounts, and no address. */
async function onEachAccount(world: World): Promise<void> {
  const { environment } = await world.call('neotouch.get', {})
  const origins = environment === 'sandbox' ? [TRIALS] : [ELSEWHERE, HOME]
  for (const origin of origins) {
    const used = new Set(
      world.platforms
        .get(origin)
        ?.deposits()
        .map(({ account }) => account),
    )
    for (const userName of ['autre', 'demo']) {
      const usual = origin !== ELSEWHERE && userName === 'demo'
      if (!usual && !used.has(userName)) continue
      await setAccount(world, origin === TRIALS ? HOME : origin, userName)
      await untilQuiet(world)
    }
  }
}

/**
 * The faults end, the password is right, the sendings are taken up again, each account is asked in turn, and a person
 * reads what is in error; then the dossier goes back to Neotouch, unless something is held on the stand-in.
 */
export async function settle(world: World, password = 'demo'): Promise<void> {
  world.setSkew(0)
  world.pace.indexMilliseconds = 0
  await world.setPassword(password)
  await world.ask('sync.hold', { held: false })
  await onEachAccount(world)
  for (const row of await submissionsOf(world)) if (row.state === 'blocked') await putBack(world, row.id)
  await onEachAccount(world)
  const { environment } = await world.call('neotouch.get', {})
  const back = environment === 'sandbox' && (await changeSettings(world, { environment: 'production' }))
  if (back) await onEachAccount(world)
}
