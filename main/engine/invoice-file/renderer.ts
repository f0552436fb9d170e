import { Worker } from 'node:worker_threads'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { Refusal } from '../../../shared/result.ts'
import type { RenderedInvoice, RenderReply, RenderRequest } from './messages.ts'

export type { RenderedInvoice } from './messages.ts'

interface Options {
  /** The worker's own bundle; by default the source beside this file. */
  workerUrl?: URL
  /** Milliseconds without a request after which the thread ends. */
  idleAfter?: number
}

export interface InvoiceRenderer {
  /** @throws Refusal `unexpected` when the file cannot be drawn, or when `close` came first. */
  render(input: InvoiceFileInput): Promise<RenderedInvoice>
  close(): Promise<void>
}

interface Waiting {
  request: RenderRequest
  resolve: (file: RenderedInvoice) => void
  reject: (error: Error) => void
}

const FAILED = 'La mise en page du document a échoué. Relisez ses textes, puis recommencez.'
const CLOSED = 'La mise en page a été interrompue : l’application se ferme.'

/**
 * Draws invoices in a thread of its own, because the layout is synchronous and would stop the engine. The thread
 * starts at the first request, draws one at a time, and ends after a minute without work.
 */
export function createInvoiceRenderer({ workerUrl, idleAfter = 60_000 }: Options = {}): InvoiceRenderer {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let current: Waiting | null = null
  let nextId = 1
  let closed = false
  const queue: Waiting[] = []

  const stop = async (): Promise<void> => {
    const stopped = worker
    worker = null
    if (idle !== null) clearTimeout(idle)
    idle = null
    await stopped?.terminate()
  }

  const start = (): Worker => {
    const started = new Worker(workerUrl ?? new URL('./worker.ts', import.meta.url))
    started.on('message', (reply: RenderReply) => {
      if (started !== worker || current?.request.id !== reply.id) return
      const { resolve, reject } = current
      current = null
      if ('file' in reply) resolve(reply.file)
      else reject(new Refusal('unexpected', FAILED))
      next()
    })
    const died = (): void => {
      if (started !== worker) return
      worker = null
      const lost = current
      current = null
      lost?.reject(new Refusal('unexpected', FAILED))
      next()
    }
    started.on('error', died)
    started.on('exit', died)
    return started
  }

  const next = (): void => {
    if (current !== null) return
    if (idle !== null) clearTimeout(idle)
    idle = null
    current = queue.shift() ?? null
    if (current === null) {
      worker?.unref()
      idle = setTimeout(() => void stop(), idleAfter)
      idle.unref()
      return
    }
    worker ??= start()
    worker.ref()
    worker.postMessage(current.request)
  }

  return {
    render: (input) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Refusal('unexpected', CLOSED))
          return
        }
        queue.push({ request: { id: nextId++, input }, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      const waiting = [...(current === null ? [] : [current]), ...queue.splice(0)]
      current = null
      for (const { reject } of waiting) reject(new Refusal('unexpected', CLOSED))
      await stop()
    },
  }
}
