import type { IntegrityReport } from '../../../shared/model/integrity.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement } from '../database/connection.ts'
import { type ChainFacts, checkChain, checkUnlinked } from './check-chain.ts'
import { checkFiles, checkProofs } from './check-files.ts'
import { checkNumbers } from './check-numbers.ts'
import { type CheckRun, createCheckRun } from './check-run.ts'
import { integritySql } from './integrity.sql.ts'
import { DISK_ADVICE } from './words.ts'

interface Ports {
  database: Database
  now: () => number
}

export type Integrity = ReturnType<typeof createIntegrity>

/** « Contrôle d'intégrité »: what was issued is what it was, and nothing is missing. Reads only. */
export function createIntegrity({ database, now }: Ports) {
  let current: CheckRun | null = null
  const count = (name: string): number =>
    (statement(database, integritySql[name] ?? '').get() as { total: number }).total

  /** @throws Refusal `conflict` while another check runs. */
  const verify = async (progress: (done: number, total: number) => void): Promise<IntegrityReport> => {
    if (current !== null) {
      throw new Refusal('conflict', 'Un contrôle est déjà en cours. Attendez sa fin, ou arrêtez-le.')
    }
    const began = now()
    const run = createCheckRun(count('linkCount') + count('fileCount') + count('proofCount'), progress)
    current = run
    try {
      checkDatabase(database, run)
      await run.pause(0)
      const chain: ChainFacts = await checkChain(database, run)
      if (!run.cancelled) checkUnlinked(database, run)
      const files = run.cancelled ? 0 : await checkFiles(database, run)
      const proofs = run.cancelled ? 0 : await checkProofs(database, run)
      const numbers = run.cancelled ? 0 : await checkNumbers(database, run)
      const { problems, more } = run.found()
      return {
        sound: problems.length === 0 && !run.cancelled,
        cancelled: run.cancelled,
        at: now(),
        milliseconds: Math.max(0, now() - began),
        ...chain,
        files,
        proofs,
        numbers,
        problems,
        more,
      }
    } finally {
      current = null
    }
  }

  return {
    verify,
    /** Stops the check that runs, if any: its report says so. */
    cancel(): void {
      current?.cancel()
    },
    /** Position of the link with this digest, once noted elsewhere; null when the chain does not hold it. */
    positionOf(digest: string): number | null {
      const found = statement(database, integritySql.noted ?? '').get(digest) as { position: number } | undefined
      return found?.position ?? null
    },
  }
}

/** SQLite's own checks: pages, indexes, constraints, references. */
function checkDatabase(database: Database, run: CheckRun): void {
  const pages = database.pragma('integrity_check') as { integrity_check: string }[]
  for (const { integrity_check: message } of pages) {
    if (message !== 'ok') run.problem('database', `Le fichier du dossier est abîmé (${message}).`, DISK_ADVICE)
  }
  const references = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (references.length > 0) {
    const tables = [...new Set(references.map(({ table, parent }) => `${table} → ${parent}`))].join(', ')
    run.problem(
      'database',
      `${references.length} lien${references.length > 1 ? 's' : ''} du fichier mène${references.length > 1 ? 'nt' : ''} à des données absentes (${tables}).`,
      DISK_ADVICE,
    )
  }
}
