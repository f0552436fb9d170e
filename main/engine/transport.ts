import type { Result } from '../../shared/result.ts'

/** What main says to the engine's process. */
export type ToEngine =
  | { type: 'call'; id: number; method: string; input: unknown }
  | { type: 'secret'; id: number; password: string | null }
  | { type: 'proxy'; id: number; answer: string }
  | { type: 'passwordChanged' | 'wake' | 'close' }

/** What the engine's process says to main. */
export type FromEngine =
  | { type: 'answer'; id: number; result: Result<unknown> }
  | { type: 'event'; event: string; payload: unknown }
  | { type: 'secret'; id: number; dossierId: string }
  /** The system's way to an address, which only main can ask. */
  | { type: 'proxy'; id: number; url: string }
  | { type: 'log'; entry: { event: string; code?: string; milliseconds?: number } }
  | { type: 'closed' }
