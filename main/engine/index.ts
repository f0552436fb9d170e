/** The engine's own process: messages of main on one side, `createEngine` on the other. */
import { createEngine } from './engine.ts'
import { createElectronHttp } from './neotouch/http-electron.ts'
import type { FromEngine, ToEngine } from './transport.ts'

const port = process.parentPort
const send = (message: FromEngine): void => port.postMessage(message)
const [demonstrationDirectory = '', version = ''] = process.argv.slice(2)

let nextSecret = 1
const secrets = new Map<number, (password: string | null) => void>()

const engine = createEngine({
  clock: Date.now,
  http: await createElectronHttp(),
  demonstrationDirectory,
  rendererWorkerUrl: new URL('./invoice-worker.js', import.meta.url),
  readPassword: (dossierId) =>
    new Promise((resolve) => {
      const id = nextSecret++
      secrets.set(id, resolve)
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
      secrets.get(data.id)?.(data.password)
      secrets.delete(data.id)
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
