import { z } from 'zod'
import {
  articleFilterSchema,
  articleRangeSchema,
  articleSchema,
  clientFilterSchema,
  clientRangeSchema,
  documentFilterSchema,
  documentRangeSchema,
  exportInput,
  listNameSchema,
  listViewSchema,
  rangeInput,
  selectionInput,
} from './model/lists.ts'
import { cents, id } from './model/primitives.ts'

const byId = z.object({ id }).strict()
const ids = z.array(id)
const file = z.object({ name: z.string(), rows: z.int(), text: z.string() })

/** The lists at the size of ten years, and the articles. */
export const listContract = {
  'lists.documents': { input: rangeInput(documentFilterSchema), output: documentRangeSchema },
  /** Ids of a stretch of the list, for a selection with Maj. */
  'lists.documentIds': {
    input: rangeInput(documentFilterSchema).extend({ limit: z.int().min(1).max(200_000) }),
    output: ids,
  },
  /** Count and sum of a selection, computed where the rows are. */
  'lists.documentSelection': {
    input: selectionInput(documentFilterSchema),
    output: z.object({ count: z.int(), sum: cents, drafts: z.int(), issued: z.int() }),
  },
  /** Ids of the selected documents in one state, oldest first, for an action. */
  'lists.selectedDocuments': {
    input: selectionInput(documentFilterSchema).extend({ state: z.enum(['draft', 'issued']) }),
    output: ids,
  },
  'lists.exportDocuments': { input: exportInput(documentFilterSchema), output: file },

  'lists.clients': { input: rangeInput(clientFilterSchema), output: clientRangeSchema },
  'lists.clientIds': {
    input: rangeInput(clientFilterSchema).extend({ limit: z.int().min(1).max(200_000) }),
    output: ids,
  },
  /** Clients of a selection, and what was invoiced to them, credit notes deducted, in cents. */
  'lists.clientSelection': {
    input: selectionInput(clientFilterSchema),
    output: z.object({ count: z.int(), invoiced: cents }),
  },
  /** Codes (tiers) of a selection, for « Assistant de mise à jour ». */
  'lists.clientCodes': { input: selectionInput(clientFilterSchema), output: z.object({ codes: z.array(z.string()) }) },
  'lists.exportClients': { input: exportInput(clientFilterSchema), output: file },

  'lists.views': { input: z.object({ list: listNameSchema }).strict(), output: z.array(listViewSchema) },
  /** Creates or replaces; a view of the same name in the same list is replaced. */
  'lists.saveView': { input: listViewSchema, output: listViewSchema },
  'lists.deleteView': { input: byId, output: z.null() },

  'articles.list': { input: rangeInput(articleFilterSchema), output: articleRangeSchema },
  'articles.get': { input: byId, output: articleSchema },
  'articles.save': { input: articleSchema, output: articleSchema },
  'articles.delete': { input: byId, output: z.null() },
  /** By code first, then by words: the completion of a line. */
  'articles.search': {
    input: z.object({ query: z.string().max(200), limit: z.int().min(1).max(50).default(8) }),
    output: z.array(articleSchema),
  },
  'lists.exportArticles': { input: exportInput(articleFilterSchema), output: file },
} as const
