import { useState } from 'react'
import type { DepositAmount } from '../../../shared/model/deposit.ts'
import type { Document, Vat } from '../../../shared/model/document.ts'
import { exact, percentOf, toCents } from '../../../shared/rules/decimal.ts'
import { depositNets, depositNetsAt } from '../../../shared/rules/deposits.ts'
import { useAction, useAnswer } from '../../api.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { depositText as text } from '../../text/deposits.ts'
import { VAT_CHOICES } from '../../text/document-editor.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDate, formatEuros } from '../../text/format.ts'
import { ClientPicker } from './client-picker.tsx'
import { readVat } from './line-columns.ts'
import { TextEntry } from './text-entry.tsx'

interface DepositDialogProps {
  /** The draft that it is asked on, from its screen; null: the person chooses the client, then what it is for. */
  sale: { id: string; clientId: string; clientName: string } | null
  onCreated: (deposit: Document) => void
  onClose: () => void
}

const TYPES = ['percent', 'gross', 'net'] as const

/** « Facture d’acompte » : of whom, on what, how much, with its total before it is made. */
export function DepositDialog({ sale, onCreated, onClose }: DepositDialogProps) {
  const [clientId, setClientId] = useState(sale?.clientId ?? null)
  const [draftId, setDraftId] = useState(sale?.id ?? null)
  const [label, setLabel] = useState<string | null>(null)
  const [wanted, setType] = useState<DepositAmount['type']>('percent')
  const [value, setValue] = useState('30')
  const [vat, setVat] = useState<Vat | null>(null)
  const create = useAction('deposits.create')
  const drafts = useAnswer(
    'lists.documents',
    { filter: { kind: 'invoice', state: 'draft', clientId }, limit: 100 },
    { enabled: sale === null && clientId !== null },
  )
  const blank = useAnswer(
    'documents.blank',
    { kind: 'invoice', clientId: clientId ?? '' },
    { enabled: clientId !== null },
  )
  const draft = useAnswer('documents.get', { id: draftId ?? '' }, { enabled: draftId !== null })
  const type = draftId === null && wanted === 'percent' ? 'gross' : wanted
  const amount: DepositAmount =
    type === 'percent' ? { type, percent: value } : { type, amount: Math.max(0, toCents(exact(value))) }
  const usualVat = vat ?? blank.data?.shippingVat
  const nets =
    draftId === null
      ? usualVat
        ? depositNetsAt(usualVat, amount)
        : []
      : depositNets(draft.data?.totals.vat ?? [], amount)
  const total = nets.reduce((sum, one) => sum + one.net + percentOf(one.net, one.vat.rate), 0)
  const order = label ?? draft.data?.content.commitmentNumber ?? ''
  const possible = clientId !== null && total > 0
  const submit = () => {
    if (!possible || create.isPending) return
    create.mutate({ clientId, draftId, label: order, amount, vat }, { onSuccess: onCreated })
  }
  const change = (work: () => void) => {
    create.reset()
    work()
  }
  return (
    <Dialog
      title={text.title}
      subtitle={sale?.clientName ?? ''}
      onClose={onClose}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key !== 'Enter') return
        event.preventDefault()
        submit()
      }}
      footer={
        <>
          <output className="credit-total deposit-total">
            {text.total}
            {'\u00a0: '}
            <strong>{formatEuros(total)}</strong>
          </output>
          <button type="button" className="button" onClick={onClose}>
            {documentsText.cancel} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" data-variant="primary" disabled={!possible} onClick={submit}>
            {text.confirm} <kbd>Ctrl Entrée</kbd>
          </button>
        </>
      }
    >
      <div className="credit-body deposit-body">
        {create.error && (
          <p className="notice" data-tone="error" role="alert">
            {create.error.failure.message}
          </p>
        )}
        {sale === null && (
          <>
            <ClientPicker
              clientId={clientId}
              onChoose={(chosen) =>
                change(() => {
                  setClientId(chosen)
                  setDraftId(null)
                })
              }
            />
            <div className="entry">
              <label htmlFor="deposit-draft">{text.on}</label>
              <select
                id="deposit-draft"
                className="input"
                value={draftId ?? ''}
                disabled={clientId === null}
                onChange={(event) => change(() => setDraftId(event.target.value || null))}
              >
                <option value="">{text.outside}</option>
                {drafts.data?.rows
                  .filter(({ invoiceType }) => invoiceType !== 'deposit')
                  .map((row) => (
                    <option key={row.id} value={row.id}>
                      {text.draft(formatDate(row.date), row.reference, formatEuros(row.total))}
                    </option>
                  ))}
              </select>
            </div>
          </>
        )}
        <TextEntry
          id="deposit-order"
          label={text.order}
          value={order}
          maxLength={200}
          hint={text.orderHint}
          onChange={(typed) => change(() => setLabel(typed))}
        />
        <fieldset className="credit-choices">
          <legend>{text.howMuch}</legend>
          {TYPES.map((one) => (
            <label className="box" key={one}>
              <input
                type="radio"
                name="deposit"
                checked={type === one}
                disabled={one === 'percent' && draftId === null}
                onChange={() => change(() => setType(one))}
              />
              {text.kinds[one]}
            </label>
          ))}
        </fieldset>
        <AmountField
          id="deposit-amount"
          label={text.amounts[type]}
          value={value}
          onChange={(typed) => change(() => setValue(typed))}
        />
        {draftId === null && (
          <div className="entry">
            <label htmlFor="deposit-vat">{text.vat}</label>
            <select
              id="deposit-vat"
              className="input"
              onChange={(event) => change(() => setVat(readVat(event.target.value)))}
            >
              <option value="">{text.usualVat}</option>
              {VAT_CHOICES.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          </div>
        )}
      </div>
    </Dialog>
  )
}
