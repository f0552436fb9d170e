/** The engine's own process: messages of main on one side, `createEngine` on the other. */
import type { ParentPort } from 'electron'
import { createEngine } from './engine.ts'
import { systemCertificates } from './neotouch/certificates.ts'
import { createNodeHttp } from './neotouch/http-node.ts'
import type { FromEngine, ToEngine } from './transport.ts'

const port: ParentPort = process.parentPort
const send = (message: FromEngine): void => port.postMessage(message)
const [demonstrationDirectory = '', version = ''] = process.argv.slice(2)

let nextQuestion = 1
const passwords = new Map<number, (password: string | null) => void>()
const proxies = new Map<number, (answer: string) => void>()

const certificates = systemCertificates()
const engine = createEngine({
  clock: Date.now,
  http: createNodeHttp({
    ...(certificates ? { certificates } : {}),
    resolveProxy: (url) =>
      new Promise((resolve) => {
        const id = nextQuestion++
        proxies.set(id, resolve)
        send({ type: 'proxy', id, url })
      }),
  }),
  demonstrationDirectory,
  rendererWorkerUrl: new URL('./invoice-worker.js', import.meta.url),
  readPassword: (dossierId) =>
    new Promise((resolve) => {
      const id = nextQuestion++
      passwords.set(id, resolve)
      send({ type: 'secret', id, dossierId })
    }),
  emit: (event, payload) => send({ type: 'event', event, payload }),
  applicationName: `Neotouch Bureau ${version}`,
  log: (entry) => send({ type: 'log', entry }),
})

port.on('message', ({ data }: { data: ToEngine }) => {
  switch (data.type) {
    case 'call':
      void engine.call(data.method, data.input).then((result) => send({ type: 'answer', id: data.id, result }))
      return
    case 'secret':
      passwords.get(data.id)?.(data.password)
      passwords.delete(data.id)
      return
    case 'proxy':
      proxies.get(data.id)?.(data.answer)
      proxies.delete(data.id)
      return
    case 'passwordChanged':
      engine.passwordChanged()
      return
    case 'wake':
      engine.wake()
      return
    case 'close':
      void engine.close().finally(() => send({ type: 'closed' }))
      return
  }
})
