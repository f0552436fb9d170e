// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { PointerEvent } from 'react'
import { gridText } from '../../text/grid.ts'
import type { GridColumn, GridColumnHand, GridSelecting, GridSort } from './grid-types.ts'

interface GridHeadProps<Row> {
  columns: readonly GridColumn<Row>[]
  template: string
  /** Pixels; narrower, the list scrolls. */
  minWidth: number
  sort: GridSort | null
  onSort: ((sort: GridSort) => void) | undefined
  selecting: GridSelecting | undefined
  hand: GridColumnHand | undefined
}

/** Names of the columns: a click sorts, the edge resizes, the name is dragged to another place. */
export function GridHead<Row>({ columns, template, minWidth, sort, onSort, selecting, hand }: GridHeadProps<Row>) {
  const offset = selecting ? 2 : 1
  return (
    <div role="rowgroup" className="grid-head" style={{ minWidth }}>
      <div role="row" tabIndex={-1} className="grid-row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {selecting && (
          <div role="columnheader" tabIndex={-1} aria-colindex={1} className="grid-cell grid-check">
            <input
              type="checkbox"
              aria-label={gridText.selectAll}
              checked={selecting.all}
              onChange={selecting.toggleAll}
            />
          </div>
        )}
        {columns.map((column, index) => (
          <ColumnHeader
            key={column.id}
            column={column}
            index={index + offset}
            sort={sort}
            onSort={onSort}
            hand={hand}
          />
        ))}
      </div>
    </div>
  )
}

interface ColumnHeaderProps<Row> {
  column: GridColumn<Row>
  index: number
  sort: GridSort | null
  onSort: ((sort: GridSort) => void) | undefined
  hand: GridColumnHand | undefined
}

function ColumnHeader<Row>({ column, index, sort, onSort, hand }: ColumnHeaderProps<Row>) {
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
      draggable={hand !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', column.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => hand && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        hand?.move(event.dataTransfer.getData('text/plain'), column.id)
      }}
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
      {hand && <ColumnEdge onResize={(width) => hand.resize(column.id, width)} />}
    </div>
  )
}

/** The edge of a column under the mouse; the keyboard has the box « Colonnes ». */
function ColumnEdge({ onResize }: { onResize: (width: number) => void }) {
  const widthAt = (event: PointerEvent<HTMLElement>): number => {
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0
    return Math.max(40, Math.min(1_200, Math.round(event.clientX - left)))
  }
  return (
    <span
      className="grid-edge"
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(widthAt(event))
      }}
      onPointerUp={(event) => event.currentTarget.releasePointerCapture(event.pointerId)}
    />
  )
}
