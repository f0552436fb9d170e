import fc from 'fast-check'
import type { Output } from '../../shared/contract.ts'
import type { Channel } from '../../shared/model/sending.ts'
import type { SubmissionRow } from '../../shared/model/views.ts'
import { keyOf } from '../support/memory-platform.ts'
import { addressOf, ELSEWHERE, HOME } from './model-dossier.ts'
import { WIRE_FATES, type WireFate } from './wire.ts'
import type { World } from './world.ts'

const CHANNELS: readonly Channel[] = ['courrier', 'email', 'portail', 'chorus']
const COPIES = ['none', 'none', 'email', 'courrier'] as const

/** One thing that happens, as data: a run that fails is shown, shrunk and played again as it is. */
export type Step =
  | { do: 'queue'; document: number; channel: number; copy: number; hold: boolean; reason: boolean }
  | { do: 'retry' | 'cancel' | 'markSent' | 'stopThere'; submission: number }
  | { do: 'editClient'; document: number }
  | { do: 'password'; right: boolean }
  | { do: 'account'; elsewhere: boolean; other: boolean }
  | { do: 'exchange'; fate: WireFate }
  | { do: 'exchanges'; count: number }
  | { do: 'powerCut'; fate: WireFate; part: number }
  | { do: 'pass'; seconds: number }
  | { do: 'index'; seconds: number }
  | { do: 'skew'; seconds: number }
  | { do: 'wake' | 'reopen' | 'crash' | 'restart' }

const index = fc.nat({ max: 11 })
const fate = fc.constantFrom<WireFate>('ok', 'ok', 'lost-after', ...WIRE_FATES)

/** Seconds before a query finds what the platform took. A letter waits for a person, so that no delay is too long. */
const INDEX = { any: [0, 0, 60, 400], letters: [0, 60, 3_600, 86_400] }

/** `letters`: everything goes by post, on a platform that may show nothing for a day. */
export const stepArbitrary = (kind: 'any' | 'letters'): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant('queue' as const),
        document: fc.nat({ max: 5 }),
        channel: kind === 'letters' ? fc.constant(0) : fc.nat({ max: 3 }),
        copy: kind === 'letters' ? fc.constantFrom(0, 3) : fc.nat({ max: 3 }),
        hold: fc.nat({ max: 7 }).map((drawn) => drawn === 0),
        reason: fc.boolean(),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'retry' as const,
          'retry' as const,
          'cancel' as const,
          'markSent' as const,
          'stopThere' as const,
        ),
        submission: index,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('editClient' as const), document: index }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('password' as const), right: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('account' as const), elsewhere: fc.boolean(), other: fc.boolean() }),
    },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('exchange' as const), fate }) },
    {
      weight: 10,
      arbitrary: fc.record({ do: fc.constant('exchanges' as const), count: fc.integer({ min: 1, max: 12 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('powerCut' as const),
        fate,
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        seconds: fc.constantFrom(1, 11, 31, 130, 700, 3_600, 86_400),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('index' as const), seconds: fc.constantFrom(...INDEX[kind]) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('skew' as const), seconds: fc.constantFrom(0, -86_400, -60, 20) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('wake' as const, 'reopen' as const, 'crash' as const, 'restart' as const),
      }),
    },
  )

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
  } else await world.ask('submissions.retry', { id })
}

export async function setAccount(world: World, origin: string, userName: string): Promise<void> {
  const { active, environment, sending } = await world.call('neotouch.get', {})
  await world.ask('neotouch.update', { active, environment, sending, address: addressOf(origin), userName })
}

/** Does one step; what the engine refuses is a step that does nothing. */
export async function perform(world: World, step: Step): Promise<void> {
  const chosen = async (nth: number): Promise<SubmissionRow | undefined> => {
    const rows = await submissionsOf(world)
    return rows[nth % Math.max(1, rows.length)]
  }
  switch (step.do) {
    case 'queue': {
      const document = world.model.documents[step.document % world.model.documents.length]
      const queued = await world.ask('sending.submit', {
        documentId: document?.id ?? '',
        choice: {
          override: { channel: CHANNELS[step.channel] ?? 'email', copy: COPIES[step.copy] ?? 'none' },
          copyEmails: ['copie@client.example'],
          hold: step.hold,
          ...(step.reason ? { resendReason: 'Le client ne le retrouve pas' } : {}),
        },
      })
      if (queued.ok) world.promised.push(...queued.value.submissionIds)
      return
    }
    case 'retry':
    case 'cancel':
    case 'markSent':
    case 'stopThere': {
      const one = await chosen(step.submission)
      if (one === undefined) return
      if (step.do === 'retry') return putBack(world, one.id)
      if (step.do === 'cancel') return void (await world.ask('submissions.abandon', { id: one.id }))
      if (step.do === 'markSent') {
        return void (await world.ask('submissions.markSent', { id: one.id, reason: 'remis en main propre' }))
      }
      const { transportId } = await world.call('submissions.get', { id: one.id })
      for (const platform of world.platforms.values()) platform.cancel(transportId?.split('.').at(-1) ?? '')
      return
    }
    case 'editClient': {
      const id = world.model.documents[step.document % world.model.documents.length]?.clientId ?? ''
      const client = await world.call('clients.get', { id })
      const contacts = client.contacts.map((contact) => ({ ...contact, email: `autre${step.document}@client.example` }))
      return void (await world.ask('clients.save', { ...client, contacts }))
    }
    case 'password':
      return world.setPassword(step.right ? 'demo' : 'faux')
    case 'account':
      return setAccount(world, step.elsewhere ? ELSEWHERE : HOME, step.other ? 'autre' : 'demo')
    case 'exchange':
      return world.exchange(step.fate)
    case 'exchanges':
      for (let done = 0; done < step.count && world.wire.waiting() > 0; done++) await world.exchange('ok')
      return
    case 'powerCut':
      return world.powerCut(step.fate, step.part)
    case 'pass':
      return world.pass(step.seconds * 1_000)
    case 'index':
      world.pace.indexMilliseconds = step.seconds * 1_000
      return
    case 'skew':
      return world.setSkew(step.seconds * 1_000)
    case 'restart':
      for (const platform of world.platforms.values()) platform.restart()
      return
    default:
      return world[step.do]()
  }
}
