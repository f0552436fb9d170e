import { parentPort } from 'node:worker_threads'
import { renderInvoice } from './invoice-file.ts'
import type { RenderReply, RenderRequest } from './messages.ts'

const port = parentPort
if (port === null) throw new Error('this file is a worker')

const answer = (reply: RenderReply): void => port.postMessage(reply)

port.on('message', ({ id, input }: RenderRequest) => {
  renderInvoice(input).then(
    (file) => answer({ id, file }),
    (error: unknown) => answer({ id, reason: error instanceof Error ? error.message : 'unknown' }),
  )
})
