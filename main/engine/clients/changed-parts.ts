import { isDeepStrictEqual } from 'node:util'
import type { Client } from '../../../shared/model/party.ts'

/** The words of the card for each field: what the history says. Fields of one block share their word. */
const PARTS: readonly (readonly [string, readonly (keyof Client)[]])[] = [
  ['code', ['code']],
  ['nom', ['name', 'civility']],
  ['nature', ['isPerson', 'isPublic', 'isProspect']],
  ['famille', ['familyCode', 'familyLabel']],
  ['SIREN et SIRET', ['siren', 'nic', 'naf']],
  ['n° de TVA', ['vatNumber', 'territory', 'buysTaxFree', 'taxFreeCertificate']],
  ['adresse de facturation', ['billingAddress']],
  ['adresse de livraison', ['deliveryName', 'deliveryAddress']],
  ['contacts', ['contacts']],
  [
    'règlement',
    [
      'paymentMode',
      'paymentTermsCode',
      'paymentTermsLabel',
      'paymentDays',
      'paymentEndOfMonth',
      'paymentDayOfMonth',
      'accountNumber',
    ],
  ],
  ['remises', ['discountPercent', 'cashDiscountPercent']],
  ['banque', ['iban', 'bic']],
  ['notes', ['notes']],
  ['Chorus Pro', ['chorus']],
  ['diffusion', ['sending']],
  ['blocage des envois', ['blockedReason']],
  ['autres champs', ['importedFields']],
]

/** What differs between two versions of a card, in words. */
export const changedParts = (before: Client, after: Client): string[] =>
  PARTS.filter(([, fields]) => fields.some((field) => !isDeepStrictEqual(before[field], after[field]))).map(
    ([word]) => word,
  )
