import { z } from 'zod'
import { decimal } from './primitives.ts'

/** A class of the plan comptable général (1 to 7), at least three digits, then digits or capitals. */
const account = z
  .string()
  .trim()
  .regex(/^[1-7]\d{2}[0-9A-Z]{0,17}$/)

/** Accounts and journal of the sales journal, kept in the dossier. */
export const accountingSettingsSchema = z.object({
  journalCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Z]{1,10}$/),
  journalLabel: z.string().trim().min(1).max(60),
  /** Collective account of the clients; the auxiliary one is the client's code. */
  clients: account,
  /** « Clients – avances et acomptes reçus sur commandes ». */
  deposits: account.default('419100'),
  services: account,
  goods: account,
  /** Port et frais accessoires. */
  shipping: account,
  /** Escomptes accordés. */
  cashDiscount: account,
  /** One account for each VAT rate, in percent. */
  vat: z.array(z.object({ rate: decimal, account })).max(20),
  /** VAT collected at any other rate. */
  otherVat: account,
})
export type AccountingSettings = z.infer<typeof accountingSettingsSchema>

/** What a new dossier starts with: accounts of the plan comptable général, and rates of metropolitan France and DOM. */
export const DEFAULT_ACCOUNTING: AccountingSettings = {
  journalCode: 'VE',
  journalLabel: 'Ventes',
  clients: '411000',
  deposits: '419100',
  services: '706000',
  goods: '707000',
  shipping: '708500',
  cashDiscount: '665000',
  vat: [
    { rate: '20', account: '445711' },
    { rate: '10', account: '445712' },
    { rate: '5.5', account: '445713' },
    { rate: '2.1', account: '445714' },
    { rate: '8.5', account: '445715' },
  ],
  otherVat: '445710',
}
