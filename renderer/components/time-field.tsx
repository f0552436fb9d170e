import { type ReactNode, useState } from 'react'
import { formatTime } from '../text/format.ts'
import { timeText as text } from '../text/time.ts'
import { readTime } from './entry.ts'

interface TimeFieldProps {
  id: string
  label: string
  /** `HH:MM`. */
  value: string
  /** Beside the entry. */
  hint?: ReactNode
  onChange: (value: string) => void
}

/** Entry of a time of day as `8`, `8h30` or `0830`; one that does not exist is refused, never moved. */
export function TimeField({ id, label, value, hint, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const refused = typed !== null && readTime(typed) === null
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        value={typed ?? formatTime(value)}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          const read = readTime(event.target.value)
          if (read !== null) onChange(read)
        }}
        onBlur={() => {
          if (!refused) setTyped(null)
        }}
      />
      {hint && <span className="row-hint">{hint}</span>}
      {refused && (
        <p className="entry-error" id={`${id}-error`} role="alert">
          {text.refused}
        </p>
      )}
    </div>
  )
}
