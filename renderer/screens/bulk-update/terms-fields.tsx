import { paymentTermsText } from '../../../shared/rules/payment-terms.ts'
import { useAnswer } from '../../api.ts'
import { SelectRow } from '../../components/field.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { changesOf } from './change-draft.ts'
import type { ChangeProps } from './change-fields.tsx'

/** Délai de paiement: days, end of month, day of the month. */
export function TermsFields({ draft, errors, onChange }: ChangeProps) {
  const company = useAnswer('company.get', {})
  const terms = changesOf(draft).changes.terms
  const error = errors.days ?? errors.dayOfMonth
  return (
    <>
      <SelectRow
        label={text.labels.terms}
        value={draft.terms}
        options={[
          ['keep', text.keep],
          ['inherit', company.data ? text.dossierDays(company.data.paymentDays) : text.inherited],
          ['set', text.set],
        ]}
        onChange={(mode) => onChange({ terms: mode })}
      />
      {draft.terms === 'set' && (
        <div className="row bulk-detail">
          <span />
          <div className="row-control">
            <input
              className="input"
              data-align="end"
              inputMode="numeric"
              aria-label={text.days}
              value={draft.days}
              aria-invalid={errors.days !== undefined}
              aria-describedby={error ? 'bulk-terms-error' : undefined}
              onChange={(event) => onChange({ days: event.target.value })}
            />
            {text.daysUnit}
            <label className="box">
              <input
                type="checkbox"
                checked={draft.endOfMonth}
                onChange={(event) => onChange({ endOfMonth: event.target.checked })}
              />
              {text.endOfMonth}
            </label>
            <span aria-hidden>{text.dayOfMonth}</span>
            <input
              className="input"
              data-align="end"
              inputMode="numeric"
              aria-label={text.dayOfMonthLabel}
              value={draft.dayOfMonth}
              aria-invalid={errors.dayOfMonth !== undefined}
              aria-describedby={error ? 'bulk-terms-error' : undefined}
              onChange={(event) => onChange({ dayOfMonth: event.target.value })}
            />
          </div>
          {error ? (
            <p className="row-message" id="bulk-terms-error">
              {error}
            </p>
          ) : (
            terms &&
            terms.days !== null && (
              <p className="row-hint bulk-effect">
                {text.termsEffect(paymentTermsText({ ...terms, days: terms.days }))}
              </p>
            )
          )}
        </div>
      )}
    </>
  )
}
