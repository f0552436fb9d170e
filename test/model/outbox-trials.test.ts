import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changeSettings, setAccount } from './dossier.ts'
import { HOME, makeModelDossier } from './model-dossier.ts'
import { openWorld } from './world.ts'

const DAY = 86_400_000

test('a trial that nobody can tell more about is asked about less and less often', async () => {
  const model = await makeModelDossier(1)
  const world = await openWorld(model, 1)
  try {
    expect(await changeSettings(world, { environment: 'sandbox' })).toBe(true)
    const documentId = model.documents[0]?.id ?? ''
    await world.ask('sending.submit', { documentId, choice: { override: { channel: 'email' } } })
    await world.pass(11_000)
    while (world.deposits().length === 0) await world.exchange('ok')
    // The stand-in took it for this account: another one knows nothing of it.
    await setAccount(world, HOME, 'autre')
    const before = world.wire.exchanges()
    for (const end = world.time.now() + DAY; world.time.now() < end; ) {
      if (world.wire.waiting() > 0) await world.exchange('ok')
      else await world.pass((world.time.nextAt() ?? end) - world.time.now())
    }
    const asked = world.wire.exchanges() - before
    expect(asked).toBeGreaterThan(100)
    expect(asked).toBeLessThan(2_500)
  } finally {
    await world.close()
    rmSync(model.folder, { recursive: true, force: true })
  }
})
