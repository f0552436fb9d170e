import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OutgoingTransport } from '../neotouch/port.ts'
import type { StoredSubmission } from './stored-submission.ts'

const variablesSchema = z.record(z.string(), z.string())

/**
 * What leaves for a submission, exactly as it was queued.
 * @throws Error when the dossier does not hold it any more: its variables, its file, or another file in its place.
 */
export function outgoingOf(
  submission: StoredSubmission,
  file: (submission: StoredSubmission) => { name: string; bytes: Uint8Array },
): OutgoingTransport {
  const variables = variablesSchema.parse(JSON.parse(submission.variables))
  const { name, bytes } = file(submission)
  if (createHash('sha256').update(bytes).digest('hex') !== submission.file_sha256) {
    throw new Error('the archived file is not the one that was queued')
  }
  return { channel: submission.channel, key: submission.key, variables, file: { name, bytes } }
}
