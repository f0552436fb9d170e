import { createHash } from 'node:crypto'
import { type Database, statement } from '../database/connection.ts'
import type { CheckRun } from './check-run.ts'
import { integritySql } from './integrity.sql.ts'
import { FILE_ADVICE } from './words.ts'

interface StoredFile {
  row: number
  sha256: string
  size: number
  bytes: Uint8Array
  label: string | null
  kind: 'invoice' | 'creditNote' | null
  expected: string | null
}

interface StoredProof {
  row: number
  name: string
  sha256: string
  bytes: Uint8Array
  label: string | null
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Reads every archived PDF again: its bytes must have the digest that the document froze. Gives how many were read. */
export async function checkFiles(database: Database, run: CheckRun): Promise<number> {
  const page = statement(database, integritySql.files ?? '')
  let count = 0
  let last = 0
  for (;;) {
    const files = page.all(last) as StoredFile[]
    for (const file of files) {
      count++
      last = file.row
      const name = file.label ?? 'inconnu'
      if (sha256(file.bytes) !== file.sha256) {
        run.problem('files', `Le PDF archivé du document ${name} a changé depuis sa validation.`, FILE_ADVICE)
      } else if (file.expected !== file.sha256) {
        run.problem('files', `Un PDF archivé n’est pas celui que le document ${name} annonce.`, FILE_ADVICE)
      }
    }
    if (files.length === 0) break
    if (await run.pause(files.length)) return count
  }
  for (const { label } of statement(database, integritySql.missingFiles ?? '').all() as { label: string }[]) {
    run.problem('files', `Le PDF archivé du document ${label} a disparu.`, FILE_ADVICE)
  }
  return count
}

/** Reads every proof again: receipts and converted files that the platform gave. Gives how many were read. */
export async function checkProofs(database: Database, run: CheckRun): Promise<number> {
  const page = statement(database, integritySql.proofs ?? '')
  let count = 0
  let last = 0
  for (;;) {
    const proofs = page.all(last) as StoredProof[]
    for (const proof of proofs) {
      count++
      last = proof.row
      if (sha256(proof.bytes) !== proof.sha256) {
        run.problem(
          'proofs',
          `La preuve « ${proof.name} » du document ${proof.label ?? 'inconnu'} a changé depuis qu’elle a été reçue.`,
          'Téléchargez-la de nouveau sur le portail de Neotouch, ou reprenez-la dans la dernière sauvegarde.',
        )
      }
    }
    if (proofs.length === 0 || (await run.pause(proofs.length))) return count
  }
}
