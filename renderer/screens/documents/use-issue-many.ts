import { useRef, useState } from 'react'
import { CallError, call } from '../../api.ts'
import { documentsText } from '../../text/documents.ts'
import { listsText } from '../../text/lists.ts'

/** « Valider » on a selection: one after the other, with numbers, and stopped when asked. */
export function useIssueMany() {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [report, setReport] = useState<readonly string[]>([])
  const stopped = useRef(false)

  const issue = async (ids: readonly string[]) => {
    const refusals: string[] = []
    let done = 0
    stopped.current = false
    setReport([])
    for (const id of ids) {
      if (stopped.current) break
      setProgress({ done, total: ids.length })
      try {
        await call('documents.issue', { id })
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        const { buyer } = await call('documents.get', { id })
        refusals.push(documentsText.refusal(buyer.name, error.failure.message))
      }
      done++
    }
    setProgress(null)
    setReport([
      documentsText.report(done - refusals.length, refusals.length),
      ...(done < ids.length ? [listsText.issueStopped(ids.length - done)] : []),
      ...refusals,
    ])
  }
  return { issue, progress, report, setReport, stop: () => (stopped.current = true) }
}
