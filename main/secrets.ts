import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { safeStorage } from 'electron'

export type Kept = 'vault' | 'session' | 'none'

/**
 * Passwords by dossier, encrypted by the system's vault in a file of the user's profile. Where the system has no vault,
 * a password lives in this process only, and the screen says so. It is never in a dossier, a window or a log.
 */
export function openSecrets(path: string) {
  const session = new Map<string, string>()

  const vault = (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))

  const read = (): Record<string, string> => {
    if (!existsSync(path)) return {}
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    } catch {
      return {}
    }
  }
  const write = (all: Record<string, string>): void => {
    writeFileSync(`${path}.new`, JSON.stringify(all), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }

  return {
    canKeep: vault,
    /** Null: none, or one that this profile can no longer decrypt. */
    password(dossierId: string): string | null {
      const inSession = session.get(dossierId)
      if (inSession !== undefined) return inSession
      const encrypted = read()[dossierId]
      if (encrypted === undefined || !vault()) return null
      try {
        return safeStorage.decryptString(Buffer.from(encrypted, 'base64'))
      } catch {
        return null
      }
    },
    setPassword(dossierId: string, password: string | null): Kept {
      const { [dossierId]: _old, ...others } = read()
      session.delete(dossierId)
      if (password === null || password === '') {
        write(others)
        return 'none'
      }
      if (!vault()) {
        session.set(dossierId, password)
        return 'session'
      }
      write({ ...others, [dossierId]: safeStorage.encryptString(password).toString('base64') })
      return 'vault'
    },
  }
}
