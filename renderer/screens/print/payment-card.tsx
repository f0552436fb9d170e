import { useId } from 'react'
import { isIban } from '../../../shared/rules/identifiers.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { BoxRow } from '../../components/field.tsx'
import { printText as text } from '../../text/print.ts'
import type { PrintCardProps } from './model-card.tsx'

/** Bank, code of the transfer, and the foot of each page. */
export function PaymentCard({ settings, change }: PrintCardProps) {
  const id = useId()
  const company = useAnswer('company.get', {})
  const payable = company.data === undefined || isIban(company.data.iban)
  return (
    <Card title={text.payment}>
      <BoxRow label={text.bankLabel} text={text.bank} checked={settings.bank} onChange={(bank) => change({ bank })} />
      <BoxRow
        label={text.qrLabel}
        text={text.paymentQr}
        checked={settings.paymentQr}
        error={settings.paymentQr && !payable ? text.qrIban : undefined}
        hint={<span className="row-hint">{text.qrHint}</span>}
        onChange={(paymentQr) => change({ paymentQr })}
      />
      <div className="row">
        <label htmlFor={id}>{text.footer}</label>
        <div className="row-control">
          <textarea
            id={id}
            className="input print-footer"
            rows={3}
            maxLength={1_000}
            value={settings.footer}
            aria-describedby={`${id}-hint`}
            onChange={(event) => change({ footer: event.target.value })}
          />
          <span className="row-hint" id={`${id}-hint`}>
            {text.footerHint}
          </span>
        </div>
      </div>
    </Card>
  )
}
