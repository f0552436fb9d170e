import { type Database, statement, transaction } from '../database/connection.ts'
import { outboxSql } from './outbox.sql.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { Submissions } from './submissions.ts'

const OTHER_ACCOUNT = 'other_account'
const ACCOUNT_LEFT =
  'Le compte Neotouch a changé avant que le sort de cet envoi soit connu. Vérifiez sur le portail de l’ancien compte, puis choisissez « Remettre à l’envoi » ou « Marquer comme envoyé ».'

/** Sendings whose fate only the platform can tell, and only on the account that they were handed to. */
export function createDoubt(database: Database, submissions: Submissions) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  /** What a crash left in the middle of a sending is not known: the platform will say. */
  const recover = (): void => {
    for (const one of run('interrupted').all() as StoredSubmission[]) {
      doubt(one, 'Interrompu pendant la remise à Neotouch : vérification avant tout nouvel envoi', null)
    }
  }

  /** Only the account that it was handed to can tell; after a change of account, a person. */
  const doubt = (one: StoredSubmission, message: string, nextAttemptAt: number | null): void => {
    const also = () => run('reached').run(one.id)
    if (submissions.stored(one.id).blocked_reason === OTHER_ACCOUNT) {
      submissions.move(one, 'blocked', { message: ACCOUNT_LEFT, blockedReason: OTHER_ACCOUNT, also })
    } else submissions.move(one, 'uncertain', { message, also, ...(nextAttemptAt === null ? {} : { nextAttemptAt }) })
  }

  /** The account or the address of the service changes: what this account may hold is not asked of another one. */
  const leaveAccount = (): void =>
    transaction(database, () => {
      run('leftAccount').run()
      for (const one of run('unknown').all() as StoredSubmission[]) {
        submissions.move(one, 'blocked', { message: ACCOUNT_LEFT, blockedReason: OTHER_ACCOUNT })
      }
    })

  return { doubt, recover, leaveAccount }
}
