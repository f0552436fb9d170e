import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { ColumnLayout, ListName } from '../../../shared/model/lists.ts'
import { call, useAnswer } from '../../api.ts'
import type { GridColumn, GridColumnHand } from './grid-types.ts'

/** Columns as the person chose, ordered and sized them, kept between two starts. */
export function useColumns<Row>(list: ListName, all: readonly GridColumn<Row>[]) {
  const client = useQueryClient()
  const preferences = useAnswer('preferences.get', {})
  const [edited, setEdited] = useState<readonly ColumnLayout[] | null>(null)
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const layout = useMemo(
    () => complete(edited ?? preferences.data?.columns?.[list] ?? [], all),
    [edited, preferences.data, list, all],
  )

  const change = (next: readonly ColumnLayout[]) => {
    setEdited(next)
    clearTimeout(saving.current)
    // One write for a whole movement of the mouse.
    saving.current = setTimeout(async () => {
      const known = (await call('preferences.get', {})).columns ?? {}
      await call('preferences.set', { columns: { ...known, [list]: [...next] } })
      await client.invalidateQueries({ queryKey: ['preferences.get'] })
    }, 250)
  }
  const hand: GridColumnHand = {
    resize: (id, width) => change(layout.map((column) => (column.id === id ? { ...column, width } : column))),
    move: (id, before) => {
      const moved = layout.find((column) => column.id === id)
      if (!moved || id === before) return
      const others = layout.filter((column) => column.id !== id)
      const place = others.findIndex((column) => column.id === before)
      change([...others.slice(0, place), moved, ...others.slice(place)])
    },
  }
  const columns = useMemo(
    () =>
      layout.flatMap(({ id, visible, width }) => {
        const column = all.find((each) => each.id === id)
        if (!column || !visible) return []
        return [width === null ? column : { ...column, width: `${width}px` }]
      }),
    [layout, all],
  )
  return { columns, layout, change, reset: () => change(complete([], all)), hand }
}

/** What was kept, without the columns that are gone and with the new ones. */
function complete<Row>(kept: readonly ColumnLayout[], all: readonly GridColumn<Row>[]): ColumnLayout[] {
  const known = kept.filter(({ id }) => all.some((column) => column.id === id))
  const missing = all.filter(({ id }) => !known.some((column) => column.id === id))
  return [...known, ...missing.map(({ id, optional }) => ({ id, visible: optional !== true, width: null }))]
}
