import { useMemo, useRef } from 'react'
import { codesOf } from '../../../shared/rules/code-list.ts'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'

/** Exports are in UTF-8 or, by older programs, in Windows-1252. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Codes that are typed, pasted, or read from a CSV file. */
export function CodesEntry({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const total = useMemo(() => codesOf(value).length, [value])
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className="bulk-codes">
      <label htmlFor="bulk-codes">{text.codes}</label>
      <textarea
        id="bulk-codes"
        className="input"
        rows={7}
        spellCheck={false}
        value={value}
        aria-describedby="bulk-codes-hint"
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="row-hint" id="bulk-codes-hint">
        {text.codesHint}
      </p>
      <div className="row-control">
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {text.codesFile}
        </button>
        <span role="status">{text.codesRead(total)}</span>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.txt"
        aria-label={text.codesFile}
        onChange={async (event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) onChange(codesOf(await textOf(chosen)).join('\n'))
        }}
      />
    </div>
  )
}
