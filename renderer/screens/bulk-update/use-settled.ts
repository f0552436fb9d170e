import { useEffect, useState } from 'react'

/** Milliseconds without a change after which what is typed is taken. */
const SETTLED = 250

/** The value once it no longer changes: what is asked of the engine is not asked at each letter. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as Value), SETTLED)
    return () => clearTimeout(timer)
  }, [key])
  return settled
}
