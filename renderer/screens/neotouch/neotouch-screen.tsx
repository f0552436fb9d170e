import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import { type NeotouchSettings, neotouchSettingsSchema } from '../../../shared/model/dossier.ts'
import { type SendingSettings, sendingOverrideSchema } from '../../../shared/model/sending.ts'
import { resolveSettings } from '../../../shared/rules/settings.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { SaveAction, type SaveOutcome, SaveProblem } from '../../components/save-outcome.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { UnsavedChanges } from '../../components/unsaved-changes.tsx'
import { useAskedField } from '../../components/use-asked-field.ts'
import { useSaveKey } from '../../components/use-save-key.ts'
import { commonText } from '../../text/common.ts'
import { settingsText as text } from '../../text/settings.ts'
import { ConnectionCard } from './connection-card.tsx'
import { DefaultsCard, MessageCard } from './defaults-card.tsx'
import { NeotouchAside } from './neotouch-aside.tsx'

/** Paramètres > Partenaires Market Place > Neotouch. */
export function NeotouchScreen() {
  const settings = useAnswer('neotouch.get', {})
  if (settings.error)
    return (
      <p className="notice" data-tone="error" role="alert">
        {settings.error.message}
      </p>
    )
  if (!settings.data) return <p role="status">{commonText.loading}</p>
  return <NeotouchForm stored={settings.data} />
}

/** The same settings read the same, in whatever order they were set. */
const asText = (settings: NeotouchSettings): string =>
  JSON.stringify(neotouchSettingsSchema.parse({ ...settings, held: false }))

function NeotouchForm({ stored }: { stored: Output<'neotouch.get'> }) {
  const queries = useQueryClient()
  const [settings, setSettings] = useState<NeotouchSettings>(() => neotouchSettingsSchema.parse(stored))
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [outcome, setOutcome] = useState<SaveOutcome>(null)
  const values = resolveSettings({ dossier: settings.sending, client: {}, send: {} })
  const dirty = password !== '' || asText(settings) !== asText(stored)
  const change = (part: Partial<NeotouchSettings>) => {
    setSettings({ ...settings, ...part })
    setOutcome(null)
  }
  const setSending = (part: { [Key in keyof SendingSettings]?: SendingSettings[Key] | undefined }) =>
    change({ sending: sendingOverrideSchema.parse({ ...settings.sending, ...part }) })

  /** The settings first: a password is kept only for an account that was accepted. */
  const save = async (): Promise<boolean> => {
    let accepted = false
    try {
      setSettings(await call('neotouch.update', settings))
      accepted = true
      if (password !== '') await call('neotouch.setPassword', { password })
      setPassword('')
      setErrors({})
      setOutcome({ tone: 'ok', message: commonText.saved })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setErrors(accepted ? { password: error.failure.message } : (error.failure.fields ?? {}))
      setOutcome({ tone: 'error', message: accepted ? text.passwordNotStored : error.failure.message })
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: ['neotouch.get'] })
    }
  }
  useSaveKey(save)
  useAskedField()

  return (
    <section className="screen" aria-label={text.neotouch}>
      <ScreenHeader
        breadcrumb={text.neotouchCrumb}
        title={text.neotouch}
        chips={
          <span className="chip" data-tone={stored.active ? 'ok' : 'neutral'}>
            {stored.active ? text.active : text.inactive}
          </span>
        }
        actions={<SaveAction dirty={dirty} outcome={outcome} label={commonText.ok} onSave={save} />}
      />
      <div className="screen-scroll">
        <div className="screen-columns">
          <div className="stack">
            <SaveProblem outcome={outcome} />
            <ConnectionCard
              stored={stored}
              settings={settings}
              password={password}
              errors={errors}
              onChange={change}
              onPassword={setPassword}
            />
            <DefaultsCard stored={stored} values={values} errors={errors} onChange={setSending} />
            <MessageCard values={values} onChange={setSending} />
          </div>
          <NeotouchAside stored={stored} />
        </div>
      </div>
      <UnsavedChanges screen={text.neotouch} dirty={dirty} save={save} />
    </section>
  )
}
