// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is not a stop, its controls are
import type { BatchRow } from '../../../shared/model/batch.ts'
import { STAMP_TYPES } from '../../../shared/model/sending.ts'
import { STAMP_NAMES, batchText as text } from '../../text/batch.ts'
import { sendingText } from '../../text/sending.ts'
import type { LineActions } from './batch-line.tsx'
import '../../styles/sending.css'

interface BatchOptionsProps {
  row: BatchRow
  name: string
  /** A letter, or a copy by post. */
  letter: boolean
  /** Something was chosen for this row. */
  own: boolean
  actions: LineActions
}

const PAID: ReadonlySet<string> = new Set(['color', 'signature'])

/** What Neotouch does of this document alone. */
export function BatchOptions({ row, name, letter, own, actions }: BatchOptionsProps) {
  const { settings } = row
  const boxes = letter ? (['color', 'signature', 'bothSided', 'cover'] as const) : (['signature'] as const)
  return (
    <div role="cell" className="batch-detail">
      <fieldset className="batch-boxes">
        <legend className="visually-hidden">{text.optionsOf(name)}</legend>
        {boxes.map((key) => (
          <label key={key} className="box">
            <input
              type="checkbox"
              checked={settings[key].value}
              onChange={(event) => actions.choose(row, { [key]: event.target.checked })}
            />
            {sendingText[key]}
            {PAID.has(key) && <span className="paid-mark">{sendingText.paid}</span>}
          </label>
        ))}
        {letter && (
          <label className="box">
            {text.stamp}
            <select
              className="input"
              aria-label={text.stampOf(name)}
              value={settings.stampType.value}
              onChange={(event) => {
                const stampType = STAMP_TYPES.find((one) => one === event.target.value)
                if (stampType !== undefined) actions.choose(row, { stampType })
              }}
            >
              {STAMP_TYPES.map((stamp) => (
                <option key={stamp} value={stamp}>
                  {STAMP_NAMES[stamp]}
                </option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      {own && (
        <button type="button" className="link-button" onClick={() => actions.inherit(row)}>
          {text.inherit}
        </button>
      )}
    </div>
  )
}
