import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ExportIssue, ISSUES_SHOWN } from '../../../shared/model/exports.ts'
import { Refusal } from '../../../shared/result.ts'
import { createEncoder, type FileEncoding } from './encoder.ts'

/** A file being written beside its place: it takes the place only when it is whole. */
export class FileWriter {
  readonly path: string
  readonly issues: ExportIssue[] = []
  more = 0
  bytes = 0
  private readonly encoder: ReturnType<typeof createEncoder>
  private readonly encoding: FileEncoding
  private readonly partial: string
  private file: FileHandle | null = null

  constructor(path: string, encoding: FileEncoding) {
    this.path = path
    this.partial = `${path}.partiel`
    this.encoding = encoding
    this.encoder = createEncoder(encoding)
  }

  /** @throws Refusal `refused` when the place cannot be written. */
  async open(): Promise<void> {
    this.file = await open(this.partial, 'w').catch((error: unknown) => {
      throw this.refusal(error)
    })
    await this.append(this.encoder.start)
  }

  issue(record: string, message: string): void {
    if (this.issues.length < ISSUES_SHOWN) this.issues.push({ record, message })
    else this.more++
  }

  /** The bytes of a record's text; a character that the encoding lacks is told, once for each record. */
  encode(record: string, text: string): Uint8Array {
    const lost = new Map<string, string>()
    const bytes = this.encoder.encode(text, (character, written) => lost.set(character, written))
    for (const [character, written] of lost) {
      this.issue(record, `« ${character} » n’existe pas en ${ENCODING_NAMES[this.encoding]} : écrit « ${written} ».`)
    }
    return bytes
  }

  /** @throws Refusal `refused` when the disk is full or gone. */
  async append(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    await this.file?.write(bytes).catch((error: unknown) => {
      throw this.refusal(error)
    })
    this.bytes += bytes.length
  }

  /** Puts the whole file in its place. @throws Refusal `refused`. */
  async finish(): Promise<void> {
    try {
      await this.file?.sync()
      await this.file?.close()
      this.file = null
      await rename(this.partial, this.path)
    } catch (error) {
      throw this.refusal(error)
    }
  }

  /** Leaves nothing behind; a file that was there before stays as it was. */
  async abandon(): Promise<void> {
    await this.file?.close().catch(() => undefined)
    this.file = null
    await rm(this.partial, { force: true }).catch(() => undefined)
  }

  private refusal(error: unknown): unknown {
    const code = (error as NodeJS.ErrnoException).code
    const name = basename(this.path)
    if (code === 'ENOSPC') return new Refusal('refused', 'Le disque est plein. Libérez de la place, puis recommencez.')
    if (code === 'EBUSY' || code === 'EPERM' || code === 'EACCES' || code === 'EISDIR') {
      return new Refusal(
        'refused',
        `« ${name} » ne peut pas être écrit. Fermez-le s’il est ouvert ailleurs, ou choisissez un autre emplacement.`,
      )
    }
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EROFS') {
      return new Refusal(
        'refused',
        `« ${name} » ne peut pas être écrit à cet endroit. Choisissez un autre emplacement.`,
      )
    }
    return error
  }
}

const ENCODING_NAMES: Readonly<Record<FileEncoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'iso-8859-15': 'ISO 8859-15',
}
