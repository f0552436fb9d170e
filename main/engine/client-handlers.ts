import type { EngineHandlers } from '../../shared/contract.ts'
import type { Session } from './session.ts'

type ClientLifeMethod =
  | 'clients.choices'
  | 'clients.duplicates'
  | 'clients.duplicate'
  | 'clients.archive'
  | 'clients.delete'
  | 'clients.mergePreview'
  | 'clients.merge'
  | 'clients.towns'
  | 'clients.entry'
  | 'clients.keepEntry'
  | 'clients.forgetEntry'
  | 'clients.contactHoldings'
  | 'clients.contactExport'
  | 'clients.contactErase'

/** Answers about the life of a client's card. */
export const clientLifeHandlers = (current: () => Session): Pick<EngineHandlers, ClientLifeMethod> => ({
  'clients.choices': (input) => current().clientChoice(input),
  'clients.duplicates': (input) => current().clientDuplicates(input),
  'clients.duplicate': ({ id }) => current().clientLife.duplicate(id),
  'clients.archive': ({ id, archived }) => {
    const client = current().clientLife.archive(id, archived)
    current().changed('clients')
    return client
  },
  'clients.delete': ({ id }) => {
    const client = current().clientLife.remove(id)
    current().changed('clients')
    return client
  },
  'clients.mergePreview': ({ from, into }) => current().clientMerge.preview(from, into),
  'clients.merge': ({ from, into }) => {
    const client = current().clientMerge.merge(from, into)
    current().changed('clients', 'documents', 'submissions')
    return client
  },
  'clients.towns': ({ postcode }) => current().clientLife.towns(postcode),
  'clients.entry': ({ id }) => current().clientLife.entry(id),
  'clients.keepEntry': ({ clientId, data }) => {
    current().clientLife.keepEntry(clientId, data)
    return null
  },
  'clients.forgetEntry': ({ id }) => {
    current().clientLife.forgetEntry(id)
    return null
  },
  'clients.contactHoldings': ({ clientId, contactId }) => current().personalData.holdings(clientId, contactId),
  'clients.contactExport': ({ clientId, contactId }) => current().personalData.exportData(clientId, contactId),
  'clients.contactErase': ({ clientId, contactId }) => {
    const erased = current().personalData.erase(clientId, contactId)
    current().changed('clients', 'documents')
    return erased
  },
})
