import type { Output } from '../../../shared/contract.ts'
import { IN_FLIGHT, type NeotouchSettings } from '../../../shared/model/dossier.ts'
import { useAction, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow, TextRow } from '../../components/field.tsx'
import { settingsText as text } from '../../text/settings.ts'

interface ConnectionCardProps {
  stored: Output<'neotouch.get'>
  settings: NeotouchSettings
  /** Typed here; empty: the kept one. */
  password: string
  errors: Record<string, string>
  onChange: (part: Partial<NeotouchSettings>) => void
  onPassword: (password: string) => void
}

/** Activation, account, and « Tester la connexion », which tries what is typed without keeping it. */
export function ConnectionCard({ stored, settings, password, errors, onChange, onPassword }: ConnectionCardProps) {
  const info = useAnswer('app.info', {})
  const test = useAction('neotouch.test')
  return (
    <Card title={text.connection}>
      <BoxRow
        name="active"
        label={text.activation}
        text={text.activate}
        checked={settings.active}
        error={errors.active}
        onChange={(active) => onChange({ active })}
      />
      <SelectRow
        label={text.environment}
        value={settings.environment}
        options={text.environments}
        error={errors.environment}
        onChange={(environment) => onChange({ environment })}
      />
      {settings.environment === 'production' && (
        <TextRow
          label={text.address}
          value={settings.address}
          size="wide"
          error={errors.address}
          onChange={(address) => onChange({ address })}
        />
      )}
      <TextRow
        name="userName"
        label={text.userName}
        required
        value={settings.userName}
        error={errors.userName}
        hint={settings.environment === 'sandbox' ? text.sandboxHint : undefined}
        onChange={(userName) => onChange({ userName })}
      />
      <TextRow
        name="password"
        label={text.password}
        required
        type="password"
        value={password}
        error={errors.password}
        placeholder={stored.passwordKnown ? text.passwordKnown : ''}
        hint={info.data?.canKeepPassword === false ? text.passwordSession : text.passwordVault}
        onChange={onPassword}
      />
      <SelectRow
        label={text.inFlight}
        value={String(settings.inFlight)}
        options={IN_FLIGHT.map((count) => [String(count), text.inFlightOption(count)])}
        hint={text.inFlightHint}
        onChange={(chosen) => onChange({ inFlight: IN_FLIGHT.find((count) => String(count) === chosen) ?? 1 })}
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
          <TestOutcome pending={test.isPending} data={test.data} failure={test.error?.failure.message} />
        </div>
      </div>
    </Card>
  )
}

interface TestOutcomeProps {
  pending: boolean
  data: Output<'neotouch.test'> | undefined
  failure: string | undefined
}

function TestOutcome({ pending, data, failure }: TestOutcomeProps) {
  const words = pending
    ? text.testing
    : (failure ??
      [data?.message, data?.milliseconds ? text.milliseconds(data.milliseconds) : ''].filter(Boolean).join(', '))
  const tone = pending || words === '' ? 'neutral' : data?.ok ? 'ok' : 'error'
  return (
    <>
      <span role="status">
        {words !== '' && (
          <span className="chip" data-tone={tone}>
            {words}
          </span>
        )}
      </span>
      {!pending && data?.detail && <span className="row-hint">{data.detail}</span>}
    </>
  )
}
