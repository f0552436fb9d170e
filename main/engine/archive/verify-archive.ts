import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../../shared/result.ts'
import { MANIFEST, readManifest } from './manifest.ts'

export interface ArchiveCheck {
  /** Files that have the digest of the manifest. */
  sound: number
  changed: string[]
  missing: string[]
  /** In the folder, not in the manifest. */
  added: string[]
}

/**
 * Reads every file of an archive again. The manifest proves that nothing changed since it was written, not who wrote it.
 * @throws Refusal `not_found` without a manifest, `invalid` when it cannot be read.
 */
export async function verifyArchive(folder: string): Promise<ArchiveCheck> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Refusal('not_found', `Ce dossier n’est pas une archive : il n’a pas de fichier ${MANIFEST}.`)
  })
  const digests = readManifest(text)
  if (digests === null) {
    throw new Refusal('invalid', `Le fichier ${MANIFEST} est illisible : il a été modifié. Reprenez une autre copie.`)
  }
  const check: ArchiveCheck = { sound: 0, changed: [], missing: [], added: [] }
  for (const [name, sha256] of digests) {
    const path = join(folder, name)
    const facts = await lstat(path).catch(() => null)
    if (facts === null) check.missing.push(name)
    else if (facts.isFile() && (await digestOf(path)) === sha256) check.sound++
    else check.changed.push(name)
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const name = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (name !== MANIFEST && !digests.has(name)) check.added.push(name)
  }
  return check
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
