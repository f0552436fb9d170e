import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ColumnLayout } from '../../../shared/model/lists.ts'
import { gridText as text } from '../../text/grid.ts'
import { Dialog } from '../dialog.tsx'

interface ColumnsDialogProps {
  layout: readonly ColumnLayout[]
  labels: Readonly<Record<string, string>>
  onChange: (layout: readonly ColumnLayout[]) => void
  onReset: () => void
  onClose: () => void
}

/** Columns chosen, ordered and sized by keyboard; each change is seen at once in the list behind. */
export function ColumnsDialog({ layout, labels, onChange, onReset, onClose }: ColumnsDialogProps) {
  const set = (id: string, change: Partial<ColumnLayout>) =>
    onChange(layout.map((column) => (column.id === id ? { ...column, ...change } : column)))
  const swap = (index: number, other: number) => {
    const next = [...layout]
    const [one, two] = [next[index], next[other]]
    if (!one || !two) return
    next[index] = two
    next[other] = one
    onChange(next)
  }
  const alone = layout.filter((column) => column.visible).length === 1
  return (
    <Dialog
      title={text.columns}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onReset}>
            {text.resetColumns}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={onClose}>
            {text.close}
          </button>
        </>
      }
    >
      <ol className="columns-list">
        {layout.map((column, index) => {
          const label = labels[column.id] ?? column.id
          return (
            <li key={column.id}>
              <label>
                <input
                  type="checkbox"
                  checked={column.visible}
                  disabled={column.visible && alone}
                  onChange={(event) => set(column.id, { visible: event.target.checked })}
                />{' '}
                {label}
              </label>
              <input
                className="input"
                data-align="end"
                inputMode="numeric"
                aria-label={text.columnWidth(label)}
                placeholder={text.automatic}
                defaultValue={column.width ?? ''}
                key={column.width ?? 'auto'}
                onBlur={(event) => {
                  const width = Number(event.target.value)
                  const valid = Number.isInteger(width) && width >= 40 && width <= 1_200
                  if (event.target.value.trim() === '') set(column.id, { width: null })
                  else if (valid && width !== column.width) set(column.id, { width })
                  else event.target.value = String(column.width ?? '')
                }}
              />
              <button
                type="button"
                className="button"
                aria-label={text.moveUp(label)}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              >
                <ArrowUp size={14} aria-hidden />
              </button>
              <button
                type="button"
                className="button"
                aria-label={text.moveDown(label)}
                disabled={index === layout.length - 1}
                onClick={() => swap(index, index + 1)}
              >
                <ArrowDown size={14} aria-hidden />
              </button>
            </li>
          )
        })}
      </ol>
    </Dialog>
  )
}
