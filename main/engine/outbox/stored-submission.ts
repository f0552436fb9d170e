import type { Environment } from '../../../shared/model/dossier.ts'
import type { Channel, SubmissionState } from '../../../shared/model/sending.ts'

/** A submission as it is stored. */
export interface StoredSubmission {
  id: string
  document_id: string
  parent_id: string | null
  key: string
  channel: Channel
  environment: Environment
  state: SubmissionState
  settings: string
  receiver: string
  variables: string
  file_sha256: string
  transport_id: string | null
  blocked_reason: string | null
  next_attempt_at: number | null
  platform_submission_id: string | null
  raw_state: number | null
  short_status: string
  attempts: number
  reached: number
  checks: number
  proofs_due: number
  first_attempt_at: number | null
  accepted_at: number | null
  planned_at: number | null
}
