import { CopyButton } from './copy-button.tsx'

export interface Fact {
  label: string
  value: string
  /** As it is written, for the clipboard; absent: it is not copied. */
  copy?: string
}

/** Labels and values; what the file does not say is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const said = facts.filter(({ value }) => value.trim() !== '')
  if (said.length === 0) return null
  return (
    <dl className="fact-list">
      {said.map(({ label, value, copy }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>
            <span>{value}</span>
            {copy !== undefined && copy !== '' && <CopyButton what={label} value={copy} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
