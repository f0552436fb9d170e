import type { BulkChanges } from '../../../shared/model/bulk-update.ts'
import type { PaymentMode } from '../../../shared/model/party.ts'
import type { SendingSettings } from '../../../shared/model/sending.ts'
import { messageProblems } from '../../../shared/rules/message-template.ts'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'

/** The settings of the sending that the screen sets, in its order. */
export const SENDING_FIELDS = [
  'channel',
  'copy',
  'color',
  'signature',
  'bothSided',
  'cover',
  'stampType',
  'automatic',
] as const
export type SendingField = (typeof SENDING_FIELDS)[number]
/** Those that are typed, not chosen. */
export const TYPED_FIELDS = ['automaticTime', 'emailSubject', 'emailMessage'] as const
export type TypedField = (typeof TYPED_FIELDS)[number]

/** What is typed; `keep`: the field is not changed. */
export interface ChangeDraft {
  sending: { readonly [Field in SendingField | TypedField]?: SendingSettings[Field] | null }
  terms: 'keep' | 'inherit' | 'set'
  days: string
  endOfMonth: boolean
  dayOfMonth: string
  paymentMode: PaymentMode | 'keep'
  family: 'keep' | 'clear' | 'set'
  familyCode: string
  familyLabel: string
  block: 'keep' | 'open' | 'set'
  reason: string
}

export const EMPTY_DRAFT: ChangeDraft = {
  sending: {},
  terms: 'keep',
  days: '30',
  endOfMonth: false,
  dayOfMonth: '',
  paymentMode: 'keep',
  family: 'keep',
  familyCode: '',
  familyLabel: '',
  block: 'keep',
  reason: '',
}

export type DraftErrors = Partial<Record<'days' | 'dayOfMonth' | 'familyCode' | 'reason' | TypedField, string>>

const wholeNumber = (typed: string, least: number, most: number): number | null => {
  const value = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return value >= least && value <= most ? value : null
}

/** The changes to ask for, and what is wrong with what is typed. */
export function changesOf(draft: ChangeDraft): { changes: BulkChanges; errors: DraftErrors } {
  const errors: DraftErrors = {}
  const changes: BulkChanges = { ...draft.sending }
  Object.assign(errors, messageProblems(draft.sending))
  if (draft.terms === 'inherit') changes.terms = { days: null, endOfMonth: false, dayOfMonth: null }
  if (draft.terms === 'set') {
    const days = wholeNumber(draft.days, 0, 365)
    const dayOfMonth = draft.dayOfMonth.trim() === '' ? null : wholeNumber(draft.dayOfMonth, 1, 31)
    if (days === null) errors.days = text.daysWrong
    if (dayOfMonth === null && draft.dayOfMonth.trim() !== '') errors.dayOfMonth = text.dayOfMonthWrong
    changes.terms = { days, endOfMonth: draft.endOfMonth, dayOfMonth }
  }
  if (draft.paymentMode !== 'keep') changes.paymentMode = draft.paymentMode
  if (draft.family === 'clear') changes.family = { code: '', label: '' }
  if (draft.family === 'set') {
    changes.family = { code: draft.familyCode.trim(), label: draft.familyLabel.trim() }
    if (changes.family.code === '') errors.familyCode = text.familyWrong
  }
  if (draft.block === 'open') changes.blockedReason = ''
  if (draft.block === 'set') {
    changes.blockedReason = draft.reason.trim()
    if (changes.blockedReason === '') errors.reason = text.reasonWrong
  }
  return { changes, errors }
}
