import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import type { PrintSettings } from '../../../shared/model/dossier.ts'
import { CallError, call } from '../../api.ts'
import { useSettled } from '../bulk-update/use-settled.ts'

interface Preview {
  /** The last one that was drawn; null: none yet. */
  drawn: Output<'print.preview'> | null
  /** Another one is under way. */
  drawing: boolean
  failure: string | null
}

/** Draws the sample once the settings no longer change; typing never waits for it, and an older answer never comes back. */
export function usePrintPreview(settings: PrintSettings): Preview {
  const settled = useSettled(settings)
  const [preview, setPreview] = useState<Preview>({ drawn: null, drawing: true, failure: null })
  useEffect(() => {
    let wanted = true
    setPreview(({ drawn, failure }) => ({ drawn, drawing: true, failure }))
    call('print.preview', settled).then(
      (drawn) => {
        if (wanted) setPreview({ drawn, drawing: false, failure: null })
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error
        if (wanted) setPreview(({ drawn }) => ({ drawn, drawing: false, failure: error.failure.message }))
      },
    )
    return () => {
      wanted = false
    }
  }, [settled])
  return preview
}
