import type { SubmissionRow } from '../../../shared/model/views.ts'

type Told = Pick<SubmissionRow, 'documentNumber' | 'channel' | 'isCopy' | 'state' | 'trial' | 'message'>

/** One sending a line: number, channel, state, last event; a trial is never taken for a sending. */
const lineOf = ({ documentNumber, channel, isCopy, state, trial, message }: Told): string =>
  [documentNumber, isCopy ? `${channel} (copie)` : channel, trial ? `${state} (essai)` : state, message].join('\t')

export const submissionLines = (rows: readonly Told[]): string => rows.map(lineOf).join('\n')
