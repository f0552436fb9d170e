interface TextEntryProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  maxLength?: number
  /** Words that complete the entry. */
  choices?: readonly string[]
  hint?: string
}

/** A label over one line of text. */
export function TextEntry({ id, label, value, onChange, maxLength, choices, hint }: TextEntryProps) {
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        maxLength={maxLength}
        value={value}
        title={hint}
        list={choices ? `${id}-choices` : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </div>
  )
}
