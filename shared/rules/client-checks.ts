import type { Address, Client } from '../model/party.ts'
import { EBP_ADDRESS_LINE, EBP_CONTACT_LENGTHS, EBP_LENGTHS } from '../model/party-lengths.ts'
import { bicProblem, ibanProblem } from './bank-problems.ts'
import { postcodeProblem } from './french-postcodes.ts'
import { nicProblem, sirenProblem, vatNumberProblem } from './identifier-problems.ts'
import { emailProblem } from './identifiers.ts'
import { messageProblems } from './message-template.ts'
import { exceedsLegalTerms } from './payment-terms.ts'
import { ADDRESS_MAX_CHARACTERS } from './postal-address.ts'

/** Tabs of the client card that hold fields. */
export const CARD_TABS = ['identification', 'contacts', 'adresses', 'facturation', 'facture-electronique'] as const
export type CardTab = (typeof CARD_TABS)[number]

/** What is wrong in one field. An error keeps the card from being saved; a warning does not. */
export interface FieldProblem {
  /** Path in the client. */
  path: string
  message: string
  severity: 'error' | 'warning'
}

const BY_TAB: Readonly<Record<Exclude<CardTab, 'identification'>, RegExp>> = {
  contacts: /^(contacts|email)(\.|$)/,
  adresses: /^(billingAddress|deliveryAddress|deliveryName)(\.|$)/,
  facturation: /^(payment|discountPercent|cashDiscount|accountNumber|iban|bic|billingContact)/,
  'facture-electronique': /^(sending|chorus|blockedReason)(\.|$)/,
}

/** The tab where a field of the client stands. */
export function tabOfField(path: string): CardTab {
  const [tab] = Object.entries(BY_TAB).find(([, pattern]) => pattern.test(path)) ?? ['identification']
  return tab as CardTab
}

/** All that may be said of a card while it is typed. The engine's checks before a send are others: they have the last word. */
export function checkClientCard(client: Client): FieldProblem[] {
  const problems: FieldProblem[] = []
  const say = (path: string, message: string | null, severity: FieldProblem['severity'] = 'warning'): void => {
    if (message !== null && !problems.some((one) => one.path === path)) problems.push({ path, message, severity })
  }
  if (client.code.trim() === '') say('code', 'Il faut un code.', 'error')
  if (client.name.trim() === '') say('name', 'Il faut un nom.', 'error')
  if (!/^[A-Z]{2}$/.test(client.billingAddress.country)) {
    say('billingAddress.country', 'Le code du pays a deux lettres, par exemple « FR ».', 'error')
  }
  if (client.deliveryAddress !== null && !/^[A-Z]{2}$/.test(client.deliveryAddress.country)) {
    say('deliveryAddress.country', 'Le code du pays a deux lettres, par exemple « FR ».', 'error')
  }
  for (const [setting, problem] of Object.entries(messageProblems(client.sending))) {
    say(`sending.${setting}`, problem, 'error')
  }
  say('siren', sirenProblem(client.siren))
  say('nic', client.siren.trim() === '' && client.nic.trim() !== '' ? 'Le NIC va avec un SIREN.' : null)
  say('nic', nicProblem(client.siren, client.nic))
  say('vatNumber', vatNumberProblem(client.vatNumber, client.siren))
  if (client.territory === 'UE' && client.vatNumber.trim() === '' && !client.isPerson) {
    say('vatNumber', 'Un client de l’Union européenne a besoin de son numéro de TVA pour être facturé sans TVA.')
  }
  if (client.buysTaxFree && client.taxFreeCertificate.number.trim() === '') {
    say('taxFreeCertificate.number', 'Une facture sans TVA nomme l’attestation : indiquez son numéro.')
  }
  if (client.buysTaxFree && client.taxFreeCertificate.date === null) {
    say('taxFreeCertificate.date', 'Une facture sans TVA nomme l’attestation : indiquez sa date.')
  }
  say('iban', ibanProblem(client.iban))
  say('bic', bicProblem(client.bic, client.iban))
  const { rule, serviceCode } = client.chorus
  if (client.isPublic && (rule === 'service' || rule === 'both') && serviceCode.trim() === '') {
    say('chorus.serviceCode', 'Ce client exige un code service. Sans lui, Chorus Pro rejettera le dépôt.')
  }
  checkTerms(client, say)
  checkAddress('billingAddress', client.billingAddress, say)
  if (client.deliveryAddress !== null) checkAddress('deliveryAddress', client.deliveryAddress, say)
  client.contacts.forEach((contact, index) => {
    if (contact.email.trim() !== '') say(`contacts.${index}.email`, emailProblem(contact.email))
    for (const [field, most] of Object.entries(EBP_CONTACT_LENGTHS)) {
      say(`contacts.${index}.${field}`, lengthProblem(contact[field as keyof typeof EBP_CONTACT_LENGTHS], most))
    }
    if (contact.receivesCopy && contact.email.trim() === '') {
      say(`contacts.${index}.email`, 'Ce contact reçoit la copie : il lui faut une adresse e-mail.')
    }
  })
  for (const [path, most] of Object.entries(EBP_LENGTHS)) say(path, lengthProblem(valueAt(client, path), most))
  return problems
}

type Say = (path: string, message: string | null, severity?: FieldProblem['severity']) => void

function checkTerms(client: Client, say: Say): void {
  if (client.paymentDays === null || client.isPerson) return
  const terms = {
    days: client.paymentDays,
    endOfMonth: client.paymentEndOfMonth,
    dayOfMonth: client.paymentDayOfMonth,
  }
  if (exceedsLegalTerms(terms)) {
    const most = terms.endOfMonth ? '45 jours fin de mois' : '60 jours'
    say('paymentDays', `Entre entreprises, le délai convenu ne dépasse pas ${most} (code de commerce, art. L441-10).`)
  }
}

function checkAddress(at: 'billingAddress' | 'deliveryAddress', address: Address, say: Say): void {
  for (const line of ['line1', 'line2', 'line3', 'line4'] as const) {
    const length = [...address[line].trim()].length
    if (length > EBP_ADDRESS_LINE) {
      say(
        `${at}.${line}`,
        `${length} caractères : ${EBP_ADDRESS_LINE} au plus dans EBP, ${ADDRESS_MAX_CHARACTERS} pour un courrier.`,
      )
    } else if (length > ADDRESS_MAX_CHARACTERS) {
      say(`${at}.${line}`, `${length} caractères : la fenêtre de l’enveloppe en montre ${ADDRESS_MAX_CHARACTERS}.`)
    }
  }
  if (address.country === 'FR') say(`${at}.postcode`, postcodeProblem(address.postcode))
}

function lengthProblem(value: string, most: number): string | null {
  const length = [...value.trim()].length
  return length > most ? `${length} caractères : ${most} au plus dans EBP. Rien n’est coupé ici.` : null
}

function valueAt(client: Client, path: string): string {
  let value: unknown = client
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null)?.[key]
  return typeof value === 'string' ? value : ''
}
