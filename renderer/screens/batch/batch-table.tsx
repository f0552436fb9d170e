// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is not a stop, its controls are
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { BatchRow } from '../../../shared/model/batch.ts'
import type { SendingOverride } from '../../../shared/model/sending.ts'
import { totalCost } from '../../../shared/rules/cost.ts'
import { costText, batchText as text } from '../../text/batch.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { type BatchItem, batchItems, countsOf, leaving } from './batch-groups.ts'
import { BatchLine, type LineActions } from './batch-line.tsx'

interface BatchTableProps {
  rows: readonly BatchRow[]
  excluded: ReadonlySet<string>
  overrides: Readonly<Record<string, SendingOverride>>
  issueDrafts: boolean
  onExcluded: (excluded: ReadonlySet<string>) => void
  onChoose: (documentId: string, override: SendingOverride) => void
}

const LINE = 34
const DETAIL = 30
const COLUMNS = [
  'include',
  'number',
  'client',
  'total',
  'channel',
  'receiver',
  'copy',
  'options',
  'cost',
  'status',
] as const

/** The documents by channel, on a virtual list: arrows go from one box to the next, Space leaves a document out. */
export function BatchTable({ rows, excluded, overrides, issueDrafts, onExcluded, onChoose }: BatchTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  /** The control that has to have the focus again once its row stands elsewhere. */
  const wanted = useRef<string | null>(null)
  const arrived = useRef(false)
  const items = useMemo(() => batchItems(rows), [rows])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: (index) => heightOf(items[index], opened),
    overscan: 8,
    scrollPaddingStart: LINE,
  })
  const include = (ids: readonly string[], included: boolean) => {
    const next = new Set(excluded)
    for (const id of ids) included ? next.delete(id) : next.add(id)
    onExcluded(next)
  }
  const actions: LineActions = {
    include,
    choose: (row, part) => {
      if (part.channel) wanted.current = `batch-channel-${row.documentId}`
      onChoose(row.documentId, { ...overrides[row.documentId], ...part })
    },
    inherit: (row) => {
      wanted.current = `batch-options-${row.documentId}`
      onChoose(row.documentId, {})
    },
    toggleOptions: (id) => setOpened(toggled(opened, id)),
  }

  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = items.findIndex((item) => wanted.current?.endsWith(item.id))
    if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' })
    const control = document.getElementById(wanted.current)
    if (!control) return
    control.focus({ preventScroll: true })
    wanted.current = null
  })

  // The button that brought the person here is gone: the keyboard goes on from the table.
  useEffect(() => {
    const first = scroller.current?.querySelector<HTMLElement>('[data-include]')
    if (arrived.current || !first) return
    arrived.current = true
    if (document.activeElement === document.body) first.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const id = target.dataset.include
    if (step === 0 || id === undefined) return
    event.preventDefault()
    const next = items.findIndex((item) => item.id === id) + step
    const item = items[next]
    if (!item) return
    virtual.scrollToIndex(next, { align: 'auto' })
    const box = () => scroller.current?.querySelector<HTMLElement>(`[data-include="${item.id}"]`)
    // At once when the row is there: the next key may come before the next frame.
    const there = box()
    if (there) there.focus({ preventScroll: true })
    else requestAnimationFrame(() => box()?.focus())
  }

  return (
    <div
      className="batch-table"
      role="table"
      aria-label={text.table}
      aria-rowcount={items.length + 1}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="batch-head">
        <div role="row" className="batch-row" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span
              key={column}
              role="columnheader"
              data-align={column === 'total' || column === 'cost' ? 'end' : undefined}
            >
              {column === 'include' ? (
                <span className="visually-hidden">{text.columns.include}</span>
              ) : (
                text.columns[column]
              )}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="batch-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div
              key={key}
              role="row"
              className={item.type === 'group' ? 'batch-row batch-group' : 'batch-row'}
              aria-rowindex={index + 2}
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.type === 'group' ? (
                <GroupLine item={item} excluded={excluded} issueDrafts={issueDrafts} include={include} />
              ) : (
                <BatchLine
                  row={item.row}
                  included={!excluded.has(item.id)}
                  opened={opened.has(item.id)}
                  own={Object.keys(overrides[item.id] ?? {}).length > 0}
                  actions={actions}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface GroupLineProps {
  item: Extract<BatchItem, { type: 'group' }>
  excluded: ReadonlySet<string>
  issueDrafts: boolean
  include: LineActions['include']
}

function GroupLine({ item, excluded, issueDrafts, include }: GroupLineProps) {
  const ids = item.rows.map((row) => row.documentId)
  const left = ids.filter((id) => !excluded.has(id)).length
  const { amount, unknown } = totalCost(leaving(item.rows, excluded, issueDrafts).map((row) => row.cost))
  return (
    <>
      <span role="cell" className="batch-include">
        <input
          type="checkbox"
          data-include={item.id}
          aria-label={text.includeGroup(CHANNEL_NAMES[item.channel])}
          checked={left === ids.length}
          ref={(box) => {
            if (box) box.indeterminate = left > 0 && left < ids.length
          }}
          onChange={(event) => include(ids, event.target.checked)}
        />
      </span>
      <span role="cell" className="batch-group-name">
        <b>{CHANNEL_NAMES[item.channel]}</b> {text.group(countsOf(item.rows))}
      </span>
      <span role="cell" className="batch-group-cost" data-align="end">
        {[amount === null ? '' : costText.amount(amount), unknown > 0 ? costText.partly(unknown) : '']
          .filter(Boolean)
          .join(' + ')}
      </span>
    </>
  )
}

const toggled = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Pixels, before the row is measured. */
const heightOf = (item: BatchItem | undefined, opened: ReadonlySet<string>): number =>
  item?.type !== 'row' ? LINE : LINE + (opened.has(item.id) ? 40 : 0) + item.row.checks.length * DETAIL
