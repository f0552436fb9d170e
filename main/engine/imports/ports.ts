import type { Buyer, DocumentContent, DocumentKind, DocumentState } from '../../../shared/model/document.ts'
import type { Article } from '../../../shared/model/lists.ts'
import type { Client } from '../../../shared/model/party.ts'
import type { Cents, IsoDate } from '../../../shared/model/primitives.ts'
import type { ImportRuns } from './runs.ts'

/** A document that is already there, under the number of the imported one. */
export interface StoredDocument {
  id: string
  state: DocumentState
  content: DocumentContent
  buyer: Buyer
  importedTotal: Cents | null
}

export interface ImportedDocument {
  id: string
  number: string
  content: DocumentContent
  buyer: Buyer
  /** Total TTC of the file when it differs from ours by a cent; null when they agree. */
  importedTotal: Cents | null
}

/** What the imports need of the rest of the engine. */
export interface ImportPorts {
  clients: {
    byCode(code: string): Client | null
    /** The client into which the one of this code was merged; null: the code is still its own. */
    replacementOf(code: string): Client | null
    save(client: Client): void
    /** The row of our own export of this client: a file that says just that changes nothing. */
    written?(client: Client): ReadonlyMap<string, string>
  }
  documents: {
    /** Among issued and imported numbers of that kind. */
    byNumber(kind: DocumentKind, number: string): StoredDocument | null
    /** Creates the draft, or replaces the one with the same id. */
    saveImported(input: ImportedDocument): void
    /** The rows of our own export of this document, one a line. */
    written?(document: StoredDocument): readonly ReadonlyMap<string, string>[]
  }
  articles: {
    /** The dossier ignores the case of codes. */
    byCode(code: string): Article | null
    save(article: Article): void
    /** The row of our own export of this article. */
    written(article: Article): ReadonlyMap<string, string>
  }
  /** All or nothing. */
  transaction<Value>(work: () => Value): Value
  /** The journal of what is written. */
  runs: Pick<ImportRuns, 'stamp' | 'begin' | 'record' | 'end' | 'cancel' | 'mapping' | 'keepMapping'>
  newId(): string
  today(): IsoDate
}
