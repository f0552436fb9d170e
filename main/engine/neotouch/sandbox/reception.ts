import type { Channel } from '../../../../shared/model/sending.ts'
import { DEFAULT_MAPPING } from '../mapping.ts'
import type { Account } from './accounts.ts'
import { type Deposit, variableOf } from './deposit.ts'
import type { FaultRule } from './fault-rules.ts'
import { isA4, isPdf } from './pdf-format.ts'
import { HOLD, pathOf, pathTo } from './progress.ts'
import type { Platform } from './service.ts'
import { SoapFault } from './soap-fault.ts'

export interface Received {
  transportName: string
  recipientType: string
  /** Rule of the account that chooses the channel, for Submit. */
  ruleName: string
  variables: { name: string; type: string; value: string }[]
  files: { name: string; outputName: string; inputFormat: string; bytes: Uint8Array }[]
}

/** Types that the query service uses for the transports that have a name of their own. */
const QUERY_TYPES: Readonly<Record<string, string>> = {
  MODEsker: 'MOD',
  Mail: 'SM',
  Fax: 'FGFaxOut',
  Sms: 'Sms',
  CustomData: '',
}
const EXPIRED = 'The validity date of this message has expired.'

/** Takes a transport, and keeps it before answering. @throws SoapFault when it is refused */
export function receive(
  platform: Platform,
  account: Account,
  rule: FaultRule | undefined,
  received: Received,
): Deposit {
  const recipientType = typeOf(received)
  const channel = channelOf(recipientType)
  check(received, channel)
  const kept = keep(platform, account, rule, received, recipientType, channel)
  if (rule?.kind === 'accept-twice') keep(platform, account, undefined, received, recipientType, channel)
  return kept
}

function typeOf({ transportName, recipientType, ruleName }: Received): string {
  if (ruleName !== '') {
    const named = Object.values(DEFAULT_MAPPING.channels).find((one) => one.ruleName === ruleName)
    return named?.queryType ?? `CD#${ruleName.replace(/[^\w-]/g, '')}`
  }
  const known = QUERY_TYPES[transportName]
  if (known === undefined) throw new SoapFault('Client', `Unknown transport name '${transportName}'`)
  if (known !== '') return known
  if (!/^CD#[\w-]+$/.test(recipientType)) throw new SoapFault('Client', 'CustomData needs a recipient type CD#<name>')
  return recipientType
}

const channelOf = (recipientType: string): Channel | null =>
  (Object.entries(DEFAULT_MAPPING.channels) as [Channel, { queryType: string }][]).find(
    ([, { queryType }]) => queryType === recipientType,
  )?.[0] ?? null

function check(received: Received, channel: Channel | null): void {
  const need = (present: boolean, text: string): void => {
    if (!present) throw new SoapFault('Client', text)
  }
  const given = (name: string): boolean => variableOf(received, name).trim() !== ''
  if (channel === 'courrier') {
    need(given('ToBlockAddress'), 'MODEsker needs the variable ToBlockAddress')
    need(received.files.length > 0, 'MODEsker needs a file')
  }
  if (channel === 'email') need(given('EmailAddress'), 'Mail needs the variable EmailAddress')
  if (channel === 'chorus' && received.ruleName === '') need(given('Siret'), 'Chorus Pro needs the variable Siret')
}

function keep(
  platform: Platform,
  account: Account,
  rule: FaultRule | undefined,
  received: Received,
  recipientType: string,
  channel: Channel | null,
): Deposit {
  const number = platform.store.nextNumber(account.firstDigit)
  const files = received.files.map(({ bytes, ...file }, index) => ({
    ...file,
    ...platform.store.keepFile(number, index, bytes),
  }))
  const problem = conversionProblem(received, channel)
  const failure = problem ?? (rule?.kind === 'fail' ? (rule.text ?? EXPIRED) : '')
  const stuckAt = rule?.kind === 'stuck' ? (rule.state ?? 80) : null
  const usual = pathOf({
    letter: channel === 'courrier',
    needsApproval: variableOf(received, 'NeedValidation') === '1' || stuckAt === HOLD,
    convertible: problem === null,
    fails: failure !== '',
  })
  const path = stuckAt === null ? usual : pathTo(usual, stuckAt)
  const now = platform.clock()
  const deposit: Deposit = {
    number,
    transportId: `${recipientType}.${number}`,
    submissionId: platform.store.nextSubmissionId(),
    account: account.userName,
    transportName: received.transportName,
    recipientType,
    channel,
    variables: received.variables,
    files,
    receivedAt: now,
    path,
    changedAt: now,
    history: [{ state: path[0] ?? 0, at: now }],
    shortStatus: '',
    failure,
    completedAt: null,
    stuckAt,
    deleted: false,
  }
  platform.store.save(deposit)
  return deposit
}

function conversionProblem({ files }: Received, channel: Channel | null): string | null {
  if (!files.every(({ bytes }) => isPdf(bytes))) return 'The document could not be converted: it is not a readable PDF.'
  if (channel === 'courrier' && !files.every(({ bytes }) => isA4(bytes))) {
    return 'The document could not be converted: its pages are not A4.'
  }
  return null
}
