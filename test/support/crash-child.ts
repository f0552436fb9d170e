/** One run of the engine, to be killed at any moment: `node crash-child.ts DOSSIER`. Says `sending` when it begins to send. */
import { createEngine } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'

const [dossier = ''] = process.argv.slice(2)
const engine = createEngine({
  clock: Date.now,
  http: createNodeHttp(),
  demonstrationDirectory: '',
  readPassword: async () => 'demo',
  emit: () => undefined,
  applicationName: 'crash test',
  timing: { retryFirst: 20, retryMost: 100, offlineMost: 100, checkDelays: [0, 50, 100, 200], firstPoll: 20 },
  longestPoll: 50,
})
const call = async (method: string, input: unknown): Promise<unknown> => {
  const result = await engine.call(method, input)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
await call('dossiers.open', { path: dossier })
process.send?.('sending')
for (;;) {
  await call('sync.now', {})
  const { toSend, inProgress, inError } = (await call('submissions.counts', {})) as Record<string, number>
  if (toSend === 0 && inProgress === 0) {
    process.send?.({ inError })
    break
  }
  await new Promise((resume) => setTimeout(resume, 10))
}
await engine.close()
process.disconnect?.()
