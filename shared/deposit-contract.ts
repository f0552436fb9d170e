import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import { depositRequestSchema, depositStateSchema } from './model/deposit.ts'
import { documentSchema } from './model/document.ts'
import { id } from './model/primitives.ts'

/** Calls about factures d'acompte and factures de solde. */
export const depositContract = {
  /** A draft deposit invoice, on a draft invoice or on an order that the person names. */
  'deposits.create': method(depositRequestSchema, documentSchema),
  /** The issued deposits of a client and what is left of each; those with nothing left come last. */
  'deposits.ofClient': method(z.object({ clientId: id }).strict(), z.array(depositStateSchema)),
  /** One issued deposit. */
  'deposits.get': method(byId, depositStateSchema),
  /** « Facture de solde »: a draft final invoice that settles all that is left of this deposit. */
  'deposits.settle': method(byId, documentSchema),
} as const
