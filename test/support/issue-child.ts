/** Issues every draft invoice of a dossier, to be killed at any moment: `node issue-child.ts DOSSIER`. Says `issuing` before each. */
import { openEngine } from './open-engine.ts'

const [dossier = ''] = process.argv.slice(2)
const { call, close } = openEngine()
try {
  await call('dossiers.open', { path: dossier })
  const { rows } = await call('documents.list', { kind: 'invoice', state: 'draft' })
  for (const row of rows) {
    process.send?.({ issuing: row.id })
    const issued = await call('documents.issue', { id: row.id })
    process.send?.({ number: issued.number })
  }
} catch (error) {
  process.send?.({ refused: error instanceof Error ? error.message : String(error) })
}
await close()
process.disconnect?.()
