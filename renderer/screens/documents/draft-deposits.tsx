import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { SettledDeposit } from '../../../shared/model/deposit.ts'
import type { DocumentContent, Totals } from '../../../shared/model/document.ts'
import { useAnswer } from '../../api.ts'
import { depositText as text } from '../../text/deposits.ts'
import { formatEuros } from '../../text/format.ts'
import { DepositDialog } from './deposit-dialog.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import '../../styles/deposits.css'

interface DraftDepositsProps {
  /** null: not written yet. */
  id: string | null
  content: DocumentContent
  totals: Totals
  clientName: string
  /** Writes what waits. @returns the id of the draft; null when it could not be written. */
  flush: () => Promise<string | null>
  onChange: (part: Partial<DocumentContent>) => void
}

/** « Acomptes » of a draft invoice: ask for one on it, or take off those that were invoiced. */
export function DraftDeposits({ id, content, totals, clientName, flush, onChange }: DraftDepositsProps) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState<string | null>(null)
  const [choosing, setChoosing] = useState(false)
  const known = useAnswer('deposits.ofClient', { clientId: content.clientId })
  const deposits = known.data ?? []
  const named = new Set(content.deposits.map((one) => one.id))
  const waiting = deposits.filter((one) => one.left > 0 && !named.has(one.id))
  const settledSum = content.deposits.reduce((sum, { amount }) => sum + amount, 0)
  const write = (next: SettledDeposit[]) =>
    onChange({ deposits: next, invoiceType: next.length === 0 ? 'standard' : 'final' })
  return (
    <section className="installments draft-deposits" id="deposits" tabIndex={-1} aria-label={text.section}>
      <header>
        <h2>{text.section}</h2>
        <span className="draft-deposit-actions">
          <button type="button" className="button" onClick={async () => setAsking(await flush())}>
            {text.ask}
          </button>
          {(waiting.length > 0 || content.deposits.length > 0) && (
            <button type="button" className="button" onClick={() => setChoosing(true)}>
              {text.deduct}
            </button>
          )}
        </span>
      </header>
      {content.deposits.map((deposit, index) => (
        <div className="draft-deposit" key={deposit.number}>
          <span>{text.deposit(deposit.number)}</span>
          <output>{formatEuros(0 - deposit.amount)}</output>
          <button
            type="button"
            className="icon-button"
            aria-label={text.remove(deposit.number)}
            onClick={() => write(content.deposits.toSpliced(index, 1))}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
      {waiting.length > 0 && (
        <p className="draft-deposit-hint">
          {text.waiting(waiting.length, formatEuros(waiting.reduce((sum, { left }) => sum + left, 0)))}
        </p>
      )}
      {waiting.length === 0 && content.deposits.length === 0 && known.data && (
        <p className="draft-deposit-hint">{text.none}</p>
      )}
      {asking !== null && (
        <DepositDialog
          sale={{ id: asking, clientId: content.clientId, clientName }}
          onCreated={(deposit) =>
            void navigate({ to: '/ventes/documents/$documentId', params: { documentId: deposit.id } })
          }
          onClose={() => setAsking(null)}
        />
      )}
      {choosing && (
        <SettleDialog
          deposits={deposits}
          settled={content.deposits}
          draftId={id}
          due={totals.due + settledSum}
          onApply={(next) => {
            write(next)
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  )
}
