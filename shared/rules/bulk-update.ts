import type { BulkChanges, BulkField, BulkSelection, BulkValues } from '../model/bulk-update.ts'
import type { Client } from '../model/party.ts'
import type { Channel, SendingOverride } from '../model/sending.ts'
import { messageProblems } from './message-template.ts'
import { exceedsLegalTerms, paymentTermsText } from './payment-terms.ts'
import { resolveSettings } from './settings.ts'

/** What a selection looks at. */
export interface SelectableClient {
  postcode: string
  city: string
  /** Its own; null: inherited. */
  channel: Channel | null
  prospect: boolean
  familyCode: string
  territory: string
}

/** Lower case without accents. */
const plain = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

const CORSICA: Readonly<Record<string, RegExp>> = { '2a': /^20[01]/, '2b': /^20[26]/ }

function standsIn(place: string, { city, postcode }: SelectableClient): boolean {
  const wanted = plain(place)
  if (wanted === '') return true
  if (Object.hasOwn(CORSICA, wanted)) return CORSICA[wanted]?.test(postcode) ?? false
  return /^\d/.test(wanted) ? postcode.startsWith(wanted.replace(/\s/g, '')) : plain(city).startsWith(wanted)
}

/** Whether the filters choose this client; `inherited` is the channel of those that have none of their own. */
export const isSelected = (client: SelectableClient, selection: BulkSelection, inherited: Channel): boolean =>
  (selection.family === null || client.familyCode === selection.family) &&
  (selection.channel === null || (client.channel ?? inherited) === selection.channel) &&
  (selection.territory === null || client.territory === selection.territory) &&
  (selection.kind === 'all' || client.prospect === (selection.kind === 'prospects')) &&
  standsIn(selection.place, client)

const SENDING_FIELDS = [
  'channel',
  'copy',
  'color',
  'signature',
  'bothSided',
  'cover',
  'stampType',
  'automatic',
  'automaticTime',
  'emailSubject',
  'emailMessage',
] as const

/** The fields of a card that an update may change. */
export type BulkClient = Pick<
  Client,
  | 'sending'
  | 'paymentDays'
  | 'paymentEndOfMonth'
  | 'paymentDayOfMonth'
  | 'paymentTermsCode'
  | 'paymentTermsLabel'
  | 'paymentMode'
  | 'familyCode'
  | 'familyLabel'
  | 'blockedReason'
>

/** All the values of a client that an update may change; null: inherited. */
export function bulkValuesOf(client: BulkClient): Required<BulkValues> {
  const sending = Object.fromEntries(SENDING_FIELDS.map((key) => [key, client.sending[key] ?? null]))
  return {
    ...(sending as Pick<Required<BulkValues>, (typeof SENDING_FIELDS)[number]>),
    terms: {
      days: client.paymentDays,
      endOfMonth: client.paymentEndOfMonth,
      dayOfMonth: client.paymentDayOfMonth,
      code: client.paymentTermsCode,
      label: client.paymentTermsLabel,
    },
    paymentMode: client.paymentMode,
    family: { code: client.familyCode, label: client.familyLabel },
    blockedReason: client.blockedReason,
  }
}

/** The card's fields once these values are set. */
export function withBulkValues(client: BulkClient, values: BulkValues): BulkClient {
  const { terms, family } = values
  const sending: Record<string, unknown> = { ...client.sending }
  for (const key of SENDING_FIELDS) {
    const value = values[key]
    if (value === null) delete sending[key]
    else if (value !== undefined) sending[key] = value
  }
  return {
    ...client,
    sending: sending as SendingOverride,
    ...(terms && {
      paymentDays: terms.days,
      paymentEndOfMonth: terms.endOfMonth,
      paymentDayOfMonth: terms.dayOfMonth,
      paymentTermsCode: terms.code,
      paymentTermsLabel: terms.label,
    }),
    ...(values.paymentMode !== undefined && { paymentMode: values.paymentMode }),
    ...(family && { familyCode: family.code, familyLabel: family.label }),
    ...(values.blockedReason !== undefined && { blockedReason: values.blockedReason }),
  }
}

/** Terms that are set take their words with them: the old ones, and EBP's code, would say something else. */
function targetOf({ terms, ...others }: BulkChanges): BulkValues {
  if (terms === undefined) return others
  if (terms.days === null) {
    return { ...others, terms: { days: null, endOfMonth: false, dayOfMonth: null, code: '', label: '' } }
  }
  return { ...others, terms: { ...terms, code: '', label: paymentTermsText({ ...terms, days: terms.days }) } }
}

/** Whether two values of one field are the same, field by field. */
export const sameValue = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => (one as Record<string, unknown>)[key] === (other as Record<string, unknown>)[key])
  )
}

type Terms = NonNullable<BulkValues['terms']>

/** Terms that say the same keep their own words; inherited ones have none. */
const sameTerms = (one: Terms, other: Terms): boolean =>
  one.days === null || other.days === null
    ? one.days === other.days && one.label === other.label && one.code === other.code
    : one.days === other.days && one.endOfMonth === other.endOfMonth && one.dayOfMonth === other.dayOfMonth

/** The fields that differ, as they are and as they become. */
export function bulkDifference(client: BulkClient, changes: BulkChanges): { before: BulkValues; after: BulkValues } {
  const current = bulkValuesOf(client)
  const target = targetOf(changes)
  const same = (field: BulkField): boolean =>
    field === 'terms' && target.terms && current.terms
      ? sameTerms(current.terms, target.terms)
      : sameValue(current[field], target[field])
  const differing = (Object.keys(target) as BulkField[]).filter((field) => target[field] !== undefined && !same(field))
  const only = (values: BulkValues): BulkValues =>
    Object.fromEntries(differing.map((field) => [field, values[field]])) as BulkValues
  return { before: only(current), after: only(target) }
}

/** What the checks look at beside the fields that change. */
export interface CheckedClient extends BulkClient, Pick<Client, 'isPublic' | 'isPerson' | 'siren' | 'nic'> {
  /** Of the billing contact. */
  email: string
  npai: boolean
  /** Contacts with an e-mail address that receive the copy. */
  copyContacts: number
}

interface Dossier {
  sending: SendingOverride
  /** The print model allows `Impression couleur`. */
  colorAllowed: boolean
}

/**
 * What is wrong with the values that a client would get, in French sentences. A refusal leaves the whole client as it
 * is; a warning says what to mend before the next send. Only the fields that change are looked at.
 */
export function checkBulkUpdate(
  client: CheckedClient,
  after: BulkValues,
  dossier: Dossier,
): { refusals: string[]; warnings: string[] } {
  const refusals: string[] = []
  const warnings: string[] = []
  const next = resolveSettings({ dossier: dossier.sending, client: withBulkValues(client, after).sending, send: {} })
  if (after.channel === 'chorus' && !client.isPublic) {
    refusals.push('Chorus Pro est réservé au secteur public, et ce client n’en est pas.')
  } else if (after.channel !== undefined) {
    warnings.push(...channelWarnings(client, next.channel.value))
  }
  if (after.color === true && !dossier.colorAllowed) {
    refusals.push('Le modèle d’impression du dossier est en noir et blanc : il ne permet pas l’impression couleur.')
  }
  refusals.push(...Object.values(messageProblems(after)))
  if (after.copy !== undefined) {
    if (next.copy.value === 'email' && client.copyContacts === 0) {
      warnings.push('Aucun contact avec une adresse e-mail ne reçoit la copie.')
    }
    if (next.copy.value === 'courrier' && client.npai) warnings.push('Adresse NPAI : la copie ne partira pas.')
  }
  const { terms } = after
  if (terms && terms.days !== null && !client.isPerson && exceedsLegalTerms({ ...terms, days: terms.days })) {
    warnings.push('Entre entreprises, ce délai dépasse le plafond légal (code de commerce, art. L441-10).')
  }
  return { refusals, warnings }
}

function channelWarnings(client: CheckedClient, channel: Channel): string[] {
  if ((channel === 'email' || channel === 'portail') && client.email.trim() === '') {
    return ['Le contact de facturation n’a pas d’adresse e-mail : rien ne partira avant qu’il en ait une.']
  }
  if (channel === 'courrier' && client.npai) return ['Adresse NPAI : aucun courrier ne partira avant sa correction.']
  if (channel === 'chorus' && !client.isPublic) {
    return ['Le dossier diffuse par Chorus Pro, réservé au secteur public : ce client n’en est pas.']
  }
  if (channel === 'chorus' && (client.siren.trim() === '' || client.nic.trim() === '')) {
    return ['Il manque le SIRET : Chorus Pro refusera le dépôt.']
  }
  return []
}
