// biome-ignore-all lint/a11y/useSemanticElements: one grid pattern for lists and entry, cells are edited in place
import { type KeyboardEvent, useImperativeHandle, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { gridText } from '../../text/grid.ts'
import { entryIntent } from './entry-keys.ts'
import { gridMove, lineCommand, nextCell } from './grid-keys.ts'
import { lineClipboard } from './line-clipboard.ts'
import { applyLineCommand } from './line-commands.ts'
import { LineCompletion } from './line-completion.tsx'
import type { LineGridProps } from './line-grid-types.ts'
import { type CellEntry, type LineActions, type LineColumn, LineHead, LineRow } from './line-row.tsx'
import { useCompletion } from './use-completion.ts'
import { useGridFocus } from './use-grid-focus.ts'
import { useHeldActions } from './use-held-actions.ts'
import { useLineFilling } from './use-line-filling.ts'
import '../../styles/grid.css'
import '../../styles/line-grid.css'

interface Cursor {
  row: number
  column: number
  entry: Omit<CellEntry, 'proposal'> | null
}

/** Grid of lines that one types in: Entrée goes on and creates the next line, F2 edits, Échap restores. */
export function LineGrid<Row extends { id: string; type?: string }>(props: LineGridProps<Row>) {
  const { columns, rows, readOnly = false } = props
  const frame = useRef<HTMLDivElement>(null)
  /** The row as it was before the open entry, and the number of the entry. */
  const before = useRef<{ row: Row | undefined; count: number }>({ row: undefined, count: 0 })
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0, entry: null })
  const [message, setMessage] = useState('')
  const completion = useCompletion<Row>()
  const focus = useGridFocus(frame, cursor.entry !== null, rows.length === 0)
  const at = { row: Math.min(cursor.row, Math.max(0, rows.length - 1)), column: cursor.column }
  const column = columns[at.column]
  const isEditable = (row: number, index: number): boolean => {
    const place = rows[row]
    const found = columns[index]
    return !readOnly && place !== undefined && found?.write !== undefined && (found.editable?.(place) ?? true)
  }

  // The focus must be in the new cell before the next key arrives, or fast typing would lose it.
  const go = (next: Partial<Cursor>) => {
    focus.ask()
    flushSync(() => {
      completion.close()
      setMessage('')
      setCursor({ ...at, entry: null, ...next })
    })
  }
  const open = (row: number, index: number, typed: string | null) => {
    if (!isEditable(row, index)) return
    before.current = { row: rows[row], count: before.current.count + 1 }
    go({ row, column: index, entry: { typed, refused: false } })
    // The first character already counts.
    if (typed !== null) actions.input(typed)
  }
  const refuse = () => {
    setMessage(gridText.cellRefused(column?.label ?? ''))
    setCursor({ ...cursor, entry: cursor.entry && { ...cursor.entry, refused: true } })
  }
  const step = (): string => `${rows[at.row]?.id ?? ''} ${column?.id ?? ''} ${before.current.count}`
  const put = (row: Row, from: readonly Row[] = rows): Row[] =>
    from.map((each, index) => (index === at.row ? row : each))
  /** The rows with the open entry written; null when it is refused, the row is then as it was. */
  const written = (text: string): Row[] | null => {
    const row = rows[at.row]
    const next = row && column?.write?.(row, text)
    if (next) return next === row ? [...rows] : put(next)
    if (before.current.row) props.onChange(put(before.current.row), step())
    refuse()
    return null
  }
  const view = { rows, columns, at, readOnly, editing: cursor.entry !== null }
  const filling = useLineFilling<Row>({
    ...view,
    before: before.current,
    frame,
    onChange: props.onChange,
    close: (index = at.column) => go({ column: index }),
  })
  const goOn = (current: readonly Row[]) => {
    const next = nextCell(at, columns, current)
    if (next) return go(next)
    if (readOnly) return
    flushSync(() => props.onChange([...current, props.createRow(current.at(-1))], null))
    go({ row: current.length, column: firstIndex((each) => each.write !== undefined && !each.passed) })
  }
  const firstIndex = (wanted: (each: LineColumn<Row>) => boolean): number => Math.max(0, columns.findIndex(wanted))
  const goBack = () => go({ column: Math.max(0, at.column - 1) })

  const command = (name: NonNullable<ReturnType<typeof lineCommand>>, current: readonly Row[]) => {
    const outcome = readOnly ? null : applyLineCommand(name, current, at.row, props)
    if (!outcome) return
    flushSync(() => props.onChange(outcome.rows, null))
    go({ row: Math.max(0, Math.min(outcome.row, outcome.rows.length - 1)) })
  }
  const clipboard = lineClipboard({
    ...view,
    createRow: props.createRow,
    note: props.note,
    onPasted: (pasted, row, said) => {
      flushSync(() => props.onChange(pasted, null))
      go({ row })
      setMessage(said)
    },
  })

  const latest: LineActions = {
    point: (row, index) => {
      const input = frame.current?.querySelector<HTMLInputElement>('.line-grid-input')
      if (cursor.entry && input && !column?.write?.(rows[at.row] as Row, input.value)) return refuse()
      go({ row, column: index })
    },
    open: (row, index) => open(row, index, null),
    input: (text) => {
      const row = rows[at.row]
      const next = row && column?.write?.(row, text)
      if (next && next !== row) props.onChange(put(next), step())
      if (row && column?.propose) void completion.ask({ row: next ?? row, text, propose: column.propose })
    },
    key: (event) => {
      const text = event.currentTarget.value
      const intent = entryIntent(event, {
        multiline: column?.multiline ?? false,
        proposing: completion.proposals.length > 0,
        pointing: completion.chosen !== undefined,
      })
      // F4 and Alt+↓ of an entry without proposals open the browser's own list.
      if (!intent || (intent === 'propose' && !column?.propose)) return
      event.preventDefault()
      event.stopPropagation()
      if (intent === 'newLine') document.execCommand('insertText', false, '\n')
      else if (intent === 'propose') actions.input(text)
      else if (intent === 'nextProposal') completion.move(1)
      else if (intent === 'previousProposal') completion.move(-1)
      else if (intent === 'closeProposals') completion.close()
      else if (intent === 'choose') completion.chosen && filling.choose(completion.chosen, step())
      else if (intent === 'restore') {
        if (before.current.row) props.onChange(put(before.current.row), step())
        go({})
      } else {
        const next = written(text)
        if (!next) return
        if (intent === 'next' || intent === 'previous') {
          flushSync(() => props.onChange(next, step()))
          filling.settle(next)
          if (intent === 'previous') goBack()
          else goOn(next)
        } else command(intent, next)
      }
    },
    leave: (text) => {
      if (!cursor.entry) return
      const next = written(text)
      if (!next) return
      props.onChange(next, step())
      filling.settle(next)
      completion.close()
      setCursor((current) => ({ ...current, entry: null }))
    },
    paste: clipboard.paste,
  }
  const actions = useHeldActions(latest)
  useImperativeHandle(props.handle, () => ({
    focusCell: (row, columnId) => go({ row, column: firstIndex(({ id }) => id === columnId) }),
  }))

  const onGridKey = (event: KeyboardEvent) => {
    if (cursor.entry || !(event.target instanceof HTMLElement)) return
    const name = lineCommand(event)
    const move = name
      ? null
      : gridMove(event, at, { lastRow: rows.length - 1, lastColumn: columns.length - 1, page: 10 })
    if (name) command(name, rows)
    else if (move) go(move)
    else if (event.ctrlKey) return
    else if (event.key === 'Enter') {
      if (event.shiftKey) goBack()
      else goOn(rows)
    } else if ((event.key === 'F2' || event.key === 'F4') && isEditable(at.row, at.column))
      open(at.row, at.column, null)
    else if (event.key.length === 1 && event.key !== ' ' && !event.altKey && isEditable(at.row, at.column)) {
      open(at.row, at.column, column?.decimal && event.key === '.' ? ',' : event.key)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const proposal = completion.proposals.length > 0 ? completion.active : null
  const template = columns.map(({ width }) => width).join(' ')
  return (
    <div className="line-grid-frame">
      <div
        className="grid line-grid"
        role="grid"
        tabIndex={rows.length === 0 ? 0 : -1}
        aria-label={props.label}
        aria-readonly={readOnly}
        aria-rowcount={rows.length + 1}
        ref={frame}
        onKeyDown={onGridKey}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
        onPaste={(event) => {
          if (clipboard.paste(event.clipboardData.getData('text/plain'))) event.preventDefault()
        }}
        onCopy={clipboard.copy}
      >
        <LineHead columns={columns} template={template} />
        <div role="rowgroup" className="line-grid-rows">
          {rows.map((row, index) => (
            <LineRow
              key={row.id}
              row={row}
              kind={row.type}
              note={props.note?.(row)}
              index={index}
              columns={columns}
              template={template}
              readOnly={readOnly}
              active={at.row === index ? at.column : null}
              entry={at.row === index && cursor.entry ? { ...cursor.entry, proposal } : null}
              actions={actions}
            />
          ))}
        </div>
        {rows.length === 0 && <p className="line-grid-empty">{gridText.noLine}</p>}
      </div>
      <LineCompletion
        proposals={completion.proposals}
        active={completion.active}
        onPoint={completion.point}
        onChoose={(chosen) => filling.choose(chosen, step())}
      />
      <p
        className="line-grid-message"
        id="line-grid-error"
        role="status"
        data-tone={cursor.entry?.refused ? 'error' : undefined}
      >
        {message}
      </p>
    </div>
  )
}
