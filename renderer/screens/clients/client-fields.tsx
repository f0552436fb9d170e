import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import { readDecimal } from '../../components/entry.ts'
import { typeComma } from '../../components/type-comma.ts'
import { formatDecimal } from '../../text/format.ts'
import { gridText } from '../../text/grid.ts'
import { type ClientPath, fieldId, useClientForm } from './client-form.ts'

interface FieldProps {
  path: ClientPath
  label: string
  hint?: ReactNode
  required?: boolean
}

/** Label at the left, entry at the right, under it what is wrong. */
export function FieldRow(props: {
  id: string
  label: string
  required?: boolean | undefined
  hint?: ReactNode
  message?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="row">
      <label htmlFor={props.id}>
        {props.label}
        {props.required && <span className="row-required"> *</span>}
      </label>
      <div className="row-control">
        {props.children}
        {props.hint && <span className="row-hint">{props.hint}</span>}
      </div>
      {props.message}
    </div>
  )
}

/** What the checks say of this field, and the attributes that tie it to its entry. */
export function useProblem(path: string) {
  const problem = useClientForm().problems.get(path)
  const id = `${fieldId(path)}-problem`
  const Icon = problem?.severity === 'error' ? CircleAlert : TriangleAlert
  return {
    tied: { 'aria-invalid': problem?.severity === 'error', 'aria-describedby': problem ? id : undefined },
    message: problem && (
      <p className="row-message" id={id} data-severity={problem.severity}>
        <Icon size={14} aria-hidden /> {problem.message}
      </p>
    ),
  }
}

/** A line of text of the client. */
export function TextField({
  path,
  label,
  hint,
  required,
  size,
  list,
  read,
}: FieldProps & {
  size?: 'small' | 'wide'
  /** Id of a datalist. */
  list?: string
  /** What is kept of what is typed. */
  read?: (typed: string) => string
}) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: path })
  const { tied, message } = useProblem(path)
  const id = fieldId(path)
  return (
    <FieldRow id={id} label={label} required={required} hint={hint} message={message}>
      <input
        {...tied}
        id={id}
        ref={field.ref}
        className="input"
        data-size={size}
        list={list}
        required={required}
        value={String(field.value ?? '')}
        onChange={(event) => field.onChange(read ? read(event.target.value) : event.target.value)}
        onBlur={field.onBlur}
      />
    </FieldRow>
  )
}

/** Several lines of text; Entrée makes a new one. */
export function AreaField({ path, label, rows = 4 }: FieldProps & { rows?: number }) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: path })
  const { tied, message } = useProblem(path)
  const id = fieldId(path)
  return (
    <FieldRow id={id} label={label} message={message}>
      <textarea
        {...tied}
        id={id}
        ref={field.ref}
        className="input client-area"
        rows={rows}
        value={String(field.value ?? '')}
        onChange={field.onChange}
        onBlur={field.onBlur}
      />
    </FieldRow>
  )
}

/** One of a few values. */
export function ChoiceField<Value extends string>(
  props: FieldProps & { options: readonly (readonly [Value, string])[] },
) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: props.path })
  const { tied, message } = useProblem(props.path)
  const id = fieldId(props.path)
  return (
    <FieldRow id={id} label={props.label} hint={props.hint} message={message}>
      <select {...tied} id={id} ref={field.ref} className="input" value={String(field.value)} onChange={field.onChange}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldRow>
  )
}

/** A box to tick. */
export function BoxField({ path, label }: { path: ClientPath; label: string }) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: path })
  return (
    <label className="box">
      <input
        id={fieldId(path)}
        ref={field.ref}
        type="checkbox"
        checked={field.value === true}
        onChange={(event) => field.onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

/** Several boxes under one label. */
export function BoxesRow({ label, children, message }: { label: string; children: ReactNode; message?: ReactNode }) {
  return (
    <fieldset className="row client-boxes">
      <legend className="row-label">{label}</legend>
      <div className="row-control">{children}</div>
      {message}
    </fieldset>
  )
}

/** A percentage: `.` writes `,`; what is not a number is said and not kept. */
export function PercentField({ path, label }: FieldProps) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: path })
  const [typed, setTyped] = useState<string | null>(null)
  const refused = typed !== null && readDecimal(typed, 4) === null
  const id = fieldId(path)
  return (
    <FieldRow
      id={id}
      label={label}
      message={
        refused && (
          <p className="row-message" id={`${id}-problem`}>
            <CircleAlert size={14} aria-hidden /> {gridText.amountRefused}
          </p>
        )
      }
    >
      <input
        id={id}
        ref={field.ref}
        className="input"
        data-size="small"
        data-align="end"
        inputMode="decimal"
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-problem` : undefined}
        value={typed ?? formatDecimal(String(field.value))}
        onBeforeInput={typeComma}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          const read = readDecimal(event.target.value, 4)
          if (read !== null) field.onChange(read)
        }}
        onBlur={() => {
          if (!refused) setTyped(null)
        }}
      />
    </FieldRow>
  )
}

/** A whole number, or nothing. */
export function NumberEntry(props: { path: ClientPath; label: string; min: number; max: number }) {
  const { control } = useClientForm()
  const { field } = useController({ control, name: props.path })
  const { tied } = useProblem(props.path)
  return (
    <input
      {...tied}
      id={fieldId(props.path)}
      ref={field.ref}
      className="input client-number"
      inputMode="numeric"
      aria-label={props.label}
      value={field.value === null ? '' : String(field.value)}
      onChange={(event) => {
        const typed = event.target.value.trim()
        if (typed === '') field.onChange(null)
        else if (/^\d{1,3}$/.test(typed) && Number(typed) >= props.min && Number(typed) <= props.max)
          field.onChange(Number(typed))
      }}
    />
  )
}
