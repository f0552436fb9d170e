import { type ChangeEvent, type KeyboardEvent, useState } from 'react'
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

/** What an input of a date needs; `refused`: what was typed is no date, and stays to be corrected. */
export function useDateEntry({
  value,
  onChange,
  reference,
  required = false,
}: Pick<DateFieldProps, 'value' | 'onChange' | 'reference' | 'required'>) {
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
  const entry = {
    value: typed ?? formatDate(value),
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.ctrlKey) commit()
    },
  }
  return { entry, refused }
}

/** Entry of a date as `15`, `1503`, `15/3`, `+30` or `.`; one that does not exist is refused, never moved. */
export function DateField({ id, label, value, onChange, reference, required = false, readOnly }: DateFieldProps) {
  const { entry, refused } = useDateEntry({
    value,
    onChange,
    required,
    ...(reference === undefined ? {} : { reference }),
  })
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        {...entry}
        id={id}
        className="input"
        readOnly={readOnly}
        required={required}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
      />
      {refused && (
        <p className="entry-error" id={`${id}-error`} role="alert">
          {gridText.dateRefused}
        </p>
      )}
    </div>
  )
}
