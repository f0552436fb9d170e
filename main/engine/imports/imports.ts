import type { ImportReport } from '../../../shared/model/views.ts'
import { planClients } from './client-plan.ts'
import { DocumentGroups } from './document-group.ts'
import { planDocuments } from './document-plan.ts'
import type { ImportKind, Row } from './header.ts'
import type { Plan } from './plan.ts'
import type { ImportPorts } from './ports.ts'
import { type OnProgress, readTable, type Table } from './table.ts'

export interface ImportInput {
  /** Absolute path of the CSV file. */
  path: string
  kind: ImportKind
}

export interface Imports {
  /**
   * Reads the file and says what would happen; nothing is written.
   * @throws Refusal when the file is no such export.
   */
  preview(input: ImportInput, onProgress?: OnProgress): Promise<ImportReport>
  /**
   * Imports the file in one transaction: a second import of the same file changes nothing.
   * @throws Refusal when the file is no such export; nothing is written then.
   */
  run(input: ImportInput, onProgress?: OnProgress): Promise<ImportReport>
}

/** The imports of EBP's CSV exports, clients and documents. */
export function createImports(ports: ImportPorts): Imports {
  /** Codes that the last clients' file had twice: its documents are told so. */
  let duplicates: ReadonlySet<string> = new Set()

  const read = async ({ path, kind }: ImportInput, onProgress?: OnProgress) => {
    const rows: Row[] = []
    const groups = new DocumentGroups()
    let count = 0
    const table = await readTable(
      path,
      kind,
      (row) => {
        count++
        if (kind === 'clients') rows.push(row)
        else groups.add(row)
      },
      onProgress,
    )
    const plan = (): Plan => {
      if (kind === 'documents') {
        const planned = planDocuments(groups.all(), table.issues, ports, duplicates)
        planned.counts.rows = count
        return planned
      }
      const planned = planClients(rows, table.issues, ports)
      duplicates = planned.duplicates
      return planned
    }
    return { table, plan }
  }

  return {
    async preview(input, onProgress) {
      const { table, plan } = await read(input, onProgress)
      return reportOf(input.kind, table, plan())
    },
    async run(input, onProgress) {
      const { table, plan } = await read(input, onProgress)
      const planned = ports.transaction(() => {
        const decided = plan()
        for (const write of decided.writes) write()
        return decided
      })
      return reportOf(input.kind, table, planned)
    },
  }
}

function reportOf(kind: ImportKind, table: Table, plan: Plan): ImportReport {
  return {
    kind,
    fileName: table.fileName,
    encoding: table.encoding,
    ...plan.counts,
    issues: plan.issues.sorted(),
    unknownColumns: table.header.unknown,
    missingColumns: table.header.missing,
    sample: plan.sample,
  }
}
