import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type SandboxOptions, startSandbox } from './sandbox.ts'

export interface SharedSandbox {
  url: string
  webUrl: string
  /** false: it lives in another process, and `close` leaves it alone. */
  owned: boolean
  close(): Promise<void>
}

const recordSchema = z.object({ id: z.string(), pid: z.int(), url: z.string(), webUrl: z.string() })
type SandboxRecord = z.infer<typeof recordSchema>
const healthSchema = z.object({ id: z.string() })

const ATTEMPTS = 5
const HEALTH_MILLISECONDS = 2_000

/**
 * The stand-in of a folder: the one that already serves it, from whichever process, else one started here. Two servers
 * never work on one folder.
 */
export async function openSandbox(options: SandboxOptions): Promise<SharedSandbox> {
  mkdirSync(options.dataDirectory, { recursive: true })
  const path = join(options.dataDirectory, 'sandbox.json')
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = readRecord(path)
    if (known !== null && (await isAlive(known))) {
      return { url: known.url, webUrl: known.webUrl, owned: false, close: async () => undefined }
    }
    const own = await startSandbox(options)
    const record: SandboxRecord = { id: own.id, pid: process.pid, url: own.url, webUrl: own.webUrl }
    if (!publish(path, known, record)) {
      await own.close()
      continue
    }
    const close = async (): Promise<void> => {
      if (readRecord(path)?.id === own.id) rmSync(path, { force: true })
      await own.close()
    }
    return { url: own.url, webUrl: own.webUrl, owned: true, close }
  }
  throw new Error('the sandbox of this folder keeps changing hands')
}

/** Writes our record where none is, or where the dead one still stands; false: another process was faster. */
function publish(path: string, dead: SandboxRecord | null, record: SandboxRecord): boolean {
  const temporary = `${path}.${record.id}.tmp`
  const removed = `${path}.${record.id}.old`
  writeFileSync(temporary, JSON.stringify(record), { mode: 0o600 })
  try {
    if (existsSync(path)) renameSync(path, removed)
    // Between our reading and our renaming another process may have put its own record there: it gets it back.
    const faster = readRecord(removed)
    if (faster !== null && faster.id !== dead?.id) {
      linkSync(removed, path)
      return false
    }
    linkSync(temporary, path)
    return true
  } catch {
    return false
  } finally {
    rmSync(temporary, { force: true })
    rmSync(removed, { force: true })
  }
}

function readRecord(path: string): SandboxRecord | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** A process with that number lives, and it is the server that wrote the record. */
async function isAlive({ id, pid, webUrl }: SandboxRecord): Promise<boolean> {
  try {
    process.kill(pid, 0)
    const answer = await fetch(new URL('/health', webUrl), { signal: AbortSignal.timeout(HEALTH_MILLISECONDS) })
    return healthSchema.parse(await answer.json()).id === id
  } catch {
    return false
  }
}
