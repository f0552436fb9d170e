import type { EngineHandlers } from '../../shared/contract.ts'
import type { listContract } from '../../shared/list-contract.ts'
import { articlesFile, clientsFile, documentsFile } from './lists/exports.ts'
import type { Session } from './session.ts'

/** The engine's answers about lists, saved views and articles. */
export function createListHandlers(current: () => Session): Pick<EngineHandlers, keyof typeof listContract> {
  return {
    'lists.documents': (input) => current().lists.documents.list(input),
    'lists.documentIds': (input) => current().lists.documents.ids(input),
    'lists.documentSelection': (input) => current().lists.documents.selection(input),
    'lists.selectedDocuments': (input) => current().lists.documents.selectedIds(input, input.state),
    'lists.exportDocuments': ({ filter, sort, ...asked }) =>
      documentsFile(filter.kind, asked, current().lists.documents.everyRow(filter, sort)),

    'lists.clients': (input) => current().lists.clients.list(input),
    'lists.clientIds': (input) => current().lists.clients.ids(input),
    'lists.clientSelection': (input) => current().lists.clients.selection(input),
    'lists.clientCodes': (input) => ({ codes: current().lists.clients.codes(input) }),
    'lists.exportClients': ({ filter, sort, ...asked }) =>
      clientsFile(asked, current().lists.clients.everyRow(filter, sort)),

    'lists.views': ({ list }) => current().lists.views.ofList(list),
    'lists.saveView': (view) => {
      const saved = current().lists.views.save(view)
      current().changed('lists')
      return saved
    },
    'lists.deleteView': ({ id }) => {
      current().lists.views.remove(id)
      current().changed('lists')
      return null
    },

    'articles.list': (input) => current().lists.articles.list(input),
    'articles.get': ({ id }) => current().articles.get(id),
    'articles.save': (input) => {
      const article = current().articles.save(input)
      current().changed('articles')
      return article
    },
    'articles.delete': ({ id }) => {
      current().articles.remove(id)
      current().changed('articles')
      return null
    },
    'articles.search': (input) => current().articles.search(input),
    'lists.exportArticles': ({ filter, sort, ...asked }) =>
      articlesFile(asked, current().lists.articles.everyRow(filter, sort)),
  }
}
