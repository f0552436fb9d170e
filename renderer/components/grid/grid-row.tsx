// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
import { memo } from 'react'
import { gridText } from '../../text/grid.ts'
import type { GridColumn } from './grid-types.ts'

interface GridRowProps<Row> {
  row: Row | undefined
  index: number
  columns: readonly GridColumn<Row>[]
  template: string
  /** Pixels. */
  top: number
  height: number
  selectable: boolean
  selected: boolean
  /** Column of the tab stop; null: it is in another row. */
  active: number | null
  onMouseDown: (event: React.MouseEvent, index: number) => void
  onOpen: (index: number) => void
}

function Row<Shown>(props: GridRowProps<Shown>) {
  const { row, index, columns, selectable, selected, active } = props
  const offset = selectable ? 2 : 1
  const tab = (column: number) => (column === active ? 0 : -1)
  return (
    <div
      role="row"
      tabIndex={-1}
      className="grid-row"
      data-active={active !== null}
      data-waiting={row === undefined}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      onMouseDown={(event) => props.onMouseDown(event, index)}
      onDoubleClick={() => props.onOpen(index)}
    >
      {selectable && (
        <div role="gridcell" aria-colindex={1} className="grid-cell grid-check" tabIndex={tab(0)}>
          <span className="grid-tick" data-checked={selected} aria-hidden="true" />
          <span className="visually-hidden">{selected ? gridText.selected : gridText.notSelected}</span>
        </div>
      )}
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + offset}
          className="grid-cell"
          data-align={column.align}
          data-figures={column.figures}
          tabIndex={tab(place + offset - 1)}
        >
          <span className="grid-text">{row === undefined ? '…' : column.cell(row)}</span>
        </div>
      ))}
    </div>
  )
}

/** One row of a list; drawn again only when something of it changed. */
export const GridRow = memo(Row) as typeof Row
