import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineOptions } from '../../main/engine/engine.ts'
import type { PushTiming } from '../../main/engine/outbox/push.ts'
import type { Input } from '../../shared/contract.ts'
import type { StampType } from '../../shared/model/sending.ts'
import type { Submission } from '../../shared/model/views.ts'
import { temporaryFolder } from './neotouch-sandbox.ts'
import { openEngine } from './open-engine.ts'

/** Everything is due at once: a test asks, and never waits. */
const AT_ONCE: Partial<PushTiming> = {
  retryFirst: 0,
  retryMost: 0,
  offlineMost: 0,
  checkDelays: [0, 0, 0],
  firstPoll: 0,
}
/** Enough turns for any path of the stand-in, which moves one state at each question. */
const TURNS = 40

/** A demonstration dossier, made once for the tests of a file. */
export async function makeModel(): Promise<{ folder: string; path: string }> {
  const folder = temporaryFolder()
  const path = join(folder, 'modèle.dossier')
  const { call, close } = openEngine()
  await call('dossiers.createDemonstration', { path })
  await close()
  return { folder, path }
}

let copies = 0

/** A copy of that dossier, open on a platform at this address. */
export async function openOutbox(
  model: { folder: string; path: string },
  url: string,
  options: Partial<EngineOptions> = {},
) {
  const path = join(model.folder, `copie-${++copies}.dossier`)
  copyFileSync(model.path, path)
  return reopenOutbox(path, url, options)
}

/** The same dossier, opened again. */
export async function reopenOutbox(path: string, url: string, options: Partial<EngineOptions> = {}) {
  const opened = openEngine({ timing: AT_ONCE, longestPoll: 0, ...options })
  const { call } = opened
  await call('dossiers.open', { path })
  const settings = await call('neotouch.get', {})
  await call('neotouch.update', { ...settings, active: true, environment: 'production', address: url })
  const issued = (await call('documents.list', { kind: 'invoice', state: 'issued', limit: 100 })).rows
  const get = (id: string): Promise<Submission> => call('submissions.get', { id })
  /** Queues the first issued invoice that nothing keeps from leaving so; the ids. */
  const firstThatMay = async (choice: Input<'sending.submit'>['choice']): Promise<string[]> => {
    for (const { id: documentId } of issued) {
      const { checks } = await call('sending.prepare', { documentId, choice })
      if (checks.some(({ severity }) => severity === 'blocking')) continue
      return (await call('sending.submit', { documentId, choice })).submissionIds
    }
    throw new Error('no invoice of the dossier may leave so')
  }

  return {
    ...opened,
    path,
    get,
    /** Queues the n-th issued invoice, by e-mail; the id of its submission. */
    async queue(nth: number, more: { resendReason?: string; replaces?: string } = {}): Promise<string> {
      const { submissionIds } = await call('sending.submit', {
        documentId: issued[nth]?.id ?? '',
        choice: { override: { channel: 'email', copy: 'none' }, email: 'compta@client.example', ...more },
      })
      return submissionIds[0] ?? ''
    },
    /** The first issued invoice that may, by e-mail with a copy by post; both ids. */
    queueWithCopy: (): Promise<string[]> =>
      firstThatMay({ override: { channel: 'email', copy: 'courrier' }, email: 'compta@client.example' }),
    /** Queues the first issued invoice that may leave by post; the id of its submission. */
    async queueLetter(stampType: StampType = ''): Promise<string> {
      const [id = ''] = await firstThatMay({ override: { channel: 'courrier', copy: 'none', stampType } })
      return id
    },
    /** Asks the platform until a submission is in one of these states. */
    async reach(id: string, ...states: Submission['state'][]): Promise<Submission> {
      for (let turn = 0; turn < TURNS; turn++) {
        await call('sync.now', {})
        const one = await get(id)
        if (states.includes(one.state)) return one
      }
      const { state, message } = await get(id)
      throw new Error(`still ${state} (${message}), not ${states.join(' or ')}`)
    },
  }
}
export type Outbox = Awaited<ReturnType<typeof openOutbox>>
