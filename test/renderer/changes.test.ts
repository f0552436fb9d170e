import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invalidateOnChange } from '../../renderer/api.ts'

let say: (topics: string[]) => void
let asked: string[]
let stop: () => void

/** A cache in which each kind of answer says when it is asked again. */
const cacheOf = (keys: readonly string[]): QueryClient => {
  const client = new QueryClient()
  for (const key of keys) client.setQueryData([key, {}], key)
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => {
    for (const query of client.getQueryCache().getAll()) {
      if (filters?.predicate?.(query)) asked.push(String(query.queryKey[0]))
    }
  })
  return client
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  const on = (_event: string, listener: (payload: unknown) => void) => {
    say = (topics) => listener({ topics })
    return () => {
      say = () => undefined
    }
  }
  vi.stubGlobal('window', { neotouch: { on } })
  stop = invalidateOnChange(cacheOf(['submissions.counts', 'sync.status', 'clients.get', 'prices.get']))
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what changed is asked again at once, and nothing else', () => {
  say(['clients'])
  expect(asked).toEqual(['clients.get'])
})

test('a queue that works is looked at once at the start, then five times a second, and once after its last word', () => {
  for (let document = 0; document < 100; document++) {
    say(['submissions', 'sync'])
    vi.advanceTimersByTime(10)
  }
  const counts = () => asked.filter((name) => name === 'submissions.counts').length
  expect(asked.slice(0, 2)).toEqual(['submissions.counts', 'sync.status'])
  expect(counts()).toBe(6)
  say(['submissions'])
  vi.advanceTimersByTime(10_000)
  expect(counts()).toBe(7)
})

test('a person who saves while the queue works does not wait for it', () => {
  say(['submissions', 'sync'])
  asked = []
  say(['submissions', 'clients'])
  expect(asked).toEqual(['submissions.counts', 'sync.status', 'clients.get'])
})

test('nothing is asked once it is stopped', () => {
  say(['sync'])
  say(['submissions'])
  stop()
  asked = []
  vi.advanceTimersByTime(10_000)
  expect(asked).toEqual([])
})
