import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import { type NeotouchSettings, neotouchSettingsSchema } from '../../../shared/model/dossier.ts'
import { printModelAllowsColor, type SendingSettings } from '../../../shared/model/sending.ts'
import { resolveSettings } from '../../../shared/rules/settings.ts'
import { CallError, call, useAction, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow, TextRow } from '../../components/field.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { CHANNEL_OPTIONS, COPY_OPTIONS, commonText, sendingLabels } from '../../text/common.ts'
import { settingsText as text } from '../../text/settings.ts'
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

function NeotouchForm({ stored }: { stored: Output<'neotouch.get'> }) {
  const queries = useQueryClient()
  const company = useAnswer('company.get', {})
  const info = useAnswer('app.info', {})
  const test = useAction('neotouch.test')
  const [settings, setSettings] = useState<NeotouchSettings>(() => neotouchSettingsSchema.parse(stored))
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'error'; message: string } | null>(null)
  const values = resolveSettings({ dossier: settings.sending, client: {}, send: {} })
  const change = (part: Partial<NeotouchSettings>) => {
    setSettings({ ...settings, ...part })
    setOutcome(null)
  }
  const setSending = (part: Partial<SendingSettings>) => change({ sending: { ...settings.sending, ...part } })
  const colorAllowed = company.data ? printModelAllowsColor(company.data.printModel) : true

  const save = async () => {
    try {
      if (password !== '') await call('neotouch.setPassword', { password })
      await call('neotouch.update', settings)
      setPassword('')
      setErrors({})
      setOutcome({ tone: 'ok', message: commonText.saved })
      await queries.invalidateQueries({ queryKey: ['neotouch.get'] })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setErrors(error.failure.fields ?? {})
      setOutcome({ tone: 'error', message: error.failure.message })
    }
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const paid = (
    <span className="chip" data-tone="warning">
      {commonText.paidOption}
    </span>
  )
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
        actions={
          <>
            {outcome?.tone === 'ok' && <span role="status">{outcome.message}</span>}
            <button type="button" className="button" data-variant="primary" onClick={() => void save()}>
              {commonText.ok} <kbd>Ctrl S</kbd>
            </button>
          </>
        }
      />
      <div className="screen-scroll">
        <div className="screen-columns">
          <div className="stack">
            {outcome?.tone === 'error' && (
              <p className="notice" data-tone="error" role="alert">
                {outcome.message}
              </p>
            )}
            <Card title={text.connection}>
              <BoxRow
                label={text.activation}
                text={text.activate}
                checked={settings.active}
                onChange={(active) => change({ active })}
              />
              <SelectRow
                label={text.environment}
                value={settings.environment}
                options={text.environments}
                onChange={(environment) => change({ environment })}
              />
              {settings.environment === 'production' && (
                <TextRow
                  label={text.address}
                  value={settings.address}
                  size="wide"
                  error={errors.address}
                  onChange={(address) => change({ address })}
                />
              )}
              <TextRow
                label={text.userName}
                required
                value={settings.userName}
                error={errors.userName}
                hint={settings.environment === 'sandbox' ? text.sandboxHint : undefined}
                onChange={(userName) => change({ userName })}
              />
              <TextRow
                label={text.password}
                required
                type="password"
                value={password}
                placeholder={stored.passwordKnown ? text.passwordKnown : ''}
                hint={info.data?.canKeepPassword === false ? text.passwordSession : text.passwordVault}
                onChange={setPassword}
              />
              <div className="row">
                <span className="row-label">{text.control}</span>
                <div className="row-control">
                  <button
                    type="button"
                    className="button"
                    onClick={() => test.mutate({ settings, password: password === '' ? null : password })}
                  >
                    {text.test}
                  </button>
                  <span
                    role="status"
                    className="chip"
                    data-tone={test.data ? (test.data.ok ? 'ok' : 'error') : 'neutral'}
                    hidden={!test.data && !test.isPending}
                  >
                    {test.isPending
                      ? text.testing
                      : [test.data?.message, test.data?.milliseconds ? text.milliseconds(test.data.milliseconds) : '']
                          .filter(Boolean)
                          .join(', ')}
                  </span>
                </div>
              </div>
            </Card>
            <Card title={text.defaults}>
              <SelectRow
                label={sendingLabels.channel}
                value={values.channel.value}
                options={CHANNEL_OPTIONS}
                hint={text.changeable}
                onChange={(channel) => setSending({ channel })}
              />
              <SelectRow
                label={sendingLabels.copy}
                value={values.copy.value}
                options={COPY_OPTIONS}
                onChange={(copy) => setSending({ copy })}
              />
              <BoxRow
                label={text.print}
                text={sendingLabels.color}
                checked={values.color.value}
                disabled={!colorAllowed}
                error={errors['sending.color'] ?? (colorAllowed ? undefined : text.colorClosed)}
                hint={paid}
                onChange={(color) => setSending({ color })}
              />
              <BoxRow
                label={text.authenticity}
                text={sendingLabels.signature}
                checked={values.signature.value}
                hint={paid}
                onChange={(signature) => setSending({ signature })}
              />
              {(values.color.value || values.signature.value) && (
                <p className="notice" data-tone="warning">
                  {commonText.paidNote}
                </p>
              )}
            </Card>
            <Card title={text.message}>
              <TextRow
                label={text.subject}
                value={values.emailSubject.value}
                size="wide"
                hint={text.templateHint}
                onChange={(emailSubject) => setSending({ emailSubject })}
              />
              <div className="row">
                <label htmlFor="email-message">{text.body}</label>
                <textarea
                  id="email-message"
                  className="input"
                  rows={6}
                  value={values.emailMessage.value}
                  onChange={(event) => setSending({ emailMessage: event.target.value })}
                />
              </div>
            </Card>
          </div>
          <NeotouchAside stored={stored} />
        </div>
      </div>
    </section>
  )
}
