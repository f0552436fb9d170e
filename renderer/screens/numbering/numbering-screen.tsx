import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NUMBER_SERIES, type NumberSeries } from '../../../shared/model/document-actions.ts'
import type { Company } from '../../../shared/model/dossier.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { SaveAction, type SaveOutcome, SaveProblem } from '../../components/save-outcome.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { useSaveKey } from '../../components/use-save-key.ts'
import { commonText } from '../../text/common.ts'
import { numberingText as text } from '../../text/numbering.ts'
import { SeriesCard } from './series-card.tsx'
import '../../styles/numbering.css'

/** Paramètres > Numérotation. */
export function NumberingScreen() {
  const company = useAnswer('company.get', {})
  if (!company.data) return <p role="status">{commonText.loading}</p>
  return <NumberingForm initial={company.data} />
}

const FORMAT_KEYS = {
  invoice: 'invoiceNumberFormat',
  deposit: 'depositNumberFormat',
  creditNote: 'creditNoteNumberFormat',
} as const

/** What a series of deposits starts with, once it is asked for. */
const DEPOSIT_FORMAT = 'AC{année}-{n:6}'

function NumberingForm({ initial }: { initial: Company }) {
  const queries = useQueryClient()
  const [formats, setFormats] = useState({
    invoiceNumberFormat: initial.invoiceNumberFormat,
    creditNoteNumberFormat: initial.creditNoteNumberFormat,
    depositNumberFormat: initial.depositNumberFormat,
  })
  const [outcome, setOutcome] = useState<SaveOutcome>(null)
  const preview = useAnswer('numbering.preview', formats)
  const unsaved = Object.values(FORMAT_KEYS).some((key) => formats[key] !== initial[key])

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setOutcome({ tone: 'ok', message: commonText.saved })
      await queries.invalidateQueries({ queryKey: ['company.get'] })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setOutcome({ tone: 'error', message: error.failure.message })
    }
  }
  const save = () => attempt(async () => call('company.update', { ...(await call('company.get', {})), ...formats }))
  const start = (kind: NumberSeries, next: number) => attempt(() => call('numbering.start', { kind, next }))
  useSaveKey(save)

  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={<SaveAction dirty={unsaved} outcome={outcome} onSave={save} />}
      />
      <div className="screen-scroll stack numbering">
        <SaveProblem outcome={outcome} />
        {NUMBER_SERIES.map((kind) => (
          <SeriesCard
            key={kind}
            title={text[kind]}
            shared={kind === 'deposit' && formats.depositNumberFormat === ''}
            onShare={
              kind === 'deposit'
                ? (shared) => {
                    setFormats({ ...formats, depositNumberFormat: shared ? '' : DEPOSIT_FORMAT })
                    setOutcome(null)
                  }
                : undefined
            }
            format={formats[FORMAT_KEYS[kind]]}
            preview={preview.data?.[kind] ?? null}
            canStart={formats[FORMAT_KEYS[kind]] === initial[FORMAT_KEYS[kind]]}
            onFormat={(format) => {
              setFormats({ ...formats, [FORMAT_KEYS[kind]]: format })
              setOutcome(null)
            }}
            onStart={(next) => void start(kind, next)}
          />
        ))}
        <p className="row-hint">{text.legal}</p>
      </div>
    </section>
  )
}
