import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BatchRow } from '../../../shared/model/batch.ts'
import type { SendingOverride } from '../../../shared/model/sending.ts'
import { type CallError, call } from '../../api.ts'
import { batchWork, changeBatch } from './batch-store.ts'

const asked = (documentId: string) => ({ documentId, override: batchWork().overrides[documentId] ?? {} })

/** The documents as the engine resolves them; a choice for one row asks about that row only. */
export function useBatchRows(ids: readonly string[], enabled: boolean) {
  const client = useQueryClient()
  const queryKey = ['batch.prepare', ids]
  const answer = useQuery<BatchRow[], CallError>({
    queryKey,
    queryFn: () => call('batch.prepare', { rows: ids.map(asked) }),
    enabled: enabled && ids.length > 0,
  })
  const choose = async (documentId: string, override: SendingOverride): Promise<void> => {
    changeBatch({ overrides: { ...batchWork().overrides, [documentId]: override } })
    const [row] = await call('batch.prepare', { rows: [asked(documentId)] })
    if (!row) return
    client.setQueryData<BatchRow[]>(queryKey, (rows) =>
      rows?.map((known) => (known.documentId === documentId ? row : known)),
    )
  }
  return { rows: ids.length === 0 ? [] : (answer.data ?? []), loading: answer.isPending, error: answer.error, choose }
}
