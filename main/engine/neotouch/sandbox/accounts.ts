import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const accountSchema = z.object({
  userName: z.string().min(1),
  password: z.string(),
  name: z.string().default('Compte de démonstration'),
  company: z.string().default('Atelier Démo SAS'),
  account: z.string().default('12345'),
  email: z.string().default('demo@example.invalid'),
  /** First digit of the numbers of its transports: the real service has some that begin with 0. */
  firstDigit: z.string().regex(/^\d$/).default('9'),
})
export type Account = z.infer<typeof accountSchema>
export type AccountInput = z.input<typeof accountSchema>

/** Accounts of the stand-in: `demo` / `demo`, those of `accounts.json` in its folder, and those given. */
export function readAccounts(directory: string, given: readonly AccountInput[] = []): Map<string, Account> {
  const path = join(directory, 'accounts.json')
  const written = existsSync(path) ? z.array(accountSchema).parse(JSON.parse(readFileSync(path, 'utf8'))) : []
  const accounts = [accountSchema.parse({ userName: 'demo', password: 'demo' }), ...written]
  for (const account of given) accounts.push(accountSchema.parse(account))
  return new Map(accounts.map((account) => [account.userName, account]))
}
