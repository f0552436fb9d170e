// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { GridHead } from './grid-head.tsx'
import { gridMove } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import type { GridColumn, GridColumnHand, GridPlace, GridRows, GridSelecting, GridSort } from './grid-types.ts'
import '../../styles/grid.css'

interface ListGridProps<Row extends { id: string }> {
  /** Name of the grid for a screen reader. */
  label: string
  columns: readonly GridColumn<Row>[]
  /** Rows loaded so far, from the first; or any row by its place. */
  rows: readonly Row[] | GridRows<Row>
  /** Rows that match, loaded or not. */
  total: number
  /** Called when the last loaded rows come near the view. */
  onReachEnd?: () => void
  sort?: GridSort | null
  onSort?: (sort: GridSort) => void
  selecting?: GridSelecting
  hand?: GridColumnHand
  place?: GridPlace
  /** Enter or double click. */
  onOpen?: (row: Row) => void
  /** The active row moved. */
  onActive?: (row: Row) => void
  /** Shown where there is no row. */
  empty?: ReactNode
}

/** ARIA grid of records on a virtual list: one tab stop, arrows move, Enter opens, Space selects, Ctrl+A selects all. */
export function ListGrid<Row extends { id: string }>(props: ListGridProps<Row>) {
  const { columns, rows, total, selecting, onReachEnd, onActive, onOpen, place } = props
  const loaded = Array.isArray(rows) ? (rows as readonly Row[]) : null
  const source = loaded === null ? (rows as GridRows<Row>) : null
  const count = loaded?.length ?? total
  const at = (index: number): Row | undefined => (loaded ? loaded[index] : source?.at(index))
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(place?.focused ?? false)
  const [position, setPosition] = useState({ row: place?.row ?? 0, column: place?.column ?? 0 })
  const height = rowHeight()
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingStart: height,
    initialOffset: place?.scroll ?? 0,
  })
  const items = virtual.getVirtualItems()
  const activeRow = Math.min(position.row, Math.max(0, count - 1))
  const lastColumn = columns.length - (selecting ? 0 : 1)
  const activeColumn = Math.min(position.column, lastColumn)
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? -1
  const nearEnd = loaded !== null && count < total && lastShown >= count - 20

  useEffect(() => {
    if (nearEnd) onReachEnd?.()
  }, [nearEnd, onReachEnd])

  const show = source?.show
  useEffect(() => show?.(firstShown, Math.max(firstShown, lastShown)), [show, firstShown, lastShown])

  // Before the first paint: the rows of a list that comes back are where they were.
  const startScroll = useRef(place?.scroll ?? 0)
  useLayoutEffect(() => {
    if (count === 0 || startScroll.current === 0 || !scroller.current) return
    scroller.current.scrollTop = startScroll.current
    startScroll.current = 0
  }, [count])

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
    if (place) Object.assign(place, { row, column, focused: true })
    virtual.scrollToIndex(row, { align: 'auto' })
    const active = at(row)
    if (active) onActive?.(active)
  }
  const toggle = (row: Row | undefined) => {
    if (row) selecting?.toggle(row.id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'gridcell') return
    const row = at(activeRow)
    const visible = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 2)
    const from = { row: activeRow, column: activeColumn }
    const move = gridMove(event, from, { lastRow: count - 1, lastColumn, page: visible })
    if (move) {
      if (event.shiftKey && move.row !== activeRow) {
        selecting?.addRange(Math.min(activeRow, move.row), Math.max(activeRow, move.row))
      }
      go(move.row, move.column)
    } else if (event.key === 'Enter' && !event.ctrlKey && row) onOpen?.(row)
    else if (event.key === ' ') toggle(row)
    else if (event.key === 'a' && event.ctrlKey) selecting?.toggleAll()
    else return
    event.preventDefault()
  }

  // Rows are drawn again only when they change: what they call stays the same function.
  const latest = useRef({ at, go, toggle, selecting, onOpen, activeRow })
  useLayoutEffect(() => {
    latest.current = { at, go, toggle, selecting, onOpen, activeRow }
  })
  const onMouseDown = useCallback((event: MouseEvent, index: number) => {
    const now = latest.current
    const cell = (event.target as HTMLElement).closest('[role=gridcell]')
    if (!cell) return
    const column = Number(cell.getAttribute('aria-colindex')) - 1
    if (now.selecting && event.shiftKey) {
      event.preventDefault()
      now.selecting.addRange(Math.min(index, now.activeRow), Math.max(index, now.activeRow))
    } else if (now.selecting && (column === 0 || event.ctrlKey)) now.toggle(now.at(index))
    now.go(index, column)
  }, [])
  const openAt = useCallback((index: number) => {
    const row = latest.current.at(index)
    if (row) latest.current.onOpen?.(row)
  }, [])

  const minWidth = (selecting ? 34 : 0) + columns.reduce((sum, column) => sum + leastWidth(column.width), 0)
  const template = [...(selecting ? ['34px'] : []), ...columns.map((column) => column.width)].join(' ')
  return (
    <div className="grid-frame">
      <div
        className="grid"
        role="grid"
        tabIndex={count === 0 ? 0 : -1}
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={lastColumn + 1}
        aria-multiselectable={selecting ? true : undefined}
        ref={scroller}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (place) place.scroll = event.currentTarget.scrollTop
        }}
      >
        <GridHead
          columns={columns}
          template={template}
          minWidth={minWidth}
          sort={props.sort ?? null}
          onSort={props.onSort}
          selecting={selecting}
          hand={props.hand}
        />
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize(), minWidth }}>
          {items.map((item) => {
            const row = at(item.index)
            return (
              <GridRow
                key={row?.id ?? item.index}
                row={row}
                index={item.index}
                columns={columns}
                template={template}
                top={item.start}
                height={height}
                selectable={selecting !== undefined}
                selected={row !== undefined && (selecting?.has(row.id) ?? false)}
                active={item.index === activeRow ? activeColumn : null}
                onMouseDown={onMouseDown}
                onOpen={openAt}
              />
            )
          })}
        </div>
      </div>
      {count === 0 && props.empty && <div className="grid-empty">{props.empty}</div>}
    </div>
  )
}

/** Pixels that a track takes at least: its first length. */
const leastWidth = (track: string): number => Number.parseInt(/\d+(?=px)/.exec(track)?.[0] ?? '80', 10)

/** Pixels of a row in the density that the person chose. */
function rowHeight(): number {
  const value = Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10)
  return Number.isNaN(value) ? 28 : value
}
