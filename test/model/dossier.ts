import type { Output } from '../../shared/contract.ts'
import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import type { SubmissionRow } from '../../shared/model/views.ts'
import { keyOf } from '../support/memory-platform.ts'
import { addressOf } from './model-dossier.ts'
import type { World } from './world.ts'

/** Every sending of the dossier, oldest first. */
export async function submissionsOf(world: Pick<World, 'call'>): Promise<SubmissionRow[]> {
  const all: SubmissionRow[] = []
  let after: string | null = null
  do {
    const page: Output<'submissions.list'> = await world.call('submissions.list', { limit: 500, after })
    all.push(...page.rows)
    after = page.next
  } while (after !== null)
  return all.reverse()
}

/** Whether the portal of any account shows a transport of this key: what a person is asked to look at. */
const onPortal = (world: World, key: string): boolean => world.deposits().some((deposit) => keyOf(deposit) === key)

/** « Remettre à l’envoi »; what the platform does not find is looked for on the portal first, as the sentence asks. */
export async function putBack(world: World, id: string): Promise<void> {
  const one = await world.call('submissions.get', { id })
  if (one.state === 'blocked' && onPortal(world, one.key)) {
    await world.ask('submissions.markSent', { id, reason: 'vu sur le portail' })
  } else {
    world.hurried.add(id)
    await world.ask('submissions.retry', { id })
  }
}

/** « Paramètres > Neotouch ». @returns whether it was accepted. */
export async function changeSettings(world: World, changes: Partial<NeotouchSettings>): Promise<boolean> {
  const settings = await world.call('neotouch.get', {})
  return (await world.ask('neotouch.update', { ...settings, ...changes })).ok
}

export const setAccount = (world: World, origin: string, userName: string): Promise<boolean> =>
  changeSettings(world, { address: addressOf(origin), userName })
