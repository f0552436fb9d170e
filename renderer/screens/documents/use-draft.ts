import { useCallback, useEffect, useRef, useState } from 'react'
import type { Document, DocumentContent } from '../../../shared/model/document.ts'
import { CallError, call } from '../../api.ts'
import { editorText } from '../../text/document-editor.ts'
import { type DraftHistory, EMPTY_HISTORY, recorded, redone, undone } from './draft-history.ts'

/** Longest time that a typed character is only in the window. */
const SAVE_DELAY_MILLISECONDS = 150
/** After such a pause, what is typed next is another undo. */
const UNDO_PAUSE_MILLISECONDS = 1_500

/**
 * A draft that saves itself while it is typed, and when its screen closes, with undo over all of it.
 * Saves go one after the other: the first gives the id, and an older text never overwrites a newer one.
 */
export function useDraft(initialId: string | null, initial: DocumentContent) {
  const [content, setContent] = useState(initial)
  const [saved, setSaved] = useState<Document | null>(null)
  const [state, setState] = useState<'saved' | 'saving' | 'changed'>('saved')
  const [error, setError] = useState<CallError | null>(null)
  const [movedTo, setMovedTo] = useState<string | null>(null)
  const id = useRef(initialId)
  const current = useRef(initial)
  const history = useRef<DraftHistory<DocumentContent>>(EMPTY_HISTORY)
  const changedAt = useRef(0)
  const waiting = useRef<DocumentContent | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())

  /** The card was merged into another while the draft was typed: what is typed next goes to the one that is kept. */
  const follow = useCallback((merged: string, kept: string) => {
    if (merged === kept) return
    const moved = (one: DocumentContent): DocumentContent =>
      one.clientId === merged ? { ...one, clientId: kept } : one
    current.current = moved(current.current)
    waiting.current &&= moved(waiting.current)
    setContent(current.current)
    setMovedTo(kept)
  }, [])

  /** Writes what waits; afterwards the id of the draft, null when nothing could be written. */
  const flush = useCallback(async (): Promise<string | null> => {
    clearTimeout(timer.current)
    timer.current = undefined
    running.current = running.current.then(async () => {
      const next = waiting.current
      if (!next) return
      waiting.current = null
      setState('saving')
      try {
        const document = await call('documents.save', { id: id.current, content: next })
        id.current = document.id
        setSaved(document)
        follow(next.clientId, document.content.clientId)
        setError(null)
        setState(waiting.current ? 'changed' : 'saved')
      } catch (reason) {
        waiting.current ??= next
        setState('changed')
        setError(
          reason instanceof CallError ? reason : new CallError({ code: 'unexpected', message: editorText.notWritten }),
        )
      }
    })
    await running.current
    return waiting.current ? null : id.current
  }, [follow])

  const put = useCallback(
    (next: DocumentContent) => {
      current.current = next
      waiting.current = next
      setContent(next)
      setState('changed')
      // Not put off by the next key: a person who never stops typing is saved all the same.
      timer.current ??= setTimeout(() => void flush(), SAVE_DELAY_MILLISECONDS)
    },
    [flush],
  )

  /** Writes a part; changes of one `step`, by default of the same fields in a row, are undone together. */
  const change = useCallback(
    (part: Partial<DocumentContent>, step: string | null = Object.keys(part).join()) => {
      const paused = Date.now() - changedAt.current > UNDO_PAUSE_MILLISECONDS
      changedAt.current = Date.now()
      const before = paused ? { ...history.current, step: null } : history.current
      history.current = recorded(before, current.current, step)
      put({ ...current.current, ...part })
    },
    [put],
  )

  const travel = useCallback(
    (move: typeof undone<DocumentContent>) => {
      const reached = move(history.current, current.current)
      if (!reached) return
      history.current = reached.history
      put(reached.state)
    },
    [put],
  )
  const undo = useCallback(() => travel(undone), [travel])
  const redo = useCallback(() => travel(redone), [travel])

  /** Nothing more is written: the draft is deleted, or issued. */
  const stop = useCallback(() => {
    clearTimeout(timer.current)
    waiting.current = null
  }, [])

  useEffect(
    () => () => {
      void flush()
    },
    [flush],
  )
  return { content, movedTo, change, undo, redo, flush, stop, saved, state, error }
}
