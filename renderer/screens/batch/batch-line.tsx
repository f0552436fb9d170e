// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is not a stop, its controls are
import { SlidersHorizontal } from 'lucide-react'
import type { BatchRow } from '../../../shared/model/batch.ts'
import { CHANNELS, COPY_CHANNELS, type SendingOverride } from '../../../shared/model/sending.ts'
import { costText, batchText as text } from '../../text/batch.ts'
import { documentsText } from '../../text/documents.ts'
import { formatCents } from '../../text/format.ts'
import { CHANNEL_NAMES, COPY_NAMES, sendingText } from '../../text/sending.ts'
import { BatchOptions } from './batch-options.tsx'
import { BatchReasons } from './batch-reasons.tsx'

export interface LineActions {
  include: (ids: readonly string[], included: boolean) => void
  choose: (row: BatchRow, part: SendingOverride) => void
  inherit: (row: BatchRow) => void
  toggleOptions: (id: string) => void
}

interface BatchLineProps {
  row: BatchRow
  included: boolean
  opened: boolean
  own: boolean
  actions: LineActions
}

const OPTIONS = ['color', 'signature', 'bothSided', 'cover'] as const

const TONES: Record<BatchRow['status'], string> = { ready: 'ok', warning: 'warning', draft: '', blocked: 'error' }

/** The number of a document, or whose draft it is. */
export const nameOf = (row: Pick<BatchRow, 'number' | 'kind' | 'clientName'>): string =>
  row.number ?? `${documentsText.singular(row.kind)} ${row.clientName}`

/** One document: whether it leaves, by what, to whom, for how much, and what keeps it. */
export function BatchLine({ row, included, opened, own, actions }: BatchLineProps) {
  const { documentId: id, settings } = row
  const name = nameOf(row)
  const letter = settings.channel.value === 'courrier' || settings.copy.value === 'courrier'
  const chosen = OPTIONS.filter((key) => settings[key].value && (letter || key === 'signature')).map(
    (key) => sendingText[key],
  )
  return (
    <>
      <span role="cell" className="batch-include">
        <input
          type="checkbox"
          data-include={id}
          aria-label={text.include(name)}
          checked={included}
          onChange={(event) => actions.include([id], event.target.checked)}
        />
      </span>
      <span role="cell">{row.number ?? text.draft}</span>
      <span role="cell" title={row.clientName}>
        {row.clientName}
      </span>
      <span role="cell" data-align="end">
        {formatCents(row.total)}
      </span>
      <span role="cell">
        <select
          id={`batch-channel-${id}`}
          className="input"
          aria-label={text.channelOf(name)}
          data-own={settings.channel.from === 'send'}
          value={settings.channel.value}
          onChange={(event) => {
            const channel = CHANNELS.find((one) => one === event.target.value)
            if (channel) actions.choose(row, { channel })
          }}
        >
          {CHANNELS.map((channel) => {
            const impossible = row.channels[channel] ?? null
            const current = channel === settings.channel.value
            return (
              <option key={channel} value={channel} disabled={impossible !== null && !current}>
                {impossible === null || current ? CHANNEL_NAMES[channel] : `${CHANNEL_NAMES[channel]} : ${impossible}`}
              </option>
            )
          })}
        </select>
      </span>
      <span role="cell" title={[row.receiver, ...row.copies].join(', ')}>
        {row.receiver}
      </span>
      <span role="cell">
        <select
          className="input"
          aria-label={text.copyOf(name)}
          data-own={settings.copy.from === 'send'}
          value={settings.copy.value}
          onChange={(event) => {
            const copy = COPY_CHANNELS.find((one) => one === event.target.value)
            if (copy) actions.choose(row, { copy })
          }}
        >
          {COPY_CHANNELS.map((copy) => (
            <option key={copy} value={copy}>
              {COPY_NAMES[copy]}
            </option>
          ))}
        </select>
      </span>
      <span role="cell">
        <button
          id={`batch-options-${id}`}
          type="button"
          className="button batch-options-button"
          aria-label={text.optionsOf(name, chosen.length)}
          aria-expanded={opened}
          title={chosen.join(', ')}
          onClick={() => actions.toggleOptions(id)}
        >
          <SlidersHorizontal size={14} aria-hidden />
          {chosen.length > 0 ? chosen.length : ''}
        </button>
      </span>
      <span role="cell" data-align="end" title={row.cost.amount === null ? costText.missing(row.cost.missing) : ''}>
        {row.cost.amount !== null
          ? costText.amount(row.cost.amount)
          : row.cost.missing.every((key) => key === 'pages')
            ? costText.atIssueShort
            : costText.unknownShort}
      </span>
      <span role="cell">
        <span className="state-chip" data-tone={TONES[row.status]}>
          {text.status[row.status]}
        </span>
      </span>
      {opened && <BatchOptions row={row} name={name} letter={letter} own={own} actions={actions} />}
      {row.checks.length > 0 && <BatchReasons row={row} onOptions={() => actions.toggleOptions(id)} />}
    </>
  )
}
