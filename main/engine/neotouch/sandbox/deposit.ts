import { z } from 'zod'
import { channelSchema } from '../../../../shared/model/sending.ts'

/** One transport as the stand-in platform keeps it: a JSON file, beside the bytes that it received. */
export const depositSchema = z.object({
  /** 19 digits, text: more than a number can hold, and some begin with 0. */
  number: z.string().regex(/^\d{19}$/),
  transportId: z.string(),
  submissionId: z.string(),
  /** User name of the account. */
  account: z.string(),
  transportName: z.string(),
  recipientType: z.string(),
  /** null: a transport that the application does not use. */
  channel: channelSchema.nullable(),
  variables: z.array(z.object({ name: z.string(), type: z.string(), value: z.string() })),
  files: z.array(
    z.object({
      name: z.string(),
      outputName: z.string(),
      inputFormat: z.string(),
      sha256: z.string(),
      size: z.int(),
      /** Name in the folder of the stand-in. */
      stored: z.string(),
    }),
  ),
  receivedAt: z.int(),
  /** State now, then those to come. */
  path: z.array(z.int()).min(1),
  changedAt: z.int(),
  history: z.array(z.object({ state: z.int(), at: z.int() })),
  shortStatus: z.string(),
  /** ShortStatus on reaching 200. */
  failure: z.string(),
  completedAt: z.int().nullable(),
  /** A state that it does not leave: a fault on demand. */
  stuckAt: z.int().nullable(),
  deleted: z.boolean(),
})
export type Deposit = z.infer<typeof depositSchema>

export const stateOf = (deposit: Deposit): number => deposit.path[0] ?? 0

/** Value of a variable, whatever the case of its name; empty when it was not given. */
export const variableOf = (deposit: Pick<Deposit, 'variables'>, name: string): string =>
  deposit.variables.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? ''

/** Who receives it, in a few words. */
export function receiverOf(deposit: Deposit): string {
  switch (deposit.channel) {
    case 'courrier':
      return variableOf(deposit, 'ToBlockAddress').split('\n')[0] ?? ''
    case 'chorus':
      return `SIRET ${variableOf(deposit, 'Siret')}`
    case 'portail':
      return [variableOf(deposit, 'ToName') || variableOf(deposit, 'CustomerName'), variableOf(deposit, 'EmailAddress')]
        .filter((text) => text !== '')
        .join(' · ')
    default:
      return variableOf(deposit, 'EmailAddress')
  }
}
