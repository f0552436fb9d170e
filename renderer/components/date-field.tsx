import { useState } from 'react'
import { formatDate } from '../text/format.ts'
import { gridText } from '../text/grid.ts'
import { readDate, today } from './entry.ts'

interface DateFieldProps {
  id: string
  label: string
  /** ISO date. */
  value: string | null
  onChange: (value: string | null) => void
  /** ISO date that `+30` and `15` start from; today when absent. */
  reference?: string
  required?: boolean
  readOnly?: boolean
}

/** Entry of a date as `15`, `1503`, `15/3`, `+30` or `.`; one that does not exist is refused, never moved. */
export function DateField({ id, label, value, onChange, reference, required = false, readOnly }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const commit = () => {
    if (typed === null) return
    const read = typed.trim() === '' ? null : readDate(typed, reference ?? today())
    const wrong = read === null && (required || typed.trim() !== '')
    setRefused(wrong)
    if (wrong) return
    setTyped(null)
    onChange(read)
  }
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        value={typed ?? formatDate(value)}
        readOnly={readOnly}
        required={required}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) commit()
        }}
      />
      {refused && (
        <p className="entry-error" id={`${id}-error`} role="alert">
          {gridText.dateRefused}
        </p>
      )}
    </div>
  )
}
