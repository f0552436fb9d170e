import type { DocumentKind, DocumentState } from '../../../shared/model/document.ts'
import type { Channel, SubmissionState } from '../../../shared/model/sending.ts'
import type { DocumentRow } from '../../../shared/model/views.ts'

/** A row of the list as SQL gives it. */
export interface ListedDocument {
  rowid: number
  id: string
  kind: DocumentKind
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
  submissionId: string | null
  submissionChannel: Channel | null
  submissionState: SubmissionState | null
  submissionRawState: number | null
  submissionTrial: number | null
  submissionByHand: number | null
  sortValue: string | number
}

export function listedDocument(row: ListedDocument): DocumentRow {
  const {
    rowid,
    sortValue,
    submissionId,
    submissionChannel,
    submissionState,
    submissionRawState,
    submissionTrial,
    submissionByHand,
    ...shown
  } = row
  return {
    ...shown,
    submission:
      submissionId === null || submissionChannel === null || submissionState === null
        ? null
        : {
            id: submissionId,
            channel: submissionChannel,
            state: submissionState,
            rawState: submissionRawState,
            trial: submissionTrial === 1,
            byHand: submissionByHand === 1,
          },
  }
}
