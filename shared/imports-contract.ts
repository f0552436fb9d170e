import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import {
  importColumnsSchema,
  importKindSchema,
  importReportSchema,
  importRunSchema,
  importUndoSchema,
} from './model/imports.ts'

const nothing = z.object({}).strict()

const importInput = z.object({
  path: z.string().max(4_096),
  kind: importKindSchema,
  /** Our column → the file's, where their names differ; null: as the header says. */
  mapping: z.record(z.string().max(200), z.string().max(500)).nullable().default(null),
})

/** Imports of clients, articles and documents: looked at, then run, then taken back if need be. */
export const importsContract = {
  /** Reads the file and says what would happen. Nothing is written. */
  'imports.preview': method(importInput, importReportSchema),
  /** Writes what the preview said, in steps that `imports.cancel` takes back; progress comes as events. */
  'imports.run': method(importInput, importReportSchema),
  /** The columns of the file beside ours, with those that a person matched before. */
  'imports.columns': method(importInput.omit({ mapping: true }), importColumnsSchema),
  /** Stops the import under way: nothing of it stays. */
  'imports.cancel': method(nothing, z.null()),
  'imports.runs': method(nothing, z.array(importRunSchema)),
  'imports.undo': method(byId, importUndoSchema),
} as const
