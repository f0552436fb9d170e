import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure, type HttpPort, type HttpRequest } from '../../main/engine/neotouch/port.ts'
import { PUSH_TIMING } from '../../main/engine/outbox/push.ts'
import { type BenchEngine, draftInvoices, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure, median } from './support/measure.ts'
import { createReplay, inSession, operationOf, sessionOf } from './support/replay.ts'
import { startStandIn } from './support/stand-in.ts'

const DOCUMENTS = 50
const RUNS = 5

/** The queue of the outbox, emptied at once: intent recorded, posted, answer recorded, for each document. */
export const send: Measure = {
  name: 'send',
  title: `Send ${DOCUMENTS} queued documents to the stand-in platform`,
  run: () => inFolder(measure),
}

interface Recorded {
  request: HttpRequest
  began: number
  ended: number
}

async function measure(folder: string): Promise<Figure[]> {
  const exchanges: Recorded[] = []
  const http = recordingHttp(exchanges)
  const queued = join(folder, 'queued.dossier')
  let standIn = await startStandIn(join(folder, 'platform'))
  const { port } = standIn
  try {
    await queue(queued, await issuedInvoices(queued, DOCUMENTS, standIn.url))
    const rates = { outbox: [] as number[], closed: [] as number[], kept: [] as number[] }
    const inExchange: number[] = []
    for (let run = 0; run < RUNS; run++) {
      // The keys of the run before must be unknown there.
      await standIn.stop()
      standIn = await startStandIn(join(folder, `platform-${run}`), port)
      const path = join(folder, `send-${run}.dossier`)
      copyFileSync(queued, path)
      exchanges.length = 0
      const elapsed = await empty(path, http, exchanges)
      rates.outbox.push((DOCUMENTS * 1_000) / elapsed)
      const submitted = exchanges.filter(isSubmit)
      inExchange.push(median(submitted.map(({ began, ended }) => ended - began)))
      rates.closed.push((DOCUMENTS * 1_000) / (await replay(exchanges, submitted, false)))
      rates.kept.push((DOCUMENTS * 1_000) / (await replay(exchanges, submitted, true)))
    }
    return [
      figure('sends, from the first intent to all accepted', 'per second', rates.outbox, {
        what: 'bare posts per second, a connection each',
        values: rates.closed,
      }),
      figure('the same', 'per second', rates.outbox, {
        what: 'bare posts per second, one connection kept',
        values: rates.kept,
      }),
      figure('one exchange with the platform', 'ms', inExchange),
    ]
  } finally {
    await standIn.stop()
  }
}

const isSubmit = ({ request }: Recorded): boolean => operationOf(request) === 'SubmitTransport'

function recordingHttp(exchanges: Recorded[]): HttpPort {
  const real = createNodeHttp()
  return {
    async post(request) {
      const began = performance.now()
      try {
        return await real.post(request)
      } finally {
        exchanges.push({ request, began, ended: performance.now() })
      }
    },
  }
}

async function issuedInvoices(path: string, count: number, url: string): Promise<string[]> {
  const engine = openEngine()
  await engine.call('dossiers.createDemonstration', { path })
  const { sending } = await engine.call('neotouch.get', {})
  const settings = { active: false, environment: 'production' as const, address: url, userName: 'demo', sending }
  await engine.call('neotouch.update', settings)
  const ids = await draftInvoices(engine, count)
  for (const id of ids) await engine.call('documents.issue', { id })
  await engine.close()
  return ids
}

/** Queued while the platform keeps silent: the first exchange waits, and the others behind it. */
async function queue(path: string, ids: readonly string[]): Promise<void> {
  let release: () => void = () => undefined
  const silence = new Promise<never>((_, reject) => {
    release = () => reject(new HttpFailure('before', 'ECONNREFUSED', 'the platform is not there'))
  })
  silence.catch(() => undefined)
  const engine = openEngine({
    http: { post: () => silence },
    timing: { ...PUSH_TIMING, retryFirst: 0, retryMost: 0, offlineMost: 0 },
  })
  await engine.call('dossiers.open', { path })
  await activate(engine, true)
  for (const documentId of ids) {
    await engine.call('sending.submit', {
      documentId,
      choice: { override: { channel: 'email' }, email: 'compta@client.example' },
    })
  }
  await activate(engine, false)
  release()
  await engine.close()
}

async function activate(engine: BenchEngine, active: boolean): Promise<void> {
  const { environment, address, userName, sending } = await engine.call('neotouch.get', {})
  await engine.call('neotouch.update', { active, environment, address, userName, sending })
}

/** From the moment the outbox may work until the answer to the last one is recorded, in milliseconds. */
async function empty(path: string, http: HttpPort, exchanges: readonly Recorded[]): Promise<number> {
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  const engine: BenchEngine = openEngine({
    http,
    emit: () => {
      if (exchanges.filter(isSubmit).length >= DOCUMENTS) done()
    },
  })
  await engine.call('dossiers.open', { path })
  const began = performance.now()
  await activate(engine, true)
  await all
  const elapsed = performance.now() - began
  const { toSend, inError } = await engine.call('submissions.counts', {})
  if (toSend !== 0 || inError !== 0) throw new Error(`${toSend} not sent, ${inError} in error`)
  await activate(engine, false)
  await engine.close()
  return elapsed
}

/** The captured session again: bindings, login, the same bodies, logout. @returns milliseconds */
async function replay(exchanges: readonly Recorded[], submitted: readonly Recorded[], keepAlive: boolean) {
  const bare = createReplay({ keepAlive })
  const login = exchanges.find(({ request }) => operationOf(request) === 'Login')
  if (login === undefined) throw new Error('no Login was captured')
  const session = sessionOf(await bare.post(login.request))
  const bodies = submitted.map(({ request }) => inSession(request, session))
  const began = performance.now()
  for (const body of bodies) await bare.post(body)
  const elapsed = performance.now() - began
  bare.close()
  return elapsed
}
