import type { BulkRow, BulkRun, BulkValues } from '../../../shared/model/bulk-update.ts'

export interface StoredRun extends Omit<BulkRun, 'changes'> {
  changes: string
}

export interface StoredRecord {
  position: number
  client_id: string | null
  code: string
  name: string
  state: 'changed' | 'refused' | 'restored' | 'kept'
  before: string
  after: string
  reasons: string
}

export function readRecord(record: StoredRecord): BulkRow {
  const reasons = JSON.parse(record.reasons) as string[]
  return {
    clientId: record.client_id,
    code: record.code,
    name: record.name,
    outcome: record.state === 'refused' ? 'refused' : reasons.length > 0 ? 'warned' : 'changed',
    before: JSON.parse(record.before) as BulkValues,
    after: JSON.parse(record.after) as BulkValues,
    reasons,
  }
}
