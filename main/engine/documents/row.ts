import type { InvoiceType } from '../../../shared/model/deposit.ts'
import type { DocumentKind, DocumentState } from '../../../shared/model/document.ts'
import type { DocumentRow } from '../../../shared/model/views.ts'
import { type LastSubmission, withLastSubmission } from '../database/last-submission.ts'

/** A row of the list as SQL gives it. */
export interface ListedDocument extends LastSubmission {
  rowid: number
  id: string
  kind: DocumentKind
  invoiceType: InvoiceType
  state: DocumentState
  number: string | null
  importedNumber: string | null
  date: string
  dueDate: string | null
  clientId: string
  clientName: string
  clientCity: string
  reference: string
  net: number
  total: number
  sortValue: string | number
}

export function listedDocument(row: ListedDocument): DocumentRow {
  const { rowid: _row, sortValue: _value, ...shown } = row
  return withLastSubmission(shown)
}
