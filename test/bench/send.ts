import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure, type HttpPort, type HttpRequest } from '../../main/engine/neotouch/port.ts'
import { PUSH_TIMING } from '../../main/engine/outbox/push.ts'
import { type BenchEngine, draftInvoices, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure } from './support/measure.ts'
import { createReplay, inSession, operationOf, sessionOf } from './support/replay.ts'
import { startStandIn } from './support/stand-in.ts'

const DOCUMENTS = 100
const RUNS = 5
const IN_FLIGHT = [1, 4, 8] as const
/** Milliseconds that a far platform takes to answer. */
const FAR = 300

/** The queue of the outbox, emptied at once: intent recorded, posted, answer recorded, for each document. */
export const send: Measure = {
  name: 'send',
  title: `Send ${DOCUMENTS} queued documents to the stand-in platform`,
  run: () => inFolder(measure),
}

interface Recorded {
  request: HttpRequest
}

async function measure(folder: string): Promise<Figure[]> {
  const queued = join(folder, 'queued.dossier')
  let standIn = await startStandIn(join(folder, 'platform'))
  const { port } = standIn
  let runs = 0
  /** The keys of the run before must be unknown to the platform. */
  const onNewPlatform = async (inFlight: InFlight, scenario?: object): Promise<Rates> => {
    await standIn.stop()
    standIn = await startStandIn(join(folder, `platform-${++runs}`), port, scenario)
    const path = join(folder, `send-${runs}.dossier`)
    copyFileSync(queued, path)
    return rates(path, inFlight)
  }
  try {
    await queue(queued, await issuedInvoices(queued, DOCUMENTS, standIn.url))
    const figures: Figure[] = []
    const near = IN_FLIGHT.map((inFlight) => ({ inFlight, measured: [] as Rates[] }))
    for (let run = 0; run < RUNS; run++) {
      for (const { inFlight, measured } of near) measured.push(await onNewPlatform(inFlight))
    }
    for (const { inFlight, measured } of near) figures.push(...figuresOf(`${inFlight} in flight`, measured))
    const delay = { faults: [{ operation: '*', kind: 'delay', milliseconds: FAR, times: 99_999 }] }
    for (const inFlight of IN_FLIGHT) {
      const measured = [await onNewPlatform(inFlight, delay)]
      figures.push(...figuresOf(`${inFlight} in flight, each answer after ${FAR} ms`, measured).slice(0, 1))
    }
    return figures
  } finally {
    await standIn.stop()
  }
}

type InFlight = (typeof IN_FLIGHT)[number]
/** Documents and posts per second. */
interface Rates {
  outbox: number
  kept: number
  closed: number
}

function figuresOf(what: string, measured: readonly Rates[]): Figure[] {
  const values = (name: keyof Rates) => measured.map((rates) => rates[name])
  const bare = (name: 'kept' | 'closed') =>
    figure(what, 'per second', values('outbox'), {
      what: name === 'kept' ? 'bare posts, connections kept' : 'bare posts, a connection each',
      values: values(name),
    })
  return [bare('kept'), bare('closed')]
}

async function rates(path: string, inFlight: InFlight): Promise<Rates> {
  const exchanges: Recorded[] = []
  const elapsed = await empty(path, inFlight, exchanges)
  const submitted = exchanges.filter(isSubmit)
  const perSecond = (milliseconds: number): number => (DOCUMENTS * 1_000) / milliseconds
  return {
    outbox: perSecond(elapsed),
    closed: perSecond(await replay(exchanges, submitted, { inFlight, keepAlive: false })),
    kept: perSecond(await replay(exchanges, submitted, { inFlight, keepAlive: true })),
  }
}

const isSubmit = ({ request }: Recorded): boolean => operationOf(request) === 'SubmitTransport'

function recordingHttp(exchanges: Recorded[]): HttpPort {
  const real = createNodeHttp()
  return {
    async post(request) {
      try {
        return await real.post(request)
      } finally {
        exchanges.push({ request })
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

async function activate(engine: BenchEngine, active: boolean, inFlight: InFlight = 1): Promise<void> {
  const settings = await engine.call('neotouch.get', {})
  await engine.call('neotouch.update', { ...settings, active, inFlight })
}

/** From the moment the outbox may work until the answer to the last one is recorded, in milliseconds. */
async function empty(path: string, inFlight: InFlight, exchanges: Recorded[]): Promise<number> {
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  const engine: BenchEngine = openEngine({
    http: recordingHttp(exchanges),
    emit: () => {
      if (exchanges.filter(isSubmit).length >= DOCUMENTS) done()
    },
  })
  await engine.call('dossiers.open', { path })
  const began = performance.now()
  await activate(engine, true, inFlight)
  await all
  const elapsed = performance.now() - began
  const { toSend, inError } = await engine.call('submissions.counts', {})
  if (toSend !== 0 || inError !== 0) throw new Error(`${toSend} not sent, ${inError} in error`)
  await activate(engine, false)
  await engine.close()
  return elapsed
}

/** The captured session again: the same bodies, as many at a time. @returns milliseconds */
async function replay(
  exchanges: readonly Recorded[],
  submitted: readonly Recorded[],
  { inFlight, keepAlive }: { inFlight: InFlight; keepAlive: boolean },
): Promise<number> {
  const bare = createReplay({ keepAlive, maxSockets: inFlight })
  const login = exchanges.find(({ request }) => operationOf(request) === 'Login')
  if (login === undefined) throw new Error('no Login was captured')
  const session = sessionOf(await bare.post(login.request))
  const bodies = submitted.map(({ request }) => inSession(request, session))
  const began = performance.now()
  await Promise.all(bodies.map((body) => bare.post(body)))
  const elapsed = performance.now() - began
  bare.close()
  return elapsed
}
