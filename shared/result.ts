import { z } from 'zod'

/** Every reason a call may fail, seen from a screen. Nothing else crosses a process boundary. */
export const ERROR_CODES = [
  'invalid',
  'not_found',
  'conflict',
  'offline',
  'signed_out',
  'refused',
  'unexpected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  /** A French sentence that says what happened and what to do. */
  message: z.string(),
  /** Field path → French sentence, for forms. */
  fields: z.record(z.string(), z.string()).optional(),
})
export type Failure = z.infer<typeof failureSchema>

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: Failure }

/** An expected refusal: thrown inside the engine, turned into a `Result` at its edge. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  constructor(code: ErrorCode, message: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.fields = fields
  }
}
