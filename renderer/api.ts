import { type QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import type { EventName, EventPayload, Input, Method, Output } from '../shared/contract.ts'
import type { Failure, Result } from '../shared/result.ts'

/** What the preload exposes: two functions, values only. */
export interface Bridge {
  call(method: string, input: unknown): Promise<Result<unknown>>
  on(event: string, listener: (payload: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly neotouch: Bridge
  }
}

/** A refused call. `failure.message` is the sentence to show; `failure.fields` leads to form fields. */
export class CallError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'CallError'
    this.failure = failure
  }
}

/** Asks the application. @throws CallError when it is refused. */
export async function call<Name extends Method>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const result = (await window.neotouch.call(name, input)) as Result<Output<Name>>
  if (!result.ok) throw new CallError(result.error)
  return result.value
}

export function on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
  return window.neotouch.on(name, listener as (payload: unknown) => void)
}

/** Cached answer of a call, asked again when the engine says that its topic changed. */
export function useAnswer<Name extends Method>(name: Name, input: Input<Name>, options: { enabled?: boolean } = {}) {
  return useQuery<Output<Name>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
  })
}

/** A call that changes something. */
export function useAction<Name extends Method>(name: Name) {
  return useMutation<Output<Name>, CallError, Input<Name>>({ mutationFn: (input) => call(name, input) })
}

type Topic = EventPayload<'changed'>['topics'][number]

const TOPIC_METHODS: Record<Topic, readonly string[]> = {
  dossier: [
    'dossiers.',
    'deposits.',
    'company.',
    'print.',
    'neotouch.',
    'clients.',
    'documents.',
    'submissions.',
    'sending.',
    'sync.',
    'search.',
    'accounting.',
    'lists.',
    'articles.',
    'dashboard.',
    'bulkUpdate.',
    'batch.',
    'prices.',
    'automatic.',
  ],
  company: ['company.', 'print.get', 'numbering.', 'documents.checks', 'sending.', 'batch.'],
  neotouch: ['neotouch.', 'clients.', 'sending.', 'sync.', 'lists.clients', 'bulkUpdate.count', 'batch.', 'prices.'],
  clients: [
    'clients.',
    'documents.',
    'neotouch.',
    'sending.',
    'batch.',
    'search.',
    'imports.runs',
    'lists.clients',
    'bulkUpdate.',
  ],
  documents: [
    'documents.',
    'deposits.',
    'numbering.',
    'clients.',
    'sending.',
    'batch.',
    'automatic.',
    'search.',
    'imports.runs',
    'lists.documents',
    'lists.documentSelection',
    'lists.clients',
    'dashboard.',
  ],
  submissions: [
    'submissions.',
    'documents.',
    'clients.history',
    'sending.',
    'automatic.',
    'sync.',
    'history.',
    'lists.documents',
    'lists.documentSelection',
    'dashboard.',
  ],
  sync: ['sync.'],
  articles: ['articles.', 'search.'],
  lists: ['lists.views'],
  others: ['dossiers.others'],
}

/** What the queue says dozens of times a second while it works. */
const OF_QUEUE: ReadonlySet<Topic> = new Set(['submissions', 'sync'])
/** Milliseconds between two looks at what the queue did: asking at each document would slow the sending itself. */
const PACE = 200

/** Keeps the cache in step with the engine. Returns the function that stops it. */
export function invalidateOnChange(client: QueryClient): () => void {
  const waiting = new Set<Topic>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const tell = (topics: readonly Topic[]): void => {
    const prefixes = topics.flatMap((topic) => TOPIC_METHODS[topic])
    void client.invalidateQueries({
      predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(prefix)),
    })
  }
  const tellWaiting = (): void => {
    timer = null
    if (waiting.size === 0) return
    tell([...waiting])
    waiting.clear()
    timer = setTimeout(tellWaiting, PACE)
  }
  const forget = on('changed', ({ topics }) => {
    // Somebody's own change is shown at once.
    if (!topics.every((topic) => OF_QUEUE.has(topic))) return tell(topics)
    for (const topic of topics) waiting.add(topic)
    if (timer === null) tellWaiting()
  })
  return () => {
    forget()
    if (timer !== null) clearTimeout(timer)
  }
}
