import type { SendChoice, SendPreparation } from '../../../shared/model/send-dialog.ts'
import type { Check, SendingOverride } from '../../../shared/model/sending.ts'
import type { Submission } from '../../../shared/model/views.ts'
import { call } from '../../api.ts'

/** « Corriger et renvoyer »: what the next send starts from. */
export interface Correction {
  /** What was chosen for the send that failed, beside what is inherited now. */
  choice: Partial<SendChoice>
  /** Why it failed, in words. */
  cause: string
  /** Where the data that it used are mended. */
  place: Check
}

/** Reads again what applies today: what the client's card says now counts, what was chosen for that send is kept. */
export async function correctionOf(submission: Submission): Promise<Correction> {
  const { documentId, settings, to, channel, message } = submission
  const fresh = await call('sending.prepare', { documentId, choice: { override: {} } })
  const typed = (channel === 'email' || channel === 'portail') && to.contactId === null && to.email !== ''
  return {
    choice: {
      override: chosenThen(settings, fresh.inherited),
      email: typed ? to.email : null,
      replaces: submission.id,
    },
    cause: message,
    place: {
      id: 'NB-CORRIGER',
      severity: 'warning',
      message,
      screen: 'client',
      tab: TABS[channel],
    },
  }
}

const TABS = {
  email: 'contacts',
  portail: 'contacts',
  courrier: 'adresses',
  chorus: 'facture-electronique',
} as const satisfies Record<Submission['channel'], Check['tab']>

/** The settings of that day that are not what would be inherited today. */
export function chosenThen(then: Submission['settings'], inherited: SendPreparation['inherited']): SendingOverride {
  return Object.fromEntries(
    Object.entries(then).filter(([key, value]) => inherited[key as keyof SendPreparation['inherited']].value !== value),
  )
}
