// biome-ignore-all lint/a11y/useSemanticElements: one grid pattern for lists and entry, cells are edited in place
import { type KeyboardEvent, memo } from 'react'
import { gridText } from '../../text/grid.ts'
import { typeComma } from '../type-comma.ts'
import { COMPLETION_ID, proposalId } from './line-completion.tsx'
import type { Proposal } from './use-completion.ts'

export interface LineColumn<Row> {
  id: string
  label: string
  width: string
  align?: 'start' | 'end'
  /** The text that a person reads and edits; `note` is what the grid's owner says of the row. */
  text: (row: Row, note: string | undefined) => string
  /** The row with this text written; null: refused, the cell stays open. Absent: not editable. */
  write?: (row: Row, text: string) => Row | null
  /** Whether this row has an entry in this column; absent: always. */
  editable?: (row: Row) => boolean
  /** `.` writes `,`. */
  decimal?: boolean
  /** Words that complete the entry (F4 or Alt+↓ shows them). */
  choices?: readonly string[]
  /** What may fill the whole line, from the first characters of this entry. */
  propose?: (row: Row, text: string) => Promise<readonly Proposal<Row>[]>
  /** Once another text is written: what it fills of the rest of the line; null: nothing. */
  settle?: (row: Row) => Promise<((row: Row) => Row) | null>
  /** Several lines: Alt+Entrée goes to the next one. */
  multiline?: boolean
  /** Entrée passes over it; arrows and Tab reach it. */
  passed?: boolean
}

export interface CellEntry {
  /** First characters of an entry that replaces the cell; null: edit what is there. */
  typed: string | null
  refused: boolean
  /** The proposal that ↓ points at, -1: none yet; null: nothing is proposed. */
  proposal: number | null
}

export interface LineActions {
  point: (row: number, column: number) => void
  open: (row: number, column: number) => void
  input: (text: string) => void
  key: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  leave: (text: string) => void
  paste: (text: string) => boolean
}

interface LineRowProps<Row> {
  row: Row
  kind: string | undefined
  note: string | undefined
  index: number
  columns: readonly LineColumn<Row>[]
  template: string
  readOnly: boolean
  /** The active column; null: another row is active. */
  active: number | null
  /** The open entry of the active cell. */
  entry: CellEntry | null
  actions: LineActions
}

/** Names of the columns. */
export function LineHead<Row>({ columns, template }: { columns: readonly LineColumn<Row>[]; template: string }) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" tabIndex={-1} aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: template }}>
        {columns.map((each) => (
          <div role="columnheader" tabIndex={-1} key={each.id} className="grid-cell" data-align={each.align}>
            {each.label}
          </div>
        ))}
      </div>
    </div>
  )
}

/** One line: it is drawn again only when it changed, or when the cursor comes, goes or moves in it. */
export const LineRow = memo(function LineRow<Row>(props: LineRowProps<Row>) {
  const { row, note, index, columns, active, entry, actions } = props
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className="grid-row"
      data-kind={props.kind}
      style={{ gridTemplateColumns: props.template }}
    >
      {columns.map((column, columnIndex) => {
        const isActive = active === columnIndex
        const editing = isActive && entry !== null
        const editable = !props.readOnly && column.write !== undefined && (column.editable?.(row) ?? true)
        const text = column.text(row, note)
        return (
          <div
            role="gridcell"
            key={column.id}
            className="grid-cell"
            data-column={column.id}
            data-align={column.align}
            data-invalid={editing && entry.refused}
            aria-colindex={columnIndex + 1}
            aria-readonly={!editable}
            tabIndex={isActive && !editing ? 0 : -1}
            title={column.multiline ? text : undefined}
            onMouseDown={(event) => {
              if (editing) return
              event.preventDefault()
              actions.point(index, columnIndex)
            }}
            onDoubleClick={() => !editing && actions.open(index, columnIndex)}
          >
            {editing ? (
              <CellEditor column={column} text={entry.typed ?? text} entry={entry} actions={actions} />
            ) : (
              <span className="grid-text">{text}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}) as <Row>(props: LineRowProps<Row>) => React.JSX.Element

interface CellEditorProps<Row> {
  column: LineColumn<Row>
  text: string
  entry: CellEntry
  actions: LineActions
}

function CellEditor<Row>({ column, text, entry, actions }: CellEditorProps<Row>) {
  const shared = {
    className: 'line-grid-input',
    'aria-label': column.label,
    'aria-invalid': entry.refused,
    'aria-describedby': entry.refused ? 'line-grid-error' : undefined,
    ...completionAttributes(column, entry.proposal),
    onKeyDown: actions.key,
    onFocus: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (entry.typed === null) event.target.select()
      else event.target.setSelectionRange(event.target.value.length, event.target.value.length)
    },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => actions.input(event.target.value),
    onBlur: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.target.isConnected) actions.leave(event.target.value)
    },
    onPaste: (event: React.ClipboardEvent) => {
      event.stopPropagation()
      if (actions.paste(event.clipboardData.getData('text/plain'))) event.preventDefault()
    },
  }
  if (column.multiline) return <textarea {...shared} defaultValue={text} rows={Math.min(8, text.split('\n').length)} />
  return (
    <>
      <input
        {...shared}
        defaultValue={text}
        inputMode={column.decimal ? 'decimal' : undefined}
        list={column.choices ? `choices-${column.id}` : undefined}
        onBeforeInput={column.decimal ? typeComma : undefined}
      />
      {column.choices && (
        <datalist id={`choices-${column.id}`} aria-label={gridText.choices}>
          {column.choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  )
}

/** Pattern « combobox » of ARIA; an entry of several lines has not that role, and says the same with its own. */
function completionAttributes(column: { propose?: unknown; multiline?: boolean }, proposal: number | null) {
  if (column.propose === undefined) return {}
  const open = proposal !== null
  return {
    autoComplete: 'off',
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    'aria-controls': open ? COMPLETION_ID : undefined,
    'aria-activedescendant': open && proposal >= 0 ? proposalId(proposal) : undefined,
    ...(column.multiline ? {} : { role: 'combobox', 'aria-expanded': open }),
  }
}
