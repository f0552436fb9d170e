import type { ImportColumns, ImportKind, ImportReport } from '../../../shared/model/imports.ts'
import { Refusal } from '../../../shared/result.ts'
import { planArticles } from './article-plan.ts'
import { planClients } from './client-plan.ts'
import { DocumentGroups } from './document-group.ts'
import { planDocuments } from './document-plan.ts'
import { columnsOf, headerKey, type Mapping, type Row } from './header.ts'
import { suggestMapping } from './mapping.ts'
import type { Plan, PlannedWrite } from './plan.ts'
import type { ImportPorts } from './ports.ts'
import { type OnProgress, readLabels, readTable, type Table } from './table.ts'

export interface ImportInput {
  /** Absolute path of the CSV file. */
  path: string
  kind: ImportKind
  /** Our column → the file's; absent: as the header says. */
  mapping?: Mapping | null
}

export interface Imports {
  /**
   * Reads the file and says what would happen; nothing is written.
   * @throws Refusal when the file is no such export.
   */
  preview(input: ImportInput, onProgress?: OnProgress): Promise<ImportReport>
  /**
   * Imports the file in steps, so that the dossier goes on answering: a second import of the same file changes nothing.
   * @throws Refusal when the file is no such export or the import is cancelled; nothing of it stays then.
   */
  run(input: ImportInput, onProgress?: OnProgress): Promise<ImportReport>
  /** The columns of the file beside ours, matched as the person did last time, or as their names suggest. */
  columns(input: ImportInput): Promise<ImportColumns>
  /** Stops the import under way. */
  cancel(): void
}

/** Records written in one transaction: a fraction of a second. */
const STEP = 200

/** The imports of CSV files: EBP's exports of clients and documents, and articles. */
export function createImports(ports: ImportPorts): Imports {
  /** Codes that the last clients' file had twice: its documents are told so. */
  let duplicates: ReadonlySet<string> = new Set()
  let running = false
  let cancelled = false

  const read = async ({ path, kind, mapping }: ImportInput, onProgress?: OnProgress) => {
    const rows: Row[] = []
    const groups = new DocumentGroups()
    let count = 0
    const onRow = (row: Row): void => {
      stopIfCancelled()
      count++
      if (kind === 'documents') groups.add(row)
      else rows.push(row)
    }
    const table = await readTable({
      path,
      kind,
      mapping: mapping ?? null,
      onRow,
      ...(onProgress ? { onProgress } : {}),
    })
    const plan = (): Plan => {
      if (kind === 'documents') {
        const planned = planDocuments(groups.all(), table.issues, ports, duplicates)
        planned.counts.rows = count
        return planned
      }
      if (kind === 'articles') return planArticles(rows, table.issues, ports)
      const planned = planClients(rows, table.issues, ports)
      duplicates = planned.duplicates
      return planned
    }
    return { table, plan }
  }

  const stopIfCancelled = (): void => {
    if (running && cancelled) throw new Refusal('refused', 'Import annulé : rien n’a été modifié.')
  }

  /** One record; false: somebody changed it since the plan was made. */
  const writeOne = (runId: string, position: number, kind: ImportKind, planned: PlannedWrite): boolean => {
    if (ports.runs.stamp(kind, planned.id) !== planned.stamp) return false
    planned.write()
    ports.runs.record(runId, position, kind, planned)
    return true
  }

  const write = async (kind: ImportKind, table: Table, plan: Plan, onProgress?: OnProgress): Promise<string | null> => {
    if (plan.writes.length === 0) return null
    const runId = ports.newId()
    ports.runs.begin(runId, kind, table.fileName)
    try {
      for (let start = 0; start < plan.writes.length; start += STEP) {
        const step = plan.writes.slice(start, start + STEP)
        ports.transaction(() => {
          step.forEach((planned, index) => {
            if (!writeOne(runId, start + index, kind, planned)) refuseChanged(plan, planned)
          })
        })
        onProgress?.(Math.min(start + STEP, plan.writes.length), plan.writes.length)
        await new Promise((resume) => setImmediate(resume))
        stopIfCancelled()
      }
    } catch (error) {
      ports.runs.cancel(runId)
      throw error
    }
    ports.runs.end(runId, plan.counts)
    return runId
  }

  return {
    async preview(input, onProgress) {
      const { table, plan } = await read(input, onProgress)
      return reportOf(input.kind, table, plan(), null)
    },
    async run(input, onProgress) {
      if (running) throw new Refusal('conflict', 'Un import est déjà en cours. Attendez sa fin, ou annulez-le.')
      running = true
      cancelled = false
      try {
        const { table, plan } = await read(input)
        const planned = plan()
        const runId = await write(input.kind, table, planned, onProgress)
        if (input.mapping) ports.runs.keepMapping(input.kind, headerKey(table.header.labels), input.mapping)
        return reportOf(input.kind, table, planned, runId)
      } finally {
        running = false
      }
    },
    async columns({ path, kind }) {
      const file = (await readLabels(path)).filter((label) => label !== '')
      const { known, required } = columnsOf(kind)
      const kept = ports.runs.mapping(kind, headerKey(file)) ?? suggestMapping(known, file)
      const ours = known.map((label) => {
        const mapped = kept[label]
        return {
          label,
          required: required.includes(label),
          file: mapped !== undefined && file.includes(mapped) ? mapped : file.includes(label) ? label : null,
        }
      })
      return {
        file,
        ours,
        complete: ours.every((column) => !column.required || column.file !== null),
        exact: required.every((label) => file.includes(label)) && Object.keys(kept).length === 0,
      }
    },
    cancel() {
      cancelled = true
    },
  }
}

function refuseChanged(plan: Plan, planned: PlannedWrite): void {
  plan.counts[planned.before === null ? 'created' : 'updated']--
  plan.counts.refused++
  plan.issues.at(planned.line, planned.label)(
    'refus',
    '(fiche)',
    'Modifié dans l’application pendant l’import : laissé tel quel. Relancez l’import pour cette fiche.',
  )
}

function reportOf(kind: ImportKind, table: Table, plan: Plan, runId: string | null): ImportReport {
  return {
    kind,
    fileName: table.fileName,
    runId,
    encoding: table.encoding,
    ...plan.counts,
    issues: plan.issues.sorted(),
    unknownColumns: table.header.unknown,
    missingColumns: table.header.missing,
    sample: plan.sample,
  }
}
