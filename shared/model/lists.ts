import { z } from 'zod'
import { documentKindSchema, documentStateSchema, UNITS, vatSchema } from './document.ts'
import { cents, decimal, id, isoDate } from './primitives.ts'
import { channelSchema } from './sending.ts'
import { clientRowSchema, documentRowSchema, sortSchema } from './views.ts'

/** The lists that keep their columns and their saved views. */
export const LISTS = ['invoices', 'creditNotes', 'clients', 'articles'] as const
export const listNameSchema = z.enum(LISTS)
export type ListName = z.infer<typeof listNameSchema>

const search = z.string().max(200).default('')

/** Where the newest sending stands; `never`: nothing was ever queued; `trial`: only tried in the sandbox. */
export const SENDING_FILTERS = ['never', 'toSend', 'inProgress', 'inError', 'sent', 'abandoned', 'trial'] as const
export type SendingFilter = (typeof SENDING_FILTERS)[number]

export const documentFilterSchema = z.object({
  kind: documentKindSchema,
  search,
  state: documentStateSchema.nullable().default(null),
  sending: z.enum(SENDING_FILTERS).nullable().default(null),
  /** Dates of the document, both included. */
  from: isoDate.nullable().default(null),
  to: isoDate.nullable().default(null),
  clientId: id.nullable().default(null),
  /** Total TTC, both included. */
  minimum: cents.nullable().default(null),
  maximum: cents.nullable().default(null),
  /** Issued, and due before today. */
  overdue: z.boolean().default(false),
})
export type DocumentFilter = z.output<typeof documentFilterSchema>

export const clientFilterSchema = z.object({
  search,
  /** The channel that applies to the client, its own or inherited. */
  channel: channelSchema.nullable().default(null),
  archived: z.boolean().default(false),
})
export type ClientFilter = z.output<typeof clientFilterSchema>

export const articleFilterSchema = z.object({ search })
export type ArticleFilter = z.output<typeof articleFilterSchema>

/** Rows `from` to `from + limit - 1` of the list in its order, counted from 0. */
export const rangeInput = <Filter extends z.ZodType>(filter: Filter) =>
  z.object({
    filter,
    sort: sortSchema.nullable().default(null),
    from: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(200),
  })

/** A selection: the rows `ids`, or all rows of `all` but `ids`. */
export const selectionInput = <Filter extends z.ZodType>(filter: Filter) =>
  z.object({ all: filter.nullable().default(null), ids: z.array(id).max(200_000) })

export const documentRangeSchema = z.object({
  rows: z.array(documentRowSchema),
  /** Rows that match. */
  total: z.int(),
  /** Sum of their totals TTC. */
  sum: cents,
})
export const clientRangeSchema = z.object({ rows: z.array(clientRowSchema), total: z.int() })

export const articleSchema = z.object({
  id,
  code: z.string().trim().min(1).max(40),
  /** Désignation, BT-153. */
  description: z.string().trim().min(1).max(2_000),
  unit: z.enum(UNITS).default('C62'),
  /** PV HT, BT-148. */
  unitPrice: decimal.default('0'),
  vat: vatSchema,
})
export type Article = z.infer<typeof articleSchema>
export const articleRangeSchema = z.object({ rows: z.array(articleSchema), total: z.int() })

/** A column of the list as the person sees it; `width` in pixels, null: its own. */
export const columnLayoutSchema = z.object({
  id: z.string().max(40),
  visible: z.boolean(),
  width: z.int().min(40).max(1_200).nullable().default(null),
})
export type ColumnLayout = z.infer<typeof columnLayoutSchema>

export const listViewSchema = z.object({
  id,
  list: listNameSchema,
  name: z.string().trim().min(1).max(60),
  /** Filter and sort, as the screen wrote them. */
  state: z.record(z.string().max(40), z.unknown()),
})
export type ListView = z.infer<typeof listViewSchema>

/** The list as a file: what is asked for, in the words of the screen. */
export const exportInput = <Filter extends z.ZodType>(filter: Filter) =>
  z.object({
    filter,
    sort: sortSchema.nullable().default(null),
    columns: z
      .array(z.object({ id: z.string().max(40), label: z.string().max(80) }))
      .min(1)
      .max(40),
    /** Code word → word on screen, for states, channels and units. */
    words: z.record(z.string().max(40), z.string().max(80)).default({}),
  })
