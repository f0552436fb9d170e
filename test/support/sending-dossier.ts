import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createEngine } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import type { EngineMethod, EventName, EventPayload, Input, Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'

export interface LedgerRow {
  key: string
  channel: string
  transportId: string
  variables: Record<string, string>
}

const TOKEN = 'tests'

/** A demonstration dossier tied to a stand-in over real sockets, with a clock that a test moves. */
export async function openSendingDossier(
  options: { undoMilliseconds?: number; onTold?: (name: EventName, payload: unknown) => void } = {},
) {
  const { onTold, ...engineOptions } = options
  const folder = mkdtempSync(join(tmpdir(), 'sending-'))
  const sandbox = await startSandbox({
    dataDirectory: join(folder, 'platform'),
    adminToken: TOKEN,
    pace: { stepMilliseconds: 0, letterWaitMilliseconds: 0 },
  })
  let ahead = 0
  let lost = 0
  const told: { name: EventName; payload: unknown }[] = []
  const wire = createNodeHttp()
  const engine = createEngine({
    clock: () => Date.now() + ahead,
    http: {
      post: async (request) => {
        const answer = await wire.post(request)
        const body = Buffer.from(request.body).toString('latin1')
        if (lost === 0 || !body.includes('SubmitTransport')) return answer
        lost--
        throw new HttpFailure('after', 'ECONNRESET', 'the answer was lost')
      },
    },
    demonstrationDirectory: resolve(import.meta.dirname, '../fixtures/demonstration'),
    readPassword: async () => 'demo',
    emit: (name, payload) => {
      told.push({ name, payload })
      onTold?.(name, payload)
    },
    applicationName: 'sending test',
    timing: { retryFirst: 20, retryMost: 100, offlineMost: 100, checkDelays: [0, 0, 0, 0], firstPoll: 0 },
    longestPoll: 0,
    ...engineOptions,
  })
  const ask = async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> =>
    (await engine.call(name, input)) as Result<Output<Name>>
  const call = async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const result = await ask(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const admin = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(`/admin/${path}`, sandbox.webUrl), {
      headers: { 'X-Admin-Token': TOKEN },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    return answer.json()
  }

  await call('dossiers.createDemonstration', { path: join(folder, 'test.dossier') })
  const settings = await call('neotouch.get', {})
  await call('neotouch.update', { ...settings, environment: 'production', address: sandbox.url, active: true })
  const { rows: documents } = await call('documents.list', { kind: 'invoice', state: 'issued' })

  return {
    ask,
    call,
    documents,
    /** What the engine told on its own. */
    told: <Name extends EventName>(name: Name): EventPayload<Name>[] =>
      told.filter((one) => one.name === name).map((one) => one.payload as EventPayload<Name>),
    /** The application is closed, and opened again after some time. */
    async reopen(milliseconds: number): Promise<void> {
      await call('dossiers.close', {})
      ahead += milliseconds
      await call('dossiers.open', { path: join(folder, 'test.dossier') })
    },
    /** The engine's clock. */
    now: (): number => Date.now() + ahead,
    /** Moves the engine's clock. */
    pass: (milliseconds: number): void => {
      ahead += milliseconds
    },
    /** The answers of the next submits are lost on the way back, after the platform worked. */
    loseAnswers: (count: number): void => {
      lost = count
    },
    faults: (rules: readonly object[]) => admin('faults', rules),
    ledger: async (): Promise<LedgerRow[]> => {
      const body = (await admin('ledger')) as LedgerRow[] | { transports: LedgerRow[] }
      return Array.isArray(body) ? body : body.transports
    },
    async close(): Promise<void> {
      await engine.close()
      await sandbox.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
