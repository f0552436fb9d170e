// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { gridText } from '../../text/grid.ts'
import { gridMove } from './grid-keys.ts'
import '../../styles/grid.css'

export interface GridColumn<Row> {
  id: string
  label: string
  /** A CSS grid track: `90px`, `minmax(160px, 1fr)`. */
  width: string
  /** `end` for amounts and counts. */
  align?: 'start' | 'end'
  sortable?: boolean
  cell: (row: Row) => ReactNode
}

export interface GridSort {
  column: string
  descending: boolean
}

interface ListGridProps<Row extends { id: string }> {
  /** Name of the grid for a screen reader. */
  label: string
  columns: readonly GridColumn<Row>[]
  /** Rows loaded so far. */
  rows: readonly Row[]
  /** Rows that match, loaded or not. */
  total: number
  /** Called when the last loaded rows come near the view. */
  onReachEnd?: () => void
  sort?: GridSort | null
  onSort?: (sort: GridSort) => void
  /** Selected ids; absent: no selection column. */
  selection?: ReadonlySet<string>
  onSelection?: (selection: ReadonlySet<string>) => void
  /** Enter or double click. */
  onOpen?: (row: Row) => void
  /** The active row moved. */
  onActive?: (row: Row) => void
  /** Row height in pixels: 28 compact, 34 comfort. Read from `--row-height` when absent. */
  rowHeight?: number
  /** Shown where there is no row. */
  empty?: ReactNode
}

/** ARIA grid of records on a virtual list: one tab stop, arrows move, Enter opens, Space selects, Ctrl+A selects all. */
export function ListGrid<Row extends { id: string }>(props: ListGridProps<Row>) {
  const { columns, rows, total, selection, onSelection, onReachEnd, onActive } = props
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const [position, setPosition] = useState({ row: 0, column: 0 })
  const height = props.rowHeight ?? rowHeight()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingStart: height,
  })
  const items = virtual.getVirtualItems()
  const activeRow = Math.min(position.row, Math.max(0, rows.length - 1))
  const lastColumn = columns.length - (selection ? 0 : 1)
  const lastShown = items.at(-1)?.index ?? -1
  const nearEnd = rows.length < total && lastShown >= rows.length - 20

  useEffect(() => {
    if (nearEnd) onReachEnd?.()
  }, [nearEnd, onReachEnd])

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const cell = scroller.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')
    if (!cell) return
    cell.focus({ preventScroll: true })
    wantsFocus.current = false
  })

  const go = (row: number, column: number) => {
    wantsFocus.current = true
    setPosition({ row, column })
    virtual.scrollToIndex(row, { align: 'auto' })
    const active = rows[row]
    if (active) onActive?.(active)
  }
  const toggle = (row: Row | undefined) => {
    if (!row || !selection || !onSelection) return
    const next = new Set(selection)
    if (!next.delete(row.id)) next.add(row.id)
    onSelection(next)
  }
  const allSelected = rows.length > 0 && selection !== undefined && rows.every((row) => selection.has(row.id))
  const selectAll = () => onSelection?.(new Set(allSelected ? [] : rows.map((row) => row.id)))

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'gridcell') return
    const row = rows[activeRow]
    const visible = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 2)
    const move = gridMove(
      event,
      { row: activeRow, column: position.column },
      { lastRow: rows.length - 1, lastColumn, page: visible },
    )
    if (move) {
      if (event.shiftKey && selection && onSelection && move.row !== activeRow) {
        const [from, to] = move.row > activeRow ? [activeRow, move.row] : [move.row, activeRow]
        onSelection(new Set([...selection, ...rows.slice(from, to + 1).map((each) => each.id)]))
      }
      go(move.row, move.column)
    } else if (event.key === 'Enter' && !event.ctrlKey && row) props.onOpen?.(row)
    else if (event.key === ' ') toggle(row)
    else if (event.key === 'a' && event.ctrlKey) selectAll()
    else return
    event.preventDefault()
  }

  const onMouseDown = (event: MouseEvent, index: number) => {
    const cell = (event.target as HTMLElement).closest('[role=gridcell]')
    if (!cell) return
    const column = Number(cell.getAttribute('aria-colindex')) - 1
    if (selection && (column === 0 || event.ctrlKey)) toggle(rows[index])
    go(index, column)
  }

  const template = [...(selection ? ['34px'] : []), ...columns.map((column) => column.width)].join(' ')
  const offset = selection ? 2 : 1
  return (
    <div className="grid-frame">
      <div
        className="grid"
        role="grid"
        tabIndex={rows.length === 0 ? 0 : -1}
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={lastColumn + 1}
        aria-multiselectable={selection ? true : undefined}
        ref={scroller}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="grid-head">
          <div
            role="row"
            tabIndex={-1}
            className="grid-row"
            aria-rowindex={1}
            style={{ gridTemplateColumns: template }}
          >
            {selection && (
              <div role="columnheader" tabIndex={-1} aria-colindex={1} className="grid-cell grid-check">
                <input type="checkbox" aria-label={gridText.selectAll} checked={allSelected} onChange={selectAll} />
              </div>
            )}
            {columns.map((column, index) => (
              <ColumnHeader
                key={column.id}
                column={column}
                index={index + offset}
                sort={props.sort ?? null}
                onSort={props.onSort}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const selected = selection?.has(row.id) ?? false
            const tab = (column: number) => (item.index === activeRow && column === position.column ? 0 : -1)
            return (
              <div
                key={row.id}
                role="row"
                tabIndex={-1}
                className="grid-row"
                data-active={item.index === activeRow}
                aria-rowindex={item.index + 2}
                aria-selected={selection ? selected : undefined}
                style={{ gridTemplateColumns: template, height, transform: `translateY(${item.start}px)` }}
                onMouseDown={(event) => onMouseDown(event, item.index)}
                onDoubleClick={() => props.onOpen?.(row)}
              >
                {selection && (
                  <div role="gridcell" aria-colindex={1} className="grid-cell grid-check" tabIndex={tab(0)}>
                    <span className="grid-tick" data-checked={selected} aria-hidden="true" />
                    <span className="visually-hidden">{selected ? gridText.selected : gridText.notSelected}</span>
                  </div>
                )}
                {columns.map((column, index) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    aria-colindex={index + offset}
                    className="grid-cell"
                    data-align={column.align}
                    tabIndex={tab(index + offset - 1)}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {rows.length === 0 && props.empty && <div className="grid-empty">{props.empty}</div>}
    </div>
  )
}

interface ColumnHeaderProps<Row> {
  column: GridColumn<Row>
  index: number
  sort: GridSort | null
  onSort: ((sort: GridSort) => void) | undefined
}

function ColumnHeader<Row>({ column, index, sort, onSort }: ColumnHeaderProps<Row>) {
  const current = sort?.column === column.id ? sort : null
  const direction = current ? (current.descending ? 'descending' : 'ascending') : 'none'
  const sortable = column.sortable === true && onSort !== undefined
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index}
      aria-sort={sortable ? direction : undefined}
      className="grid-cell"
      data-align={column.align}
    >
      {sortable ? (
        <button
          type="button"
          className="grid-sort"
          onClick={() => onSort({ column: column.id, descending: current ? !current.descending : false })}
        >
          {column.label}
          {current && (current.descending ? <ArrowDown size={13} aria-hidden /> : <ArrowUp size={13} aria-hidden />)}
        </button>
      ) : (
        column.label
      )}
    </div>
  )
}

/** Pixels of a row in the density that the person chose. */
function rowHeight(): number {
  const value = Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10)
  return Number.isNaN(value) ? 28 : value
}
