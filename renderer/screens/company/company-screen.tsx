import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Company } from '../../../shared/model/dossier.ts'
import { bicProblem, ibanProblem } from '../../../shared/rules/bank-problems.ts'
import { nicProblem, sirenProblem, vatNumberProblem } from '../../../shared/rules/identifier-problems.ts'
import { emailProblem } from '../../../shared/rules/identifiers.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow, TextRow } from '../../components/field.tsx'
import { SaveAction, type SaveOutcome, SaveProblem } from '../../components/save-outcome.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { UnsavedChanges } from '../../components/unsaved-changes.tsx'
import { useAskedField } from '../../components/use-asked-field.ts'
import { useSaveKey } from '../../components/use-save-key.ts'
import { commonText } from '../../text/common.ts'
import { settingsText as text } from '../../text/settings.ts'

/** Paramètres > Dossier. */
export function CompanyScreen() {
  const company = useAnswer('company.get', {})
  if (!company.data) return <p role="status">{commonText.loading}</p>
  return <CompanyForm initial={company.data} />
}

type TextKey = keyof typeof text.fields & keyof Company

function CompanyForm({ initial }: { initial: Company }) {
  const queries = useQueryClient()
  const [company, setCompany] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [outcome, setOutcome] = useState<SaveOutcome>(null)
  const change = (part: Partial<Company>) => {
    setCompany({ ...company, ...part })
    setOutcome(null)
  }
  const dirty = JSON.stringify(company) !== JSON.stringify(initial)
  const save = async (): Promise<boolean> => {
    try {
      setCompany(await call('company.update', company))
      setErrors({})
      setOutcome({ tone: 'ok', message: commonText.saved })
      await queries.invalidateQueries({ queryKey: ['company.get'] })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setErrors(error.failure.fields ?? {})
      setOutcome({ tone: 'error', message: error.failure.message })
      return false
    }
  }
  useSaveKey(save)
  useAskedField()

  const live: Partial<Record<TextKey, string | null>> = {
    siren: sirenProblem(company.siren),
    nic: nicProblem(company.siren, company.nic),
    vatNumber: vatNumberProblem(company.vatNumber, company.siren),
    email: company.email.trim() === '' ? null : emailProblem(company.email),
    iban: ibanProblem(company.iban),
    bic: bicProblem(company.bic, company.iban),
  }
  const row = (key: Exclude<TextKey, 'paymentDays'>, size?: 'small' | 'wide') => (
    <TextRow
      name={key}
      label={text.fields[key]}
      value={company[key]}
      error={errors[key] ?? live[key] ?? undefined}
      {...(size ? { size } : {})}
      onChange={(value) => change({ [key]: value })}
    />
  )
  const place = (key: 'line1' | 'line2' | 'postcode' | 'city') => (
    <TextRow
      name={`address.${key}`}
      label={text.fields[key]}
      value={company.address[key]}
      size={key === 'postcode' ? 'small' : 'wide'}
      onChange={(value) => change({ address: { ...company.address, [key]: value } })}
    />
  )

  return (
    <section className="screen" aria-label={text.company}>
      <ScreenHeader
        breadcrumb={text.companyCrumb}
        title={text.company}
        actions={<SaveAction dirty={dirty} outcome={outcome} onSave={save} />}
      />
      <div className="screen-scroll stack">
        <SaveProblem outcome={outcome} />
        <Card title={text.identity}>
          {row('name', 'wide')}
          {row('legalForm')}
          {row('capital')}
          {row('siren', 'small')}
          {row('nic', 'small')}
          {row('registration')}
          {place('line1')}
          {place('line2')}
          {place('postcode')}
          {place('city')}
          {row('phone')}
          {row('email')}
        </Card>
        <Card title={text.bank}>
          {row('vatNumber')}
          <BoxRow
            label={text.vat}
            text={text.vatExempt}
            checked={company.vatExempt}
            onChange={(vatExempt) => change({ vatExempt })}
          />
          <BoxRow
            label=""
            text={text.vatOnDebits}
            checked={company.vatOnDebits}
            onChange={(vatOnDebits) => change({ vatOnDebits })}
          />
          {row('iban', 'wide')}
          {row('bic')}
        </Card>
        <Card title={text.documents}>
          <SelectRow
            label={text.operations}
            value={company.operations}
            options={text.operationOptions}
            onChange={(operations) => change({ operations })}
          />
          <TextRow
            label={text.fields.paymentDays}
            value={String(company.paymentDays)}
            size="small"
            onChange={(days) => {
              if (/^\d{1,3}$/.test(days)) change({ paymentDays: Number(days) })
            }}
          />
        </Card>
        <Card title={text.mentions}>
          {row('latePenalty', 'wide')}
          {row('recoveryFee', 'wide')}
          {row('earlyPayment', 'wide')}
        </Card>
      </div>
      <UnsavedChanges screen={text.company} dirty={dirty} save={save} />
    </section>
  )
}
