/**
 * Validates the drafts of a dossier whose documents leave by themselves, and kills its own process at a named point, as
 * `kill -9` would: `node automatic-child.ts DOSSIER POINT`. A point is `validated` (the first document has its number, and is
 * not in the queue), `queued` (it is, and nobody was told) or `none`. Says `ready` before it begins.
 */
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { openEngine } from './open-engine.ts'
import { quickRenderer } from './quick-renderer.ts'

const [dossier = '', point = 'none'] = process.argv.slice(2)
let validating = false
const reach = (here: string): void => {
  if (validating && here === point) process.kill(process.pid, 'SIGKILL')
}
const { call, close } = openEngine({
  renderer: quickRenderer,
  http: { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) },
  // Asked for between the validation and the queue, where a check needs to know whether there is one.
  readPassword: async () => {
    reach('validated')
    return 'demo'
  },
  emit: (event) => {
    if (event === 'automatic') reach('queued')
  },
})
await call('dossiers.open', { path: dossier })
const { rows } = await call('documents.list', { kind: 'invoice', state: 'draft', limit: 100 })
process.send?.('ready')
validating = true
for (const { id } of rows) await call('documents.issue', { id })
await close()
process.disconnect?.()
