import { useRef } from 'react'
import { TEMPLATE_FIELDS, templateProblem } from '../../shared/rules/message-template.ts'
import { templateText as text } from '../text/template.ts'
import '../styles/template.css'

interface TemplateEntryProps {
  id: string
  value: string
  maxLength: number
  /** Absent: one line. */
  rows?: number
  onChange: (value: string) => void
}

/** A text with fields that each document fills: one button for each field, and what a receiver would read raw. */
export function TemplateEntry({ id, value, maxLength, rows, onChange }: TemplateEntryProps) {
  const entry = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const problem = templateProblem(value)
  /** Through the browser's own insertion, so that Ctrl+Z takes it back. */
  const insert = (field: string) => {
    entry.current?.focus()
    document.execCommand('insertText', false, field)
  }
  const shared = {
    id,
    ref: entry,
    className: 'input',
    'data-size': 'wide',
    maxLength,
    value,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : `${id}-problem`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="template-entry">
      {rows === undefined ? <input {...shared} /> : <textarea {...shared} rows={rows} />}
      <div className="field-buttons">
        {TEMPLATE_FIELDS.map((name) => {
          const field = `{${name}}`
          return (
            <button key={name} type="button" aria-label={text.insert(field)} onClick={() => insert(field)}>
              {field}
            </button>
          )
        })}
      </div>
      {problem !== null && (
        <p className="entry-error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
