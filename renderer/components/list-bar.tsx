import { Columns3, Download, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ColumnLayout, ListName, ListView } from '../../shared/model/lists.ts'
import { call, useAnswer } from '../api.ts'
import { gridText } from '../text/grid.ts'
import { listsText as text } from '../text/lists.ts'
import { ColumnsDialog } from './grid/columns-dialog.tsx'
import { SaveViewDialog } from './save-view-dialog.tsx'

interface ListBarProps {
  list: ListName
  /** Filter and sort, to keep under a name. */
  state: Record<string, unknown>
  onView: (state: Record<string, unknown>) => void
  columns: {
    layout: readonly ColumnLayout[]
    change: (layout: readonly ColumnLayout[]) => void
    reset: () => void
    labels: Readonly<Record<string, string>>
  }
  onExport: () => void
  children?: ReactNode
}

/** At the end of the filters: saved views, columns, export. */
export function ListBar({ list, state, onView, columns, onExport, children }: ListBarProps) {
  const views = useAnswer('lists.views', { list })
  const [picked, setPicked] = useState<ListView | null>(null)
  const chosen = picked && sameState(picked.state, state) ? picked : null
  const [open, setOpen] = useState<'columns' | 'view' | null>(null)
  return (
    <div className="list-bar">
      {children}
      <select
        className="input"
        aria-label={text.views}
        value={chosen?.id ?? ''}
        onChange={(event) => {
          if (event.target.value === 'save') return setOpen('view')
          const view = views.data?.find((each) => each.id === event.target.value) ?? null
          setPicked(view)
          if (view) onView(view.state)
        }}
      >
        <option value="">{text.noView}</option>
        {views.data?.map((view) => (
          <option key={view.id} value={view.id}>
            {view.name}
          </option>
        ))}
        <option value="save">{text.saveView}</option>
      </select>
      {chosen && (
        <button
          type="button"
          className="button"
          aria-label={text.deleteView(chosen.name)}
          onClick={() => {
            setPicked(null)
            void call('lists.deleteView', { id: chosen.id })
          }}
        >
          <Trash2 size={14} aria-hidden />
        </button>
      )}
      <button type="button" className="button" onClick={() => setOpen('columns')}>
        <Columns3 size={14} aria-hidden /> <span>{gridText.columns}</span>
      </button>
      <button type="button" className="button" onClick={onExport}>
        <Download size={14} aria-hidden /> <span>{text.export}</span>
      </button>
      {open === 'columns' && (
        <ColumnsDialog
          layout={columns.layout}
          labels={columns.labels}
          onChange={columns.change}
          onReset={columns.reset}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'view' && (
        <SaveViewDialog list={list} state={state} onSaved={setPicked} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

/** A view whose filter or sort was changed since is no longer what is shown. */
const sameState = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  ['filter', 'sort'].every((part) => sorted(one[part]) === sorted(other[part]))

const sorted = (part: unknown): string =>
  JSON.stringify(Object.entries(part ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)))
