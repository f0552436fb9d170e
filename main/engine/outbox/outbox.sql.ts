import { HELD } from '../database/last-submission.ts'
import { COLUMNS, FROM, submissionPages } from './submission-pages.sql.ts'

/** A copy leaves only after its main sending was accepted; one that may be there already, when a person says so. */
const DUE = `FROM submission LEFT JOIN submission AS main ON main.id = submission.parent_id
    WHERE submission.state = 'queued' AND coalesce(submission.next_attempt_at, 0) <= @now
    AND (main.id IS NULL OR submission.reached = 1 OR main.state IN ('accepted', 'delivered'))`

export const outboxSql: Readonly<Record<string, string>> = {
  ...submissionPages,
  counts: 'SELECT follow_up AS name, total FROM follow_up_count',
  ofClient: `SELECT ${COLUMNS} ${FROM} WHERE document.client_id = ? ORDER BY submission.row DESC LIMIT 100`,
  row: `SELECT ${COLUMNS} ${FROM} WHERE submission.id = ?`,
  byId: 'SELECT * FROM submission WHERE id = ?',
  insert: `INSERT INTO submission (id, document_id, parent_id, key, channel, state, settings, receiver, variables, file_sha256,
    resend_reason, environment, queued_at, updated_at) VALUES (@id, @documentId, @parentId, @key, @channel, 'queued', @settings, @receiver,
    @variables, @fileSha256, @resendReason, @environment, @now, @now)`,
  countOfDocument: 'SELECT count(*) AS total FROM submission WHERE document_id = ? AND parent_id IS NULL',
  pendingOfDocument: `SELECT id FROM submission WHERE document_id = ? AND parent_id IS NULL
    AND state IN ('queued', 'sending', 'uncertain', 'blocked')`,
  /** A trial is nothing to guard against once the dossier is in production. */
  acceptedOnChannel: `SELECT id FROM submission WHERE document_id = @documentId AND parent_id IS NULL
    AND environment IN ('production', @environment) AND ((channel = @channel AND state IN ('accepted', 'delivered')) OR coalesce(blocked_reason, '') = 'by_hand')`,
  nextDue: `SELECT submission.* ${DUE} ORDER BY submission.row LIMIT 1`,
  countDue: `SELECT count(*) AS total FROM (SELECT 1 ${DUE} LIMIT @most)`,
  nextUncertain: `SELECT * FROM submission WHERE state = 'uncertain' AND coalesce(next_attempt_at, 0) <= ? ORDER BY row LIMIT 1`,
  duePolls: 'SELECT * FROM submission WHERE next_poll_at <= ? ORDER BY next_poll_at LIMIT 20',
  dueProofs: 'SELECT * FROM submission WHERE proofs_due > 0 ORDER BY row LIMIT 1',
  wakeAt: `SELECT min(at) AS at FROM (
    SELECT min(coalesce(submission.next_attempt_at, 0)) AS at FROM submission
      LEFT JOIN submission AS main ON main.id = submission.parent_id
      WHERE submission.state = 'queued' AND coalesce(submission.next_attempt_at, 0) < ${HELD} AND (main.id IS NULL OR submission.reached = 1 OR main.state IN ('accepted', 'delivered'))
    UNION ALL SELECT min(coalesce(next_attempt_at, 0)) FROM submission WHERE state = 'uncertain'
    UNION ALL SELECT min(next_poll_at) FROM submission WHERE next_poll_at IS NOT NULL)`,
  pending: `SELECT count(*) AS total FROM submission WHERE state IN ('queued', 'sending', 'uncertain')`,
  pausing: `SELECT blocked_reason AS reason, message FROM submission
    WHERE state = 'blocked' AND blocked_reason IN ('signed_out', 'contract') ORDER BY updated_at DESC LIMIT 1`,
  blockedBy: `SELECT * FROM submission WHERE state = 'blocked' AND blocked_reason IN ('signed_out', 'contract')`,
  interrupted: `SELECT * FROM submission WHERE state = 'sending'`,
  unknown: `SELECT * FROM submission WHERE state = 'uncertain'`,
  /** Kept with an exchange under way: should its answer be lost, the new account is not the one to ask. */
  leftAccount: `UPDATE submission SET blocked_reason = 'other_account' WHERE state = 'sending'`,
  waitingCopies: `SELECT * FROM submission WHERE parent_id = ? AND state IN ('queued', 'blocked')`,
  move: `UPDATE submission SET state = @to, message = @message, blocked_reason = @blockedReason, next_attempt_at = @nextAttemptAt,
    updated_at = @now WHERE id = @id AND state = @from`,
  /** The questions of the attempt before prove nothing about this one. */
  beginAttempt: `UPDATE submission SET attempts = attempts + 1, checks = 0,
    first_attempt_at = coalesce(first_attempt_at, @now) WHERE id = @id`,
  reached: 'UPDATE submission SET reached = 1 WHERE id = ?',
  checked:
    'UPDATE submission SET checks = checks + 1, next_attempt_at = @nextAttemptAt, updated_at = @now WHERE id = @id',
  newestEvent: 'SELECT max(id) AS id FROM event',
  failedSince: `SELECT event.id AS eventId, submission.id AS submissionId, document.number, document.client_name AS clientName,
    submission.state, submission.message, submission.blocked_reason AS reason
    FROM event CROSS JOIN submission ON submission.id = event.submission_id
    JOIN document ON document.id = submission.document_id
    WHERE event.id > @after AND event.to_state IN ('blocked', 'rejected') AND submission.state IN ('blocked', 'rejected')
    GROUP BY submission.id ORDER BY event.id`,
  /** What failed before is due again. What is held before its first attempt stays held; what is uncertain keeps its
   * delays: asked too early, the platform could say that it knows nothing of a letter that it is taking in. */
  hurry: `UPDATE submission SET next_attempt_at = NULL WHERE state = 'queued' AND attempts > 0`,
  later: 'UPDATE submission SET next_attempt_at = @nextAttemptAt WHERE id = @id',
  plan: 'UPDATE submission SET next_attempt_at = @plannedAt, planned_at = @plannedAt WHERE id = @id',
  /** Planned for a time at which the application did not run. */
  late: `SELECT * FROM submission WHERE state = 'queued' AND attempts = 0 AND next_attempt_at = planned_at
    AND planned_at < @before ORDER BY row`,
  /** What was queued together leaves together, once the time to undo is over. */
  release: `UPDATE submission SET next_attempt_at = @at WHERE id = @id AND state = 'queued' AND attempts = 0
    AND planned_at IS NULL AND next_attempt_at < ${HELD}`,
  accepted: `UPDATE submission SET transport_id = @transportId, platform_submission_id = @platformSubmissionId,
    accepted_at = @now, next_poll_at = @nextPollAt WHERE id = @id`,
  platform: `UPDATE submission SET raw_state = @rawState, short_status = @shortStatus, next_poll_at = @nextPollAt, updated_at = @now
    WHERE id = @id`,
  said: 'UPDATE submission SET message = @message WHERE id = @id AND state = @state',
  pollLater: 'UPDATE submission SET next_poll_at = @nextPollAt WHERE id = @id',
  proofsDue: 'UPDATE submission SET proofs_due = @due WHERE id = @id',
  byHand: `UPDATE submission SET blocked_reason = 'by_hand', message = @message, updated_at = @now WHERE id = @id`,
  replaced: `UPDATE submission SET blocked_reason = 'replaced', updated_at = @now WHERE id = @id`,
  now: 'UPDATE submission SET next_attempt_at = NULL, updated_at = @now WHERE id = @id',
  /** One question more, at once, beside those that are planned: the wait before the last one is never shortened. */
  askNow: `UPDATE submission SET next_attempt_at = NULL, checks = max(checks - 1, 0), updated_at = @now
    WHERE id = @id AND state = 'uncertain'`,
  insertProof: `INSERT INTO proof (submission_id, name, sha256, bytes, at) VALUES (@id, @name, @sha256, @bytes, @now)
    ON CONFLICT (submission_id, name) DO NOTHING`,
  proofs: 'SELECT name, sha256, length(bytes) AS size, at FROM proof WHERE submission_id = ? ORDER BY name',
  proof: 'SELECT name, bytes FROM proof WHERE submission_id = @id AND name = @name',
}
