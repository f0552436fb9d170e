import { z } from 'zod'
import { id } from './model/primitives.ts'

/** One call: what it takes, what it answers. */
export const method = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
})
export const byId = z.object({ id }).strict()
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
