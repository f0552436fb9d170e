/**
 * One run of the engine that kills its own process, as `kill -9` would, at a named point: `node kill-child.ts DOSSIER POINT`.
 * A point is `before:OPERATION:N` (the request is written, nothing left), `after:OPERATION:N` (the platform answered, nothing
 * is recorded), `changed:N` (something was recorded) or `none`. Says `ready` once the dossier is open.
 */
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { openEngine } from './open-engine.ts'

const [dossier = '', point = 'none'] = process.argv.slice(2)
const [moment = '', operation = '', nth = ''] = point.startsWith('changed')
  ? ['changed', '', point.split(':')[1]]
  : point.split(':')
let met = 0
const reach = (here: string, of: string): void => {
  if (here !== moment || of !== operation) return
  met++
  if (met === Number(nth)) process.kill(process.pid, 'SIGKILL')
}

const real = createNodeHttp()
const { call, close } = openEngine({
  http: {
    post: async (request) => {
      const name = /#(\w+)/.exec(request.headers.SOAPAction ?? '')?.[1] ?? ''
      reach('before', name)
      const answer = await real.post(request)
      reach('after', name)
      return answer
    },
  },
  emit: () => reach('changed', ''),
  timing: { retryFirst: 20, retryMost: 100, offlineMost: 100, checkDelays: [0, 20, 20, 20], firstPoll: 0 },
  longestPoll: 5,
})
await call('dossiers.open', { path: dossier })
process.send?.('ready')
for (let turn = 0; turn < 200; turn++) {
  await call('sync.now', {})
  const { toSend, inProgress } = await call('submissions.counts', {})
  if (toSend + inProgress === 0) break
}
await close()
process.disconnect?.()
