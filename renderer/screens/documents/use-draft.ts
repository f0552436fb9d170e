import { useCallback, useEffect, useRef, useState } from 'react'
import type { Document, DocumentContent } from '../../../shared/model/document.ts'
import { CallError, call } from '../../api.ts'

const SAVE_DELAY_MILLISECONDS = 500

/**
 * A draft that saves itself half a second after the last change, and when its screen closes.
 * Saves go one after the other: the first gives the id, and an older text never overwrites a newer one.
 */
export function useDraft(initialId: string | null, initial: DocumentContent) {
  const [content, setContent] = useState(initial)
  const [saved, setSaved] = useState<Document | null>(null)
  const [state, setState] = useState<'saved' | 'saving' | 'changed'>('saved')
  const [error, setError] = useState<CallError | null>(null)
  const id = useRef(initialId)
  const waiting = useRef<DocumentContent | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())

  /** Writes what waits; afterwards the id of the draft, null when nothing could be written. */
  const flush = useCallback(async (): Promise<string | null> => {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      const next = waiting.current
      if (!next) return
      waiting.current = null
      setState('saving')
      try {
        const document = await call('documents.save', { id: id.current, content: next })
        id.current = document.id
        setSaved(document)
        setError(null)
        setState(waiting.current ? 'changed' : 'saved')
      } catch (reason) {
        waiting.current ??= next
        setState('changed')
        if (!(reason instanceof CallError)) throw reason
        setError(reason)
      }
    })
    await running.current
    return waiting.current ? null : id.current
  }, [])

  const change = useCallback(
    (part: Partial<DocumentContent>) => {
      setContent((current) => {
        const next = { ...current, ...part }
        waiting.current = next
        return next
      })
      setState('changed')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), SAVE_DELAY_MILLISECONDS)
    },
    [flush],
  )

  useEffect(
    () => () => {
      void flush()
    },
    [flush],
  )
  return { content, change, flush, saved, state, error }
}
