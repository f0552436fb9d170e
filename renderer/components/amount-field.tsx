import { useState } from 'react'
import { formatDecimal } from '../text/format.ts'
import { gridText } from '../text/grid.ts'
import { readDecimal } from './entry.ts'
import { typeComma } from './type-comma.ts'

interface AmountFieldProps {
  id: string
  label: string
  /** Exact decimal text with a point. */
  value: string
  /** Decimals that the field accepts; more are refused. */
  decimals?: number
  onChange: (value: string) => void
  /** The field may be empty. */
  onClear?: () => void
  readOnly?: boolean
}

/** Entry of an amount, quantity or rate: `.` writes `,`, a pasted « 1 234,56 € » is understood. */
export function AmountField({ id, label, value, decimals = 2, onChange, onClear, readOnly }: AmountFieldProps) {
  const [entry, setEntry] = useState<{ text: string; value: string } | null>(null)
  // A value that changed elsewhere, by an undo, replaces what was typed.
  const typed = entry !== null && entry.value === value ? entry.text : null
  const setTyped = (text: string, read: string | null) => setEntry({ text, value: read ?? value })
  const cleared = typed?.trim() === '' && onClear !== undefined
  const refused = typed !== null && !cleared && readDecimal(typed, decimals) === null
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        data-align="end"
        inputMode="decimal"
        value={typed ?? formatDecimal(value)}
        readOnly={readOnly}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
        onBeforeInput={typeComma}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const read = readDecimal(event.target.value, decimals)
          setTyped(event.target.value, read)
          if (read !== null) onChange(read)
          else if (event.target.value.trim() === '') onClear?.()
        }}
        onBlur={() => {
          if (!refused) setEntry(null)
        }}
      />
      {refused && (
        <p className="entry-error" id={`${id}-error`} role="alert">
          {gridText.amountRefused}
        </p>
      )}
    </div>
  )
}
