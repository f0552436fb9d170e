import { EXPORT_KINDS, type ExportRequest, hasPeriod } from '../../../shared/model/exports.ts'
import { Card } from '../../components/card.tsx'
import { DateField } from '../../components/date-field.tsx'
import { SelectRow, TextRow } from '../../components/field.tsx'
import { exportsText as text } from '../../text/exports.ts'

export type Choice = Omit<ExportRequest, 'firstEntry'> & { firstEntry: string }

export const INITIAL_CHOICE: Choice = { kind: 'clients', encoding: 'utf-8', from: null, to: null, firstEntry: '1' }

/** The number that was typed; null when it is none. */
export function firstEntryOf({ firstEntry }: Choice): number | null {
  const number = /^\d{1,8}$/.test(firstEntry.trim()) ? Number(firstEntry) : 0
  return number >= 1 ? number : null
}

/** What to export, how, and over which days. */
export function ExportForm({ choice, onChange }: { choice: Choice; onChange: (part: Partial<Choice>) => void }) {
  return (
    <Card title={text.what}>
      <fieldset className="export-kinds">
        <legend>{text.kind}</legend>
        {EXPORT_KINDS.map((kind) => (
          <label key={kind} className="export-kind" data-chosen={choice.kind === kind || undefined}>
            <input
              type="radio"
              name="export-kind"
              value={kind}
              checked={choice.kind === kind}
              onChange={() => onChange({ kind })}
            />
            <span>
              <b>{text.kinds.find(([one]) => one === kind)?.[1]}</b>
              <small>{text.explanations[kind]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {hasPeriod(choice.kind) && (
        <fieldset className="export-period">
          <legend>{text.period}</legend>
          <DateField id="export-from" label={text.from} value={choice.from} onChange={(from) => onChange({ from })} />
          <DateField id="export-to" label={text.to} value={choice.to} onChange={(to) => onChange({ to })} />
          <span className="row-hint">{text.periodHint}</span>
        </fieldset>
      )}
      {choice.kind === 'journal' ? (
        <TextRow
          label={text.firstEntry}
          size="small"
          value={choice.firstEntry}
          hint={text.firstEntryHint}
          error={firstEntryOf(choice) === null ? text.firstEntryWrong : undefined}
          onChange={(firstEntry) => onChange({ firstEntry })}
        />
      ) : (
        <SelectRow
          label={text.encoding}
          value={choice.encoding}
          options={text.encodings}
          hint={text.encodingHint[choice.encoding]}
          onChange={(encoding) => onChange({ encoding })}
        />
      )}
    </Card>
  )
}
