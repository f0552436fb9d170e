import { useState } from 'react'
import type { Document, Line } from '../../../shared/model/document.ts'
import type { CreditScope } from '../../../shared/model/document-actions.ts'
import { creditByAmount, creditByLines, creditNoteBase, netPrice } from '../../../shared/rules/credit-notes.ts'
import { exact, toCents } from '../../../shared/rules/decimal.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { useAnswer } from '../../api.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { editorText as text } from '../../text/document-editor.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDecimal, formatEuros } from '../../text/format.ts'
import { blankLine } from './line-columns.ts'

interface CreditDialogProps {
  invoice: Document
  /** Why the last try was refused. */
  failure: string | null
  onCreate: (scope: CreditScope) => void
  onClose: () => void
}

const CHOICES = [
  ['lines', text.creditLines],
  ['amount', text.creditAmount],
  ['whole', text.creditWhole],
] as const

/** Which part of an invoice an avoir takes back, with its total before it is made. */
export function CreditDialog({ invoice, failure, onCreate, onClose }: CreditDialogProps) {
  const credit = useAnswer('documents.credit', { id: invoice.id })
  const items = invoice.content.lines.filter(({ type }) => type === 'item')
  const [type, setType] = useState<CreditScope['type']>('lines')
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>({})
  const [shipping, setShipping] = useState(false)
  const [amount, setAmount] = useState('0')
  const scope: CreditScope =
    type === 'whole'
      ? { type }
      : type === 'amount'
        ? { type, amount: toCents(exact(amount)) }
        : {
            type,
            shipping,
            lines: Object.entries(quantities)
              .filter(([, quantity]) => Number(quantity) !== 0)
              .map(([id, quantity]) => ({ id, quantity })),
          }
  const total = totalOf(invoice, scope)
  return (
    <Dialog
      title={text.creditTitle(invoice.number ?? '')}
      subtitle={invoice.buyer.name}
      onClose={onClose}
      footer={
        <>
          <output className="credit-total">
            {text.creditTotal} : <strong>{formatEuros(total)}</strong>
          </output>
          <button type="button" className="button" onClick={onClose}>
            {documentsText.cancel} <kbd>Échap</kbd>
          </button>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={total === 0}
            onClick={() => onCreate(scope)}
          >
            {text.creditCreate}
          </button>
        </>
      }
    >
      <div className="credit-body">
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure}
          </p>
        )}
        {credit.data && (
          <p className="credit-left">
            {text.creditLeft(formatEuros(credit.data.left), formatEuros(credit.data.total))}{' '}
            {credit.data.drafts > 0 && text.creditDrafts(credit.data.drafts)}
          </p>
        )}
        <fieldset className="credit-choices">
          <legend>{text.creditWhat}</legend>
          {CHOICES.map(([value, label]) => (
            <label className="box" key={value}>
              <input type="radio" name="credit" checked={type === value} onChange={() => setType(value)} />
              {label}
            </label>
          ))}
        </fieldset>
        {type === 'amount' && (
          <AmountField id="creditAmount" label={text.creditAmountLabel} value={amount} onChange={setAmount} />
        )}
        {type === 'lines' && (
          <>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{documentsText.line.description}</th>
                  <th scope="col" className="end">
                    {text.creditInvoiced}
                  </th>
                  <th scope="col" className="end">
                    {text.creditTaken}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((line) => (
                  <tr key={line.id}>
                    <td>{line.description.split('\n')[0]}</td>
                    <td className="end">{formatDecimal(line.quantity)}</td>
                    <td className="end credit-quantity">
                      <AmountField
                        id={`credit-${line.id}`}
                        label={text.creditQuantity(line.description.split('\n')[0] ?? '')}
                        value={quantities[line.id] ?? '0'}
                        decimals={4}
                        onChange={(quantity) => setQuantities({ ...quantities, [line.id]: quantity })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {invoice.content.shipping !== 0 && (
              <label className="box">
                <input type="checkbox" checked={shipping} onChange={(event) => setShipping(event.target.checked)} />
                {text.creditShipping}
              </label>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Cents TTC that the avoir would make: the engine makes it by the same rules. */
function totalOf(invoice: Document, scope: CreditScope): number {
  const base = creditNoteBase(invoice.content, invoice.content.date)
  if (scope.type === 'whole') return computeTotals(base).total
  if (scope.type === 'lines') {
    return scope.lines.length === 0 && !scope.shipping
      ? 0
      : computeTotals(creditByLines(base, scope.lines, scope.shipping)).total
  }
  const line = (vat: Line['vat'], net: number): Line => ({ ...blankLine(undefined, vat), unitPrice: netPrice(net) })
  return scope.amount <= 0 ? 0 : computeTotals(creditByAmount(base, invoice.totals, scope.amount, line)).total
}
