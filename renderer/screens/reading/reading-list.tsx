import { X } from 'lucide-react'
import { closeReading, type Reading, showReading } from '../../readings.ts'
import { readingText as text } from '../../text/reading.ts'
import { toneOf } from './reading-tone.ts'

/** The files of this run, each with its verdict. */
export const ReadingList = ({ readings, shown }: { readings: readonly Reading[]; shown: number | null }) => (
  <nav className="reading-list" aria-label={text.files}>
    <ul>
      {readings.map((reading) => {
        const { tone, words } = stateOf(reading)
        return (
          <li key={reading.key} data-shown={reading.key === shown || undefined}>
            <button
              type="button"
              className="reading-choice"
              aria-current={reading.key === shown}
              onClick={() => showReading(reading.key)}
            >
              <b>{reading.file?.stated.number || reading.name}</b>
              <small>{reading.file ? reading.file.stated.seller.name : reading.name}</small>
              <span className="chip" data-tone={tone}>
                {words}
              </span>
            </button>
            <button
              type="button"
              className="toast-close"
              aria-label={text.close(reading.name)}
              onClick={() => closeReading(reading.key)}
            >
              <X size={16} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  </nav>
)

function stateOf({ file, refusal }: Reading): { tone: string | undefined; words: string } {
  if (refusal !== null) return { tone: 'error', words: text.chips.refused }
  if (file === null) return { tone: undefined, words: text.chips.reading }
  const tone = toneOf(file)
  return { tone, words: text.chips[tone] }
}
