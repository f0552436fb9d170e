import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import type { DocumentFilter } from '../../../shared/model/lists.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { DateField } from '../../components/date-field.tsx'
import { depositText } from '../../text/deposits.ts'
import { documentsText } from '../../text/documents.ts'
import { SENDING_NAMES, listsText as text } from '../../text/lists.ts'
import { ClientPicker } from './client-picker.tsx'

interface DocumentFiltersProps {
  filter: DocumentFilter
  onChange: (filter: DocumentFilter) => void
  searchField: RefObject<HTMLInputElement | null>
  children: ReactNode
}

export const noDocumentFilter = (kind: DocumentFilter['kind']): DocumentFilter => ({
  kind,
  search: '',
  state: null,
  invoiceType: null,
  sending: null,
  from: null,
  to: null,
  clientId: null,
  minimum: null,
  maximum: null,
  overdue: false,
})

const hidden = (filter: DocumentFilter): boolean =>
  filter.from !== null ||
  filter.to !== null ||
  filter.clientId !== null ||
  filter.invoiceType !== null ||
  filter.minimum !== null ||
  filter.maximum !== null

/** Cents → decimal text with a point; nothing → empty. */
const amountText = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2))
const amountCents = (value: string): number | null => (value === '' ? null : Math.round(Number(value) * 100))

/** What the list of documents shows: the filters used all day on one line, the others under it. */
export function DocumentFilters({ filter, onChange, searchField, children }: DocumentFiltersProps) {
  const [more, setMore] = useState(hidden(filter))
  const set = (change: Partial<DocumentFilter>) => onChange({ ...filter, ...change })
  const empty = JSON.stringify(filter) === JSON.stringify(noDocumentFilter(filter.kind))
  return (
    <>
      <div className="filters">
        <label>
          {text.search}{' '}
          <input
            ref={searchField}
            className="input"
            type="search"
            value={filter.search}
            onChange={(event) => set({ search: event.target.value })}
          />
        </label>
        <label>
          {documentsText.filter}{' '}
          <select
            className="input"
            value={filter.state ?? ''}
            onChange={(event) => set({ state: (event.target.value || null) as DocumentFilter['state'] })}
          >
            <option value="">{documentsText.all}</option>
            <option value="draft">{documentsText.draft}</option>
            <option value="issued">{documentsText.issued}</option>
          </select>
        </label>
        <label>
          {text.sending}{' '}
          <select
            className="input"
            value={filter.sending ?? ''}
            onChange={(event) => set({ sending: (event.target.value || null) as DocumentFilter['sending'] })}
          >
            <option value="">{documentsText.all}</option>
            {SENDING_NAMES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {filter.kind === 'invoice' && (
          <label>
            <input
              type="checkbox"
              checked={filter.overdue}
              onChange={(event) => set({ overdue: event.target.checked })}
            />{' '}
            {text.overdue}
          </label>
        )}
        <button type="button" className="button" aria-expanded={more} onClick={() => setMore(!more)}>
          {text.filters} {more ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </button>
        {children}
      </div>
      {(more || !empty) && (
        <div className="filters">
          {more && (
            <>
              <DateField id="filter-from" label={text.from} value={filter.from} onChange={(from) => set({ from })} />
              <DateField id="filter-to" label={text.to} value={filter.to} onChange={(to) => set({ to })} />
              <label>
                {depositText.type}{' '}
                <select
                  className="input"
                  value={filter.invoiceType ?? ''}
                  onChange={(event) =>
                    set({ invoiceType: (event.target.value || null) as DocumentFilter['invoiceType'] })
                  }
                >
                  <option value="">{documentsText.all}</option>
                  {depositText.types(filter.kind).map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
              <ClientPicker
                id="filter-client"
                clientId={filter.clientId}
                onChoose={(clientId) => set({ clientId })}
                onClear={() => set({ clientId: null })}
              />
              <AmountField
                id="filter-minimum"
                label={text.minimum}
                value={amountText(filter.minimum)}
                onChange={(value) => set({ minimum: amountCents(value) })}
                onClear={() => set({ minimum: null })}
              />
              <AmountField
                id="filter-maximum"
                label={text.maximum}
                value={amountText(filter.maximum)}
                onChange={(value) => set({ maximum: amountCents(value) })}
                onClear={() => set({ maximum: null })}
              />
            </>
          )}
          {!empty && (
            <button type="button" className="link-button" onClick={() => onChange(noDocumentFilter(filter.kind))}>
              {text.clear}
            </button>
          )}
        </div>
      )}
    </>
  )
}
