import fc from 'fast-check'
import type { IN_FLIGHT } from '../../shared/model/dossier.ts'
import type { AutomaticTiming, Channel } from '../../shared/model/sending.ts'
import { TAILS, type Tail } from '../support/torn-wal.ts'
import { WIRE_FATES, type WireFate } from './wire.ts'
import type { Death } from './world.ts'

export const CHANNELS: readonly Channel[] = ['courrier', 'email', 'portail', 'chorus']
export const COPIES = ['none', 'none', 'email', 'courrier'] as const

/** One thing that happens, as data: a run that fails is shown, shrunk and played again as it is. */
export type Step =
  | {
      do: 'queue'
      document: number
      channel: number
      copy: number
      hold: boolean
      reason: boolean
      /** « Envoyer plus tard », in so many seconds; 0: now. */
      later: number
    }
  | { do: 'retry' | 'cancel' | 'markSent' | 'stopThere' | 'cancelThere'; submission: number }
  | { do: 'replace'; submission: number; channel: number }
  | Batch
  | Issue
  | Automatic
  | { do: 'suspend'; held: boolean }
  | { do: 'service'; sandbox: boolean }
  | { do: 'dieDuring'; step: Step; death: Death }
  | { do: 'editClient'; document: number }
  | { do: 'password'; right: boolean }
  | { do: 'account'; elsewhere: boolean; other: boolean }
  /** `nth`: which one, where several sessions wait. */
  | { do: 'exchange'; fate: WireFate; nth: number }
  | { do: 'exchanges'; count: number; nth: number }
  | { do: 'inFlight'; most: (typeof IN_FLIGHT)[number] }
  | { do: 'powerCut'; fate: WireFate; part: number; tail: Tail }
  | { do: 'pass'; seconds: number }
  | { do: 'index'; seconds: number }
  | { do: 'skew'; seconds: number }
  | { do: 'wake' | 'reopen' | 'crash' | 'restart' | 'refresh' | 'resume' }

/** What the dossier does with what is validated. */
export interface Automatic {
  do: 'automatic'
  timing: AutomaticTiming
  time: string
}

/** « Valider », after the dossier was set as `automatic` says; null: as it is. */
export interface Issue {
  do: 'issue'
  draft: number
  automatic: Automatic | null
}

/** « Envoyer N documents ». */
export interface Batch {
  do: 'batch'
  /** Indexes of drafts, then of documents. */
  documents: number[]
  /** null: as each document's own settings say. */
  channel: number | null
  hold: boolean
  later: number
  /** « Arrêter », so many turns of the event loop after it began; null: it is not stopped. */
  stop: number | null
  undo: boolean
}

const nth = fc.nat({ max: 3 })
const index = fc.nat({ max: 11 })
const fate = fc.constantFrom<WireFate>('ok', 'ok', 'lost-after', ...WIRE_FATES)

/** Seconds before a query finds what the platform took. A letter waits for a person, so that no delay is too long. */
const INDEX = { any: [0, 0, 60, 400], letters: [0, 60, 3_600, 86_400] }

/** `letters`: everything goes by post, on a platform that may show nothing for a day. */
export const stepArbitrary = (kind: 'any' | 'letters'): fc.Arbitrary<Step> => {
  const people = peopleArbitrary(kind)
  return fc.oneof(
    { weight: 35, arbitrary: people },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('dieDuring' as const),
        step: fc.oneof(people, issue, batchArbitrary(kind)),
        death: fc.record({ turns: fc.constantFrom(0, 0, 1, 2), ticks: fc.nat({ max: 14 }) }),
      }),
    },
    { weight: 40, arbitrary: worldArbitrary(kind) },
  )
}

const channelOf = (kind: 'any' | 'letters') => (kind === 'letters' ? fc.constant(0) : fc.nat({ max: 3 }))
const seldom = (one: number) => fc.nat({ max: one }).map((drawn) => drawn === 0)
const later = fc.constantFrom(0, 0, 0, 0, 3_600, 20_000)

const automatic: fc.Arbitrary<Automatic> = fc.record({
  do: fc.constant('automatic' as const),
  timing: fc.constantFrom<AutomaticTiming>('immediate', 'immediate', 'scheduled', 'never'),
  time: fc.constantFrom('09:30', '18:00'),
})
const issue: fc.Arbitrary<Issue> = fc.record({
  do: fc.constant('issue' as const),
  draft: fc.nat({ max: 2 }),
  automatic: fc.option(automatic, { freq: 2 }),
})
const batchArbitrary = (kind: 'any' | 'letters'): fc.Arbitrary<Batch> =>
  fc.record({
    do: fc.constant('batch' as const),
    documents: fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 12, size: 'max' }),
    channel: kind === 'letters' ? fc.constant(0) : fc.option(fc.nat({ max: 3 }), { freq: 2 }),
    hold: seldom(7),
    later,
    stop: fc.option(fc.nat({ max: 3 }), { freq: 1 }),
    undo: seldom(2),
  })

/** What a person does. */
const peopleArbitrary = (kind: 'any' | 'letters'): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant('queue' as const),
        document: fc.nat({ max: 8 }),
        channel: channelOf(kind),
        copy: kind === 'letters' ? fc.constantFrom(0, 3) : fc.nat({ max: 3 }),
        hold: seldom(7),
        reason: fc.boolean(),
        later,
      }),
    },
    {
      weight: 7,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'retry' as const,
          'retry' as const,
          'cancel' as const,
          'markSent' as const,
          'stopThere' as const,
          'cancelThere' as const,
          'cancelThere' as const,
        ),
        submission: index,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('replace' as const), submission: index, channel: channelOf(kind) }),
    },
    { weight: 3, arbitrary: batchArbitrary(kind) },
    { weight: 3, arbitrary: issue },
    { weight: 1, arbitrary: automatic },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('suspend' as const), held: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('service' as const), sandbox: seldom(1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('editClient' as const), document: index }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('inFlight' as const), most: fc.constantFrom(1, 4, 8) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('password' as const), right: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('account' as const), elsewhere: fc.boolean(), other: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'resume' as const) }),
    },
  )

/** What happens to the wire, to the platforms, to time and to the machine. */
const worldArbitrary = (kind: 'any' | 'letters'): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ do: fc.constant('exchange' as const), fate, nth }) },
    {
      weight: 10,
      arbitrary: fc.record({ do: fc.constant('exchanges' as const), count: fc.integer({ min: 1, max: 12 }), nth }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('powerCut' as const),
        fate,
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        tail: fc.constantFrom(...TAILS),
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
