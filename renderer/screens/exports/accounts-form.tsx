import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccountingSettings, accountingSettingsSchema } from '../../../shared/model/accounting.ts'
import { useAction, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { TextRow } from '../../components/field.tsx'
import { exportsText as text } from '../../text/exports.ts'

/** Accounts of the sales journal, as the dossier keeps them. */
export function AccountsForm() {
  const stored = useAnswer('accounting.get', {})
  return stored.data ? <Form key={JSON.stringify(stored.data)} initial={stored.data} /> : null
}

const ACCOUNTS = ['clients', 'deposits', 'goods', 'services', 'shipping', 'cashDiscount'] as const

/** Path of the field → what is wrong with it. */
function problemsOf(settings: AccountingSettings): ReadonlyMap<string, string> {
  const read = accountingSettingsSchema.safeParse(settings)
  const messages: Record<string, string> = {
    journalCode: text.journalCodeWrong,
    journalLabel: text.journalLabelWrong,
  }
  return new Map(
    (read.error?.issues ?? []).map(({ path }) => [path.join('.'), messages[String(path[0])] ?? text.accountWrong]),
  )
}

function Form({ initial }: { initial: AccountingSettings }) {
  const queries = useQueryClient()
  const [settings, setSettings] = useState(initial)
  const update = useAction('accounting.update')
  const problems = problemsOf(settings)
  const change = (part: Partial<AccountingSettings>): void => {
    update.reset()
    setSettings({ ...settings, ...part })
  }
  const row = (key: keyof typeof text.accountFields) => (
    <TextRow
      label={text.accountFields[key]}
      size={key === 'journalLabel' ? 'wide' : 'small'}
      value={settings[key]}
      error={problems.get(key)}
      onChange={(value) => change({ [key]: value })}
    />
  )
  const saved = JSON.stringify(settings) === JSON.stringify(initial)
  return (
    <Card
      title={text.accounts}
      aside={
        <>
          {saved && update.isIdle && <span className="row-hint">{text.accountsHint}</span>}
          {!saved && (
            <button
              type="button"
              className="button"
              disabled={problems.size > 0 || update.isPending}
              onClick={() =>
                update.mutate(settings, {
                  onSuccess: () => queries.invalidateQueries({ queryKey: ['accounting.get'] }),
                })
              }
            >
              {text.saveAccounts}
            </button>
          )}
        </>
      }
    >
      {update.error && (
        <p className="notice" data-tone="error" role="alert">
          {update.error.failure.message}
        </p>
      )}
      <div className="export-accounts">
        <div>
          {row('journalCode')}
          {row('journalLabel')}
          {ACCOUNTS.map((key) => (
            <div key={key}>{row(key)}</div>
          ))}
        </div>
        <div>
          {settings.vat.map(({ rate, account }, index) => (
            <TextRow
              key={rate}
              label={text.vatAccount(rate)}
              size="small"
              value={account}
              error={problems.get(`vat.${index}.account`)}
              onChange={(value) =>
                change({ vat: settings.vat.map((one) => (one.rate === rate ? { rate, account: value } : one)) })
              }
            />
          ))}
          {row('otherVat')}
        </div>
      </div>
      <p className="row-hint">{text.salesRule}</p>
    </Card>
  )
}
