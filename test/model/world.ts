import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { createMemoryPlatform, type MemoryPlatform } from '../support/memory-platform.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'
import { createVirtualTime, seededRandom } from '../support/virtual-time.ts'
import { ELSEWHERE, HOME, type ModelDossier, WHEN } from './model-dossier.ts'
import { createWire, type WireFate } from './wire.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

/** Turns of the event loop after which the engine has done all that it can without an answer. */
const TURNS = 3
const LONGEST = 20_000
let worlds = 0

/** One run: a copy of the dossier, the engine on it, two platforms, a wire and a clock that only the run moves. */
export async function openWorld(model: ModelDossier, seed: number) {
  const time = createVirtualTime(WHEN)
  const random = seededRandom(seed)
  const pace = {
    stepMilliseconds: 5_000,
    letterWaitMilliseconds: 10 * 60_000,
    indexMilliseconds: 0,
    receiptMilliseconds: 0,
  }
  const platforms = new Map<string, MemoryPlatform>(
    [HOME, ELSEWHERE].map((origin) => [origin, createMemoryPlatform(origin, time.now, pace)]),
  )
  const wire = createWire(platforms)
  const run = ++worlds
  const unexpected: string[] = []
  let life = 0
  let path = ''
  let password = 'demo'
  let skew = 0
  let engine: OpenEngine

  const start = async (next: string): Promise<void> => {
    path = next
    engine = openEngine({
      clock: () => time.now() + skew,
      http: wire.port(life),
      readPassword: async () => password,
      random,
      after: time.after,
      undoMilliseconds: 10_000,
      log: ({ event, code }) => {
        if (event.endsWith('.failed')) unexpected.push(`${event} ${code}`)
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
    wire.cut(life)
    time.forget()
    await engine.close()
    remove(path)
  }

  copyFileSync(model.path, nextPath())
  await start(nextPath())

  return {
    model,
    platforms,
    deposits: () => [...platforms.values()].flatMap((platform) => platform.deposits()),
    wire,
    time,
    pace,
    unexpected,
    random,
    /** Ids of the sendings that the engine said were queued. */
    promised: [] as string[],
    ask: async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> => {
      const result = (await engine.engine.call(name, input)) as Result<Output<Name>>
      await quiet()
      return result
    },
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
    async exchange(fate: WireFate): Promise<void> {
      wire.decide(fate)
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
      await start(path)
    },
    /** The process dies at this instant: the system still writes what it was given. */
    async crash(): Promise<void> {
      const next = join(model.folder, `run-${run}-${life + 1}.dossier`)
      copyFileSync(path, next)
      writeFileSync(`${next}-wal`, walOf(path))
      await bury()
      life++
      await start(next)
    },
    /**
     * The power is cut while the engine records the answer of an exchange, before it says anything more to a platform:
     * the dossier is what the disk held before, and a part of what was being written.
     */
    async powerCut(fate: WireFate, part: number): Promise<void> {
      const next = join(model.folder, `run-${run}-${life + 1}.dossier`)
      const before = walOf(path)
      copyFileSync(path, next)
      wire.decide(fate)
      await quiet()
      const after = walOf(path)
      const grown = after.length > before.length && after.subarray(0, before.length).equals(before)
      const kept = grown ? before.length + Math.floor((after.length - before.length) * part) : before.length
      writeFileSync(`${next}-wal`, grown ? after.subarray(0, kept) : before)
      await bury()
      life++
      await start(next)
    },
    close: bury,
  }
}
