import { useState } from 'react'
import type { ImportColumns } from '../../../shared/model/imports.ts'
import { importsText as text } from '../../text/imports.ts'

interface ColumnMatchingProps {
  columns: ImportColumns
  /** Our column → the file's. */
  onDone: (mapping: Record<string, string>) => void
}

/** Which column of the file holds each field: what is likely is chosen already. */
export function ColumnMatching({ columns, onDone }: ColumnMatchingProps) {
  const [chosen, setChosen] = useState(() => new Map(columns.ours.map(({ label, file }) => [label, file])))
  const missing = columns.ours.filter(({ label, required }) => required && !chosen.get(label)).map(({ label }) => label)
  // What must be there, then what was recognized, then the rest.
  const weight = ({ required, file }: ImportColumns['ours'][number]): number => (required ? 0 : file ? 1 : 2)
  const rows = columns.ours.toSorted((a, b) => weight(a) - weight(b))
  return (
    <form
      className="import-matching"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing[0]) document.getElementById(fieldId(missing[0]))?.focus()
        else onDone(Object.fromEntries([...chosen].flatMap(([label, file]) => (file ? [[label, file]] : []))))
      }}
    >
      <h2>{text.matching}</h2>
      <p>{text.matchingHint}</p>
      {missing.length > 0 && (
        <p className="notice" data-tone="error" role="alert" id="import-missing">
          {text.missing(missing)}
        </p>
      )}
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{text.ours}</th>
            <th scope="col">{text.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, required }) => (
            <tr key={label}>
              <th scope="row">
                <label htmlFor={fieldId(label)}>{label}</label>{' '}
                {required && <span className="chip">{text.required}</span>}
              </th>
              <td>
                <select
                  id={fieldId(label)}
                  className="input"
                  value={chosen.get(label) ?? ''}
                  aria-invalid={missing.includes(label)}
                  aria-describedby={missing.includes(label) ? 'import-missing' : undefined}
                  onChange={(event) => setChosen(new Map(chosen).set(label, event.target.value || null))}
                >
                  <option value="">{text.none}</option>
                  {columns.file.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="submit" className="button" data-variant="primary">
        {text.continue}
      </button>
    </form>
  )
}

const fieldId = (label: string): string => `import-column-${label.replace(/[^A-Za-z0-9]+/g, '-')}`
