import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { DocumentContent, Totals } from '../../../shared/model/document.ts'
import type { Installment } from '../../../shared/model/installment.ts'
import { exact, exactCents, exactText, toCents } from '../../../shared/rules/decimal.ts'
import { installmentAmounts } from '../../../shared/rules/installments.ts'
import { DateField } from '../../components/date-field.tsx'
import { readDate, readDecimal } from '../../components/entry.ts'
import { editorText as text } from '../../text/document-editor.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDecimal, formatEuros } from '../../text/format.ts'

interface DocumentInstallmentsProps {
  content: DocumentContent
  totals: Totals
  /** Absent: issued. */
  onChange?: (part: Partial<DocumentContent>) => void
}

/** Several échéances: their shares, and what each one makes; the last one is what is left. */
export function DocumentInstallments({ content, totals, onChange }: DocumentInstallmentsProps) {
  const { installments, date } = content
  const amounts = installmentAmounts(installments, totals.due)
  const write = (next: Installment[]) =>
    onChange?.({
      installments: next.length === 1 ? [] : next,
      ...(next.length === 1 ? { dueDate: next[0]?.date ?? null } : {}),
    })
  const put = (index: number, part: Partial<Installment>) =>
    write(installments.map((each, place) => (place === index ? { ...each, ...part } : each)))
  const later = (from: string): string => readDate('+30', from) ?? from
  const add = () => {
    const start = installments.length === 0 ? [{ ...blank(content.dueDate ?? date), percent: '50' }] : [...installments]
    const last = start.at(-1) ?? blank(date)
    // What was left for the last one is halved, so that the new one has something.
    const halved = { ...last, percent: '0', amount: Math.round((amounts.at(-1) ?? totals.due) / 2) }
    write([...start.slice(0, -1), installments.length === 0 ? last : halved, blank(later(last.date))])
  }
  return (
    <section className="installments" aria-label={text.installments}>
      <header>
        <h2>{text.installments}</h2>
        {onChange && installments.length < 24 && (
          <button type="button" className="button" onClick={add}>
            <Plus size={14} aria-hidden />
            {installments.length === 0 ? text.split : text.addInstallment}
          </button>
        )}
      </header>
      {installments.map((installment, index) => (
        <div className="installment" key={installment.id}>
          <DateField
            id={`installments.${index}.date`}
            label={text.installmentDate(index + 1)}
            value={installment.date}
            reference={date}
            required
            readOnly={onChange === undefined}
            onChange={(next) => next && put(index, { date: next })}
          />
          {index === installments.length - 1 ? (
            <span className="installment-rest">{text.rest}</span>
          ) : (
            <ShareField
              id={`installments.${index}.amount`}
              label={text.installmentShare(index + 1)}
              installment={installment}
              readOnly={onChange === undefined}
              onChange={(part) => put(index, part)}
            />
          )}
          <output className="installment-amount">{formatEuros(amounts[index] ?? 0)}</output>
          {onChange && (
            <button
              type="button"
              className="icon-button"
              aria-label={text.removeInstallment(index + 1)}
              onClick={() => write(installments.toSpliced(index, 1))}
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </div>
      ))}
      {installments.length > 0 && (
        <p className="installment-sum">
          <span>{documentsText.due}</span>
          <output>{formatEuros(amounts.reduce((sum, cents) => sum + cents, 0))}</output>
        </p>
      )}
    </section>
  )
}

const blank = (date: string): Installment => ({ id: crypto.randomUUID(), date, percent: '0', amount: null })

const shareText = ({ percent, amount }: Installment): string =>
  amount === null ? `${formatDecimal(percent)}\u00a0%` : `${formatDecimal(exactText(exactCents(amount)))}\u00a0€`

interface ShareFieldProps {
  id: string
  label: string
  installment: Installment
  readOnly: boolean
  onChange: (part: Pick<Installment, 'percent' | 'amount'>) => void
}

/** « 30 » and « 30 % » are a share, « 150 € » an amount. */
function ShareField({ id, label, installment, readOnly, onChange }: ShareFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const commit = () => {
    if (typed === null) return
    const value = readDecimal(typed.replace(/[a-z]+\s*$/iu, ''), 2)
    setRefused(value === null || value.startsWith('-'))
    if (value === null || value.startsWith('-')) return
    setTyped(null)
    const inEuros = /(?:€|e|eur)\s*$/iu.test(typed)
    onChange(inEuros ? { percent: '0', amount: toCents(exact(value)) } : { percent: value, amount: null })
  }
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        data-align="end"
        value={typed ?? shareText(installment)}
        readOnly={readOnly}
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-error` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && commit()}
      />
      {refused && (
        <p className="entry-error" id={`${id}-error`} role="alert">
          {text.installmentRefused}
        </p>
      )}
    </div>
  )
}
