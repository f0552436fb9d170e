import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { createMemoryPlatform, keyOf, type MemoryPlatform, type Taken } from '../support/memory-platform.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'
import { quickRenderer } from '../support/quick-renderer.ts'
import { type Tail, tornWal } from '../support/torn-wal.ts'
import { createVirtualTime, seededRandom } from '../support/virtual-time.ts'
import { addressOf, ELSEWHERE, HOME, type ModelDossier, TRIALS, WHEN } from './model-dossier.ts'
import { createWire, type WireFate } from './wire.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

/** The time to undo, milliseconds. */
export const UNDO = 10_000
/** Turns of the event loop after which the engine has done all that it can without an answer. */
const TURNS = 3
const LONGEST = 20_000
let worlds = 0

/** When a process dies after something was asked of it: turns of the event loop, then steps within one. */
export interface Death {
  turns: number
  ticks: number
}

/**
 * One run: a copy of the dossier, the engine on it, two services, a stand-in, a wire and a clock that only the run moves.
 * @param start UTC milliseconds
 * @param taken what the usual service has already
 */
export async function openWorld(model: ModelDossier, seed: number, start = WHEN, taken?: Taken) {
  const time = createVirtualTime(start)
  const random = seededRandom(seed)
  const pace = {
    stepMilliseconds: 5_000,
    letterWaitMilliseconds: 10 * 60_000,
    indexMilliseconds: 0,
    receiptMilliseconds: 0,
  }
  const platforms = new Map<string, MemoryPlatform>(
    [HOME, ELSEWHERE, TRIALS].map((origin) => [
      origin,
      createMemoryPlatform(origin, time.now, pace, origin === HOME ? taken : undefined),
    ]),
  )
  const wire = createWire(platforms)
  const run = ++worlds
  const unexpected: string[] = []
  const dead = new Set<number>()
  let life = 0
  let path = ''
  let password = 'demo'
  let skew = 0
  let engine: OpenEngine
  let doom: Death | null = null

  const launch = async (next: string): Promise<void> => {
    path = next
    const own = life
    engine = openEngine({
      clock: () => time.now() + skew,
      http: wire.port(life),
      readPassword: async () => password,
      random,
      after: time.after,
      undoMilliseconds: UNDO,
      // Several sessions as soon as two sendings wait: a run has few of them.
      timing: { sessionWorth: 1 },
      renderer: quickRenderer,
      openSandbox: async () => ({ url: addressOf(TRIALS), webUrl: TRIALS, owned: false, close: async () => undefined }),
      log: ({ event, code }) => {
        if (event.endsWith('.failed') && !dead.has(own)) unexpected.push(`${event} ${code}`)
      },
    })
    const opened = await engine.engine.call('dossiers.open', { path })
    if (!opened.ok) throw new Error(`the dossier does not open: ${opened.error.message}`)
    await quiet()
  }

  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resume) => setImmediate(resume))
  }
  const nextPath = (): string => join(model.folder, `run-${run}-${life}.dossier`)
  const remove = (gone: string): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${gone}${end}`, { force: true })
  }
  const walOf = (file: string): Buffer => (existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0))

  /** What stays of the process after it died: nothing it still does is seen by anyone. */
  const bury = async (): Promise<void> => {
    dead.add(life)
    wire.cut(life)
    time.forget()
    await engine.close()
    remove(path)
  }

  /** The process dies at this instant: the system still writes what it was given. */
  const crash = async (): Promise<void> => {
    const next = join(model.folder, `run-${run}-${life + 1}.dossier`)
    copyFileSync(path, next)
    writeFileSync(`${next}-wal`, walOf(path))
    await bury()
    life++
    await launch(next)
  }

  copyFileSync(model.path, nextPath())
  writeFileSync(`${nextPath()}-wal`, walOf(model.path))
  await launch(nextPath())

  return {
    model,
    platforms,
    deposits: () => [...platforms.values()].flatMap((platform) => platform.deposits()),
    trials: () => new Set(platforms.get(TRIALS)?.deposits().map(keyOf)),
    wire,
    time,
    pace,
    unexpected,
    random,
    /** Ids of the sendings that the engine said were queued. */
    promised: [] as string[],
    /** Ids of the sendings that the engine said were taken back before they left. */
    undone: [] as string[],
    /** Ids of documents that were validated while what is validated leaves by itself. */
    automatic: [] as string[],
    /** Id of a sending: the instant before which a person wanted nothing to leave, UTC milliseconds. */
    planned: new Map<string, number>(),
    /** Ids of sendings that a person put back, after which they leave at once. */
    hurried: new Set<string>(),
    /** Ids of sendings that a person asked the platform to stop. */
    stopped: new Set<string>(),
    /** What was said and did not hold. */
    broken: [] as string[],
    /** Waits for the answer; a process that is to die during the next question dies, and gives none. */
    ask: async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> => {
      const asked = engine.engine.call(name, input) as Promise<Result<Output<Name>>>
      if (doom !== null) {
        const { turns, ticks } = doom
        doom = null
        for (let turn = 0; turn < turns; turn++) await new Promise((resume) => setImmediate(resume))
        for (let tick = 0; tick < ticks; tick++) await null
        await crash()
        return { ok: false, error: { code: 'unexpected', message: 'it died meanwhile' } }
      }
      const result = await asked
      await quiet()
      return result
    },
    /** Asks, and does not wait: the answer depends on exchanges to come. */
    begin: async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<void> => {
      void engine.engine.call(name, input)
      await quiet()
    },
    dieDuringNext: (death: Death): void => {
      doom = death
    },
    willDie: (): boolean => doom !== null,
    /** What the clock of this computer shows, UTC milliseconds. */
    clock: (): number => time.now() + skew,
    call: <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> =>
      engine.call(name, input),
    wake: async (): Promise<void> => {
      engine.engine.wake()
      await quiet()
    },
    setPassword: async (value: string): Promise<void> => {
      password = value
      engine.engine.passwordChanged()
      await quiet()
    },
    setSkew: (milliseconds: number): void => {
      skew = milliseconds
    },
    async exchange(fate: WireFate, nth = 0): Promise<void> {
      wire.decide(fate, nth)
      await quiet()
    },
    async pass(milliseconds: number): Promise<void> {
      await time.advance(milliseconds, quiet)
      await quiet()
    },
    /** Ends as a person ends it: after the exchange under way, whose answer arrives. */
    async reopen(): Promise<void> {
      const closing = engine.close()
      let over = false
      closing.then(() => {
        over = true
      })
      for (let turn = 0; !over && turn < LONGEST; turn++) {
        wire.decide('ok')
        await quiet()
      }
      await closing
      time.forget()
      life++
      await launch(path)
    },
    crash: async (): Promise<void> => {
      doom = null
      await crash()
    },
    /**
     * The power is cut while the engine records the answer of an exchange, before it says anything more to a platform:
     * the dossier is what the disk held before, and a part of what was being written.
     */
    async powerCut(fate: WireFate, part: number, tail: Tail): Promise<void> {
      const next = join(model.folder, `run-${run}-${life + 1}.dossier`)
      const before = walOf(path)
      copyFileSync(path, next)
      wire.decide(fate)
      await quiet()
      const after = walOf(path)
      const grown = after.length > before.length && after.subarray(0, before.length).equals(before)
      writeFileSync(`${next}-wal`, grown ? tornWal(after, before.length, part, tail) : before)
      await bury()
      life++
      await launch(next)
    },
    close: bury,
  }
}
