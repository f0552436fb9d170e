import { type ReactNode, useId } from 'react'

interface RowProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
}

/** One line of text: label at the left, entry at the right, what is wrong under it. */
export function TextRow(
  props: RowProps & {
    value: string
    onChange: (value: string) => void
    size?: 'small' | 'wide'
    type?: 'text' | 'password' | 'email'
    placeholder?: string
    name?: string
  },
) {
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id}>
        {props.label}
        {props.required && ' *'}
      </label>
      <div className="row-control">
        <input
          id={id}
          name={props.name}
          className="input"
          data-size={props.size}
          type={props.type ?? 'text'}
          value={props.value}
          placeholder={props.placeholder}
          aria-invalid={props.error !== undefined}
          aria-describedby={props.error ? `${id}-error` : undefined}
          onChange={(event) => props.onChange(event.target.value)}
        />
        {props.hint && <span className="row-hint">{props.hint}</span>}
      </div>
      {props.error && (
        <p className="row-message" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  )
}

/** A choice among few. */
export function SelectRow<Value extends string>(
  props: RowProps & { value: Value; options: readonly (readonly [Value, string])[]; onChange: (value: Value) => void },
) {
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id}>{props.label}</label>
      <div className="row-control">
        <select
          id={id}
          className="input"
          value={props.value}
          aria-invalid={props.error !== undefined}
          aria-describedby={props.error ? `${id}-error` : undefined}
          onChange={(event) => {
            const chosen = props.options.find(([value]) => value === event.target.value)
            if (chosen) props.onChange(chosen[0])
          }}
        >
          {props.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {props.hint && <span className="row-hint">{props.hint}</span>}
      </div>
      {props.error && (
        <p className="row-message" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  )
}

/** A box to tick, with what it costs or why it is closed beside it. */
export function BoxRow(
  props: RowProps & {
    text: string
    checked: boolean
    disabled?: boolean
    name?: string
    onChange: (checked: boolean) => void
  },
) {
  const id = useId()
  return (
    <div className="row">
      <span className="row-label">{props.label}</span>
      <div className="row-control">
        <label className="box">
          <input
            type="checkbox"
            name={props.name}
            checked={props.checked}
            disabled={props.disabled}
            aria-describedby={props.error ? `${id}-error` : undefined}
            onChange={(event) => props.onChange(event.target.checked)}
          />
          {props.text}
        </label>
        {props.hint}
      </div>
      {props.error && (
        <p className="row-message" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  )
}
