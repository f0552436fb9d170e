import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PrintSettings } from '../../../shared/model/dossier.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { SaveAction, type SaveOutcome, SaveProblem } from '../../components/save-outcome.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { UnsavedChanges } from '../../components/unsaved-changes.tsx'
import { useSaveKey } from '../../components/use-save-key.ts'
import { commonText } from '../../text/common.ts'
import { printText as text } from '../../text/print.ts'
import { ColumnsCard } from './columns-card.tsx'
import { LogoCard } from './logo-card.tsx'
import { ModelCard } from './model-card.tsx'
import { PaymentCard } from './payment-card.tsx'
import { PrintPreview } from './print-preview.tsx'
import '../../styles/send-preview.css'
import '../../styles/print.css'

/** Paramètres > Modèles d'impression. */
export function PrintScreen() {
  const settings = useAnswer('print.get', {})
  if (!settings.data) return <p role="status">{commonText.loading}</p>
  return <PrintForm initial={settings.data} />
}

function PrintForm({ initial }: { initial: PrintSettings }) {
  const queries = useQueryClient()
  const [settings, setSettings] = useState(initial)
  const [outcome, setOutcome] = useState<SaveOutcome>(null)
  const change = (part: Partial<PrintSettings>) => {
    setSettings((before) => ({ ...before, ...part }))
    setOutcome(null)
  }
  const dirty = JSON.stringify(settings) !== JSON.stringify(initial)
  const save = async (): Promise<boolean> => {
    try {
      setSettings(await call('print.update', settings))
      setOutcome({ tone: 'ok', message: commonText.saved })
      await queries.invalidateQueries({ queryKey: ['print.get'] })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setOutcome({ tone: 'error', message: error.failure.message })
      return false
    }
  }
  useSaveKey(save)
  const card = { settings, change }
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={<SaveAction dirty={dirty} outcome={outcome} onSave={save} />}
      />
      <div className="print-columns">
        <div className="screen-scroll stack print-settings">
          <SaveProblem outcome={outcome} />
          <ModelCard {...card} />
          <LogoCard {...card} />
          <ColumnsCard {...card} />
          <PaymentCard {...card} />
          <p className="row-hint">{text.frozen}</p>
        </div>
        <PrintPreview settings={settings} />
      </div>
      <UnsavedChanges screen={text.title} dirty={dirty} save={save} />
    </section>
  )
}
