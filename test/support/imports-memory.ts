import type { ImportedDocument, ImportPorts, StoredDocument } from '../../main/engine/imports/ports.ts'
import type { DocumentKind } from '../../shared/model/document.ts'
import type { Article } from '../../shared/model/lists.ts'
import type { Client } from '../../shared/model/party.ts'

export interface Memory extends ImportPorts {
  savedClients: Map<string, Client>
  savedArticles: Map<string, Article>
  savedDocuments: Map<string, ImportedDocument & { state: StoredDocument['state'] }>
  writes: number
}

const key = (kind: DocumentKind, number: string): string => `${kind} ${number}`

/** A dossier in memory: copies what it is given and what it gives, as a database does. */
export function memoryDossier(today = '2026-11-24'): Memory {
  let ids = 0
  const memory: Memory = {
    savedClients: new Map(),
    savedArticles: new Map(),
    savedDocuments: new Map(),
    writes: 0,
    clients: {
      byCode: (code) => structuredClone(memory.savedClients.get(code) ?? null),
      replacementOf: () => null,
      save(client) {
        memory.writes++
        memory.savedClients.set(client.code, structuredClone(client))
      },
    },
    documents: {
      byNumber(kind, number) {
        const found = memory.savedDocuments.get(key(kind, number))
        return found
          ? structuredClone({
              id: found.id,
              state: found.state,
              content: found.content,
              buyer: found.buyer,
              importedTotal: found.importedTotal,
            })
          : null
      },
      saveImported(input) {
        memory.writes++
        memory.savedDocuments.set(key(input.content.kind, input.number), structuredClone({ ...input, state: 'draft' }))
      },
    },
    articles: {
      byCode: (code) => structuredClone(memory.savedArticles.get(code) ?? null),
      save(article) {
        memory.writes++
        memory.savedArticles.set(article.code, structuredClone(article))
      },
      written: () => new Map(),
    },
    transaction(work) {
      const before = [new Map(memory.savedClients), new Map(memory.savedDocuments)] as const
      try {
        return work()
      } catch (error) {
        memory.savedClients = before[0]
        memory.savedDocuments = before[1]
        throw error
      }
    },
    runs: {
      stamp: () => null,
      begin: () => undefined,
      record: () => undefined,
      end: () => undefined,
      cancel: () => ({ removed: 0, restored: 0, kept: [] }),
      mapping: () => null,
      keepMapping: () => undefined,
    },
    newId: () => `019abcde-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    today: () => today,
  }
  return memory
}
