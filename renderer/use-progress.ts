import { useEffect, useState } from 'react'
import type { EventPayload } from '../shared/contract.ts'
import { on } from './api.ts'

/** Advance of one task of the engine, and the function that forgets it before the next run. */
export function useProgress(task: string): [progress: EventPayload<'progress'> | null, forget: () => void] {
  const [progress, setProgress] = useState<EventPayload<'progress'> | null>(null)
  useEffect(() => on('progress', (payload) => payload.task === task && setProgress(payload)), [task])
  return [progress, () => setProgress(null)]
}
