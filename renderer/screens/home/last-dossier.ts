import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { CallError, call } from '../../api.ts'

/** The dossier of the last time, which opens by itself at the start unless the person says otherwise meanwhile. */
export interface LastDossier {
  /** Its name while it opens. */
  opening: string | null
  /** The person chooses another one: this one is not shown, and is closed as soon as it is open. */
  letGo: boolean
  /** Why it did not open, in a sentence. */
  problem: string | null
}

let state: LastDossier = { opening: null, letGo: false, problem: null }
let settled: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const change = (part: Partial<LastDossier>): void => {
  state = { ...state, ...part }
  for (const listener of listeners) listener()
}
export const useLastDossier = (): LastDossier => useSyncExternalStore(subscribe, () => state)

/** Opens it, once per start: asked again, there is none. */
export function openLast(client: QueryClient): void {
  const open = async (): Promise<void> => {
    const last = await call('dossiers.lastToOpen', {})
    if (!last || state.letGo) return
    change({ opening: last.name })
    await call('dossiers.open', { path: last.path })
    if (state.letGo) await call('dossiers.close', {})
    await client.invalidateQueries()
  }
  settled = settled
    .then(open)
    .catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error
      if (!state.letGo) change({ problem: error.failure.message })
    })
    .finally(() => change({ opening: null }))
}

/** « Échap », or another choice: what is chosen comes once this one is out of the way. */
export async function letLastGo(): Promise<void> {
  change({ letGo: true, problem: null })
  await settled
}
