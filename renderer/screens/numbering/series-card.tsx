import { useId, useRef, useState } from 'react'
import type { NextNumber } from '../../../shared/model/document-actions.ts'
import { Card } from '../../components/card.tsx'
import { numberingText as text } from '../../text/numbering.ts'

interface SeriesCardProps {
  title: string
  /** It counts with the invoices. */
  shared?: boolean
  /** undefined: the series is always its own. */
  onShare?: ((shared: boolean) => void) | undefined
  format: string
  /** null: not answered yet. */
  preview: NextNumber | null
  /** The format is the saved one: where its series starts can be chosen. */
  canStart: boolean
  onFormat: (format: string) => void
  onStart: (next: number) => void
}

/** One kind of document: the format of its numbers, and the next one as it will be. */
export function SeriesCard(props: SeriesCardProps) {
  const { title, shared = false, onShare, format, preview, canStart, onFormat, onStart } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const problem = preview?.problem ?? null
  const insert = (part: string) => {
    const [start, end] = [input.current?.selectionStart ?? format.length, input.current?.selectionEnd ?? format.length]
    onFormat(format.slice(0, start) + part + format.slice(end))
    input.current?.focus()
  }
  const share = onShare && (
    <div className="row">
      <span className="row-label">{text.series}</span>
      <div className="row-control">
        <label className="box">
          <input type="checkbox" checked={!shared} onChange={(event) => onShare(!event.target.checked)} />
          {text.ownSeries}
        </label>
        {shared && <span className="row-hint">{text.sameSeries}</span>}
      </div>
    </div>
  )
  if (shared) return <Card title={title}>{share}</Card>
  return (
    <Card title={title}>
      {share}
      <div className="row">
        <label htmlFor={id}>{text.format}</label>
        <div className="row-control">
          <input
            id={id}
            ref={input}
            className="input"
            maxLength={40}
            spellCheck={false}
            value={format}
            aria-invalid={problem !== null}
            aria-describedby={problem ? `${id}-error` : undefined}
            onChange={(event) => onFormat(event.target.value)}
          />
          {text.parts.map(([part, meaning]) => (
            <button
              type="button"
              key={part}
              className="button number-part"
              title={meaning}
              aria-label={text.insert(part, title)}
              onClick={() => insert(part)}
            >
              {part}
            </button>
          ))}
        </div>
        {problem && (
          <p className="row-message" id={`${id}-error`}>
            {problem}
          </p>
        )}
      </div>
      <div className="row">
        <span className="row-label">{text.next}</span>
        <div className="row-control">
          <output className="number-next">{preview?.number ?? '—'}</output>
          {preview && !problem && <span className="row-hint">{preview.yearly ? text.yearly : text.continuous}</span>}
        </div>
      </div>
      {preview && !problem && canStart && (
        <StartRow key={format} id={`${id}-start`} preview={preview} onStart={onStart} />
      )}
    </Card>
  )
}

function StartRow({ id, preview, onStart }: { id: string; preview: NextNumber; onStart: (next: number) => void }) {
  const [typed, setTyped] = useState(String(preview.next ?? 1))
  const refused = !/^[1-9]\d{0,8}$/.test(typed.trim())
  if (preview.started) {
    return (
      <div className="row">
        <span className="row-label">{text.restart}</span>
        <div className="row-control">
          <span className="row-hint">{text.started}</span>
        </div>
      </div>
    )
  }
  return (
    <div className="row">
      <label htmlFor={id}>{text.start}</label>
      <div className="row-control">
        <input
          id={id}
          className="input"
          data-size="small"
          data-align="end"
          inputMode="numeric"
          value={typed}
          aria-invalid={refused}
          aria-describedby={refused ? `${id}-error` : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="button" className="button" disabled={refused} onClick={() => onStart(Number(typed))}>
          {text.startApply}
        </button>
        <span className="row-hint">{text.startHint}</span>
      </div>
      {refused && (
        <p className="row-message" id={`${id}-error`}>
          {text.startRefused}
        </p>
      )}
    </div>
  )
}
