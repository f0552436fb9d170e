import { useState } from 'react'
import type { DepositState, SettledDeposit } from '../../../shared/model/deposit.ts'
import { exact, exactCents, exactText, toCents } from '../../../shared/rules/decimal.ts'
import { settle } from '../../../shared/rules/deposits.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { depositText as text } from '../../text/deposits.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDate, formatEuros } from '../../text/format.ts'
import '../../styles/deposits.css'

interface SettleDialogProps {
  /** The issued deposits of the client. */
  deposits: readonly DepositState[]
  settled: readonly SettledDeposit[]
  /** The draft that deposits may have been asked on; null: not written yet. */
  draftId: string | null
  /** Net à payer without any of these deposits, in cents. */
  due: number
  onApply: (deposits: SettledDeposit[]) => void
  onClose: () => void
}

/** Which deposits the invoice takes off, and how much of each: all that is left of it, unless the person says less. */
export function SettleDialog({ deposits, settled, draftId, due, onApply, onClose }: SettleDialogProps) {
  const [taken, setTaken] = useState<Readonly<Record<string, number>>>(() => firstChoice(deposits, settled, draftId))
  const chosen = deposits.filter(({ id }) => taken[id] !== undefined)
  const amountOf = ({ id }: DepositState): number => taken[id] ?? 0
  const tooMuch = chosen.find((one) => amountOf(one) > one.left)
  const sum = chosen.reduce((all, one) => all + amountOf(one), 0)
  const possible = tooMuch === undefined && chosen.every((one) => amountOf(one) > 0)
  const apply = () => {
    if (possible) onApply(chosen.map((one) => settle(one, amountOf(one))))
  }
  const toggle = ({ id, left }: DepositState, on: boolean) => {
    const { [id]: _gone, ...others } = taken
    setTaken(on ? { ...others, [id]: left } : others)
  }
  return (
    <Dialog
      title={text.settleTitle}
      onClose={onClose}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key !== 'Enter') return
        event.preventDefault()
        apply()
      }}
      footer={
        <>
          <output className="credit-total deposit-total">
            {text.dueAfter}
            {'\u00a0: '}
            <strong>{formatEuros(due - sum)}</strong>
          </output>
          <button type="button" className="button" onClick={onClose}>
            {documentsText.cancel} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" data-variant="primary" disabled={!possible} onClick={apply}>
            {text.apply} <kbd>Ctrl Entrée</kbd>
          </button>
        </>
      }
    >
      <div className="credit-body">
        {tooMuch && (
          <p className="notice" data-tone="error" role="alert">
            {text.tooMuch(tooMuch.number, formatEuros(tooMuch.left))}
          </p>
        )}
        <table className="data-table deposit-table">
          <thead>
            <tr>
              <th scope="col">{text.columns.number}</th>
              <th scope="col">{text.columns.date}</th>
              <th scope="col">{text.columns.purpose}</th>
              <th scope="col" className="end">
                {text.columns.left}
              </th>
              <th scope="col" className="end">
                {text.columns.taken}
              </th>
            </tr>
          </thead>
          <tbody>
            {deposits.map((one) => (
              <tr key={one.id}>
                <td>
                  <label className="box">
                    <input
                      type="checkbox"
                      aria-label={text.choose(one.number)}
                      checked={taken[one.id] !== undefined}
                      disabled={one.left === 0 && taken[one.id] === undefined}
                      onChange={(event) => toggle(one, event.target.checked)}
                    />
                    {one.number}
                  </label>
                </td>
                <td>{formatDate(one.date)}</td>
                <td>{one.purpose.label}</td>
                <td className="end">{formatEuros(one.left)}</td>
                <td className="end credit-quantity">
                  {taken[one.id] !== undefined && (
                    <AmountField
                      id={`settle-${one.id}`}
                      label={text.takenOf(one.number)}
                      value={exactText(exactCents(amountOf(one)))}
                      onChange={(value) => setTaken({ ...taken, [one.id]: Math.max(0, toCents(exact(value))) })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}

/** What the invoice already takes off; else the deposits that were asked on it, else the only one that has something left. */
function firstChoice(
  deposits: readonly DepositState[],
  settled: readonly SettledDeposit[],
  draftId: string | null,
): Record<string, number> {
  if (settled.length > 0) return Object.fromEntries(settled.map(({ id, amount }) => [id ?? '', amount]))
  const left = deposits.filter((one) => one.left > 0)
  const own = left.filter(({ purpose }) => draftId !== null && purpose.draftId === draftId)
  const chosen = own.length > 0 ? own : left.length === 1 ? left : []
  return Object.fromEntries(chosen.map((one) => [one.id, one.left]))
}
