import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../shared/result.ts'
import { MANIFEST, manifestLine } from './manifest.ts'

/** A folder being filled beside its place: it takes the place only when it is whole. */
export class ArchiveFolder {
  readonly path: string
  bytes = 0
  files = 0
  private readonly partial: string
  private readonly lines: string[] = []
  private readonly taken = new Set<string>()
  private readonly folders = new Set<string>()

  /** @param name of the folder to make in `parent`; « name 2 » when it is there already. */
  constructor(parent: string, name: string) {
    this.path = freePath(join(parent, name))
    this.partial = `${this.path}.partiel`
  }

  /** A path of the archive that no file has yet: two numbers may give one name. */
  freeName(folder: string, base: string): string {
    for (let n = 1; ; n++) {
      const name = `${folder}/${base}${n === 1 ? '' : `-${n}`}`
      // A disk may not tell upper case from lower case.
      if (this.taken.has(name.toLowerCase())) continue
      this.taken.add(name.toLowerCase())
      return name
    }
  }

  /** Writes a file and lists it in the manifest. @throws Refusal `refused` when the place cannot be written. */
  async add(name: string, content: Uint8Array): Promise<void> {
    const [folder = ''] = name.split('/')
    await this.guard(async () => {
      if (!this.folders.has(folder)) await mkdir(join(this.partial, folder), { recursive: true })
      this.folders.add(folder)
      await writeFile(join(this.partial, name), content, { flag: 'wx' })
    })
    this.lines.push(manifestLine(createHash('sha256').update(content).digest('hex'), name))
    this.bytes += content.byteLength
    this.files++
  }

  /** Writes the manifest, then puts the folder in its place. @throws Refusal `refused`. */
  async finish(): Promise<void> {
    await this.guard(async () => {
      await mkdir(this.partial, { recursive: true })
      const manifest = await open(join(this.partial, MANIFEST), 'wx')
      await manifest.writeFile(this.lines.join(''))
      await manifest.sync()
      await manifest.close()
      await rename(this.partial, this.path)
    })
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await rm(this.partial, { recursive: true, force: true }).catch(() => undefined)
  }

  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === undefined) throw error
      throw code === 'ENOSPC'
        ? new Refusal('refused', 'Le disque est plein. Libérez de la place, puis recommencez.')
        : new Refusal('refused', 'L’archive ne peut pas être écrite à cet endroit. Choisissez un autre emplacement.')
    }
  }
}

function freePath(base: string): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base} ${n}`
    if (!existsSync(path) && !existsSync(`${path}.partiel`)) return path
  }
}
