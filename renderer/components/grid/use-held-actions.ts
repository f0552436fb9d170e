import { useRef, useState } from 'react'
import type { LineActions } from './line-row.tsx'

/** One object for ever that does what the latest one does: rows are drawn again only when their own data change. */
export function useHeldActions(latest: LineActions): LineActions {
  const held = useRef(latest)
  held.current = latest
  const [actions] = useState<LineActions>(() => ({
    point: (row, index) => held.current.point(row, index),
    open: (row, index) => held.current.open(row, index),
    input: (text) => held.current.input(text),
    key: (event) => held.current.key(event),
    leave: (text) => held.current.leave(text),
    paste: (text) => held.current.paste(text),
  }))
  return actions
}
