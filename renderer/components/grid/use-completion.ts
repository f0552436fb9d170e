import { useRef, useState } from 'react'

/** One row of the list under an entry. */
export interface Proposal<Row> {
  id: string
  /** What it is found by, such as a code; empty: none. */
  code: string
  label: string
  detail: string
  /** The line once it is chosen. Absent: choosing it calls `run` alone. */
  fill?: (row: Row) => Row
  /** What the grid's owner does, once the entry is written. */
  run?: (row: Row) => void
}

interface Question<Row> {
  row: Row
  text: string
  propose: (row: Row, text: string) => Promise<readonly Proposal<Row>[]>
}

/**
 * What an entry may be completed with. One question at a time, then the latest: keys never wait for an answer,
 * and an answer to what is no longer typed is dropped. Nothing is chosen before ↓ or the mouse points at it.
 */
export function useCompletion<Row>() {
  const [proposals, setProposals] = useState<readonly Proposal<Row>[]>([])
  const [active, setActive] = useState(-1)
  const wanted = useRef<Question<Row> | null>(null)
  const asking = useRef(false)

  const ask = async (question: Question<Row>) => {
    wanted.current = question
    setActive(-1)
    if (asking.current) return
    asking.current = true
    let asked: Question<Row> | null = null
    while (wanted.current !== null && wanted.current !== asked) {
      asked = wanted.current
      // A completion that fails is no reason to stop a person who types: there is no list, and that is all.
      const found = await asked.propose(asked.row, asked.text).catch(() => [])
      if (wanted.current === asked) setProposals(found)
    }
    asking.current = false
  }
  const close = () => {
    wanted.current = null
    setProposals([])
    setActive(-1)
  }
  /** ↓ and ↑ go round, by way of « none ». */
  const move = (by: 1 | -1) =>
    setActive((current) => ((current + 1 + by + proposals.length + 1) % (proposals.length + 1)) - 1)

  return { proposals, active, chosen: proposals[active], ask, close, move, point: setActive }
}
