/** One import, to be killed in the middle: `node import-child.ts DOSSIER CSV`. Says `writing` at the first progress. */
import { openEngine } from './open-engine.ts'

const [dossier = '', file = ''] = process.argv.slice(2)
const { call, close } = openEngine({
  emit: (event) => {
    if (event === 'progress') process.send?.('writing')
  },
})
await call('dossiers.open', { path: dossier })
await call('imports.run', { path: file, kind: 'clients' })
process.send?.('done')
await close()
process.disconnect?.()
