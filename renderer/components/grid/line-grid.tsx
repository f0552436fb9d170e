// biome-ignore-all lint/a11y/useSemanticElements: one grid pattern for lists and entry, cells are edited in place
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { typeComma } from '../type-comma.ts'
import { gridMove } from './grid-keys.ts'
import '../../styles/grid.css'

export interface LineColumn<Row> {
  id: string
  label: string
  width: string
  align?: 'start' | 'end'
  /** The text that a person reads and edits. */
  text: (row: Row) => string
  /** The row with this text written; null: refused, the cell stays open. Absent: not editable. */
  write?: (row: Row, text: string) => Row | null
  /** `.` writes `,`. */
  decimal?: boolean
}

interface LineGridProps<Row extends { id: string }> {
  label: string
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  createRow: () => Row
  readOnly?: boolean
}

interface Cursor {
  row: number
  column: number
  editing: boolean
  /** First characters of an entry that replaces the cell; null: edit what is there. */
  typed: string | null
}

/** Grid of lines that one types in: Entrée goes on and creates the next line, F2 edits, Échap restores. */
export function LineGrid<Row extends { id: string }>(props: LineGridProps<Row>) {
  const { columns, rows, onChange, createRow, readOnly = false } = props
  const frame = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0, editing: false, typed: null })
  const [refused, setRefused] = useState(false)
  const isEditable = (column: number) => !readOnly && columns[column]?.write !== undefined
  const lastEditable = columns.findLastIndex((column) => column.write !== undefined)

  useLayoutEffect(() => {
    if (!touched.current) return
    const selector = cursor.editing ? '.line-grid-input' : '[role=gridcell][tabindex="0"]'
    const target = frame.current?.querySelector<HTMLElement>(selector)
    if (target && target !== document.activeElement) target.focus()
  })

  // The focus must be in the new cell before the next key arrives, or fast typing would lose it.
  const go = (next: Partial<Cursor>) => {
    touched.current = true
    flushSync(() => {
      setRefused(false)
      setCursor({ ...cursor, editing: false, typed: null, ...next })
    })
  }
  /** Rows with the open entry written; null when it is refused. */
  const written = (input: HTMLInputElement): Row[] | null => {
    const row = rows[cursor.row]
    const next = row && columns[cursor.column]?.write?.(row, input.value)
    if (!next) {
      setRefused(true)
      return null
    }
    return rows.map((each, index) => (index === cursor.row ? next : each))
  }
  const goOn = (current: readonly Row[]) => {
    if (cursor.column < lastEditable) return go({ column: cursor.column + 1 })
    if (cursor.row === current.length - 1 && !readOnly) flushSync(() => onChange([...current, createRow()]))
    go({ row: Math.min(cursor.row + 1, readOnly ? current.length - 1 : current.length), column: 0 })
  }

  const onEditKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.altKey) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      go({})
      return
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    event.preventDefault()
    const next = written(event.currentTarget)
    if (!next) return
    flushSync(() => onChange(next))
    if (event.shiftKey) go({ column: Math.max(0, cursor.column - 1) })
    else goOn(next)
  }
  const onGridKey = (event: KeyboardEvent) => {
    if (cursor.editing || event.ctrlKey || !(event.target instanceof HTMLElement)) return
    const move = gridMove(event, cursor, { lastRow: rows.length - 1, lastColumn: columns.length - 1, page: 10 })
    if (move) go(move)
    else if (event.key === 'Enter') event.shiftKey ? go({ column: Math.max(0, cursor.column - 1) }) : goOn(rows)
    else if (event.key === 'F2' && isEditable(cursor.column)) go({ editing: true })
    else if (event.key === 'Insert' && !readOnly) onChange(rows.toSpliced(cursor.row, 0, createRow()))
    else if (event.key === 'Delete' && !readOnly) {
      flushSync(() => onChange(rows.toSpliced(cursor.row, 1)))
      go({ row: Math.max(0, Math.min(cursor.row, rows.length - 2)) })
    } else if (event.key.length === 1 && event.key !== ' ' && !event.altKey && isEditable(cursor.column)) {
      const comma = columns[cursor.column]?.decimal && event.key === '.'
      go({ editing: true, typed: comma ? ',' : event.key })
    } else return
    event.preventDefault()
  }

  const template = columns.map((column) => column.width).join(' ')
  return (
    <div
      className="grid line-grid"
      role="grid"
      tabIndex={rows.length === 0 ? 0 : -1}
      aria-label={props.label}
      aria-readonly={readOnly}
      ref={frame}
      onKeyDown={onGridKey}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" tabIndex={-1} className="grid-row" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <div role="columnheader" tabIndex={-1} key={column.id} className="grid-cell" data-align={column.align}>
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((row, index) => (
          <div role="row" tabIndex={-1} key={row.id} className="grid-row" style={{ gridTemplateColumns: template }}>
            {columns.map((column, columnIndex) => {
              const active = cursor.row === index && cursor.column === columnIndex
              const editing = active && cursor.editing
              return (
                <div
                  role="gridcell"
                  key={column.id}
                  className="grid-cell"
                  data-align={column.align}
                  data-invalid={editing && refused}
                  aria-readonly={!isEditable(columnIndex)}
                  tabIndex={active && !editing ? 0 : -1}
                  onMouseDown={(event) => {
                    if (editing) return
                    event.preventDefault()
                    go({ row: index, column: columnIndex })
                  }}
                  onDoubleClick={() =>
                    isEditable(columnIndex) && go({ row: index, column: columnIndex, editing: true })
                  }
                >
                  {editing ? (
                    <input
                      className="line-grid-input"
                      aria-label={column.label}
                      aria-invalid={refused}
                      defaultValue={cursor.typed ?? column.text(row)}
                      onFocus={(event) => cursor.typed === null && event.target.select()}
                      onBeforeInput={column.decimal ? typeComma : undefined}
                      onKeyDown={onEditKey}
                      onBlur={(event) => {
                        const next = event.target.isConnected ? written(event.target) : null
                        if (!next) return
                        onChange(next)
                        setCursor((current) => ({ ...current, editing: false, typed: null }))
                      }}
                    />
                  ) : (
                    column.text(row)
                  )}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}
