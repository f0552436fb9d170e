import type { EngineHandlers } from '../../shared/contract.ts'
import type { depositContract } from '../../shared/deposit-contract.ts'
import type { Session } from './session.ts'

/** Answers about factures d'acompte and factures de solde. */
export const depositHandlers = (current: () => Session): Pick<EngineHandlers, keyof typeof depositContract> => ({
  'deposits.create': (input) => {
    const draft = current().deposits.create(input)
    current().changed('documents')
    return draft
  },
  'deposits.ofClient': ({ clientId }) => current().deposits.ofClient(clientId),
  'deposits.get': ({ id }) => current().deposits.situation(id),
  'deposits.settle': ({ id }) => {
    const draft = current().deposits.settle(id)
    current().changed('documents')
    return draft
  },
})
