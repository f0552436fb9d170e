import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/contract.ts'
import type { BulkRequest } from '../../../shared/model/bulk-update.ts'
import { call, on, useAction } from '../../api.ts'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'

/** The three tasks of the assistant, one at a time, with their advance. */
export function useBulkUpdate() {
  const [progress, setProgress] = useState<EventPayload<'progress'> | null>(null)
  const preview = useAction('bulkUpdate.preview')
  const run = useAction('bulkUpdate.run')
  const undo = useAction('bulkUpdate.undo')
  useEffect(() => on('progress', (payload) => payload.task === 'bulk-update' && setProgress(payload)), [])

  const forget = (): void => {
    for (const action of [preview, run, undo]) action.reset()
    setProgress(null)
  }
  return {
    busy: preview.isPending || run.isPending || undo.isPending,
    /** An undo goes to its end. */
    cancellable: preview.isPending || run.isPending,
    label: run.isPending ? text.running : undo.isPending ? text.undoing : text.reading,
    progress,
    failure: (preview.error ?? run.error ?? undo.error)?.failure ?? null,
    report: run.data ?? preview.data ?? null,
    undone: undo.data ?? null,
    forget,
    preview(request: BulkRequest): void {
      forget()
      preview.mutate(request)
    },
    run(request: BulkRequest): void {
      forget()
      run.mutate(request)
    },
    undo(id: string): void {
      forget()
      undo.mutate({ id })
    },
    cancel: (): void => void call('bulkUpdate.cancel', {}),
  }
}
