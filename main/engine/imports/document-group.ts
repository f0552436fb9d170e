import type { Row } from './header.ts'

/** The rows of one document: its own columns are those of the first row. */
export interface DocumentGroup {
  number: string
  first: Row
  /** Rows that carry a line. */
  lines: Row[]
  /** Other rows of the file stand between its rows. */
  separated: boolean
  /** The number is already that of another client or another date, higher in the file. */
  conflict: boolean
}

/** Groups the rows by number, even when another document stands between them. */
export class DocumentGroups {
  private readonly groups = new Map<string, DocumentGroup>()
  private readonly owners = new Map<string, string>()
  private previous: DocumentGroup | null = null

  add(row: Row): void {
    const number = row.text('Document - Numéro du document')
    // A row without a number stands alone, to be refused at its own line.
    const name = `${number}\u0000${row.text('Document - Type de document')}`
    const key = [number === '' ? row.line : name, row.text('Document - Code client'), row.text('Document - Date')].join(
      '\u0000',
    )
    let group = this.groups.get(key)
    if (group === undefined) {
      const owner = this.owners.get(name)
      if (owner === undefined && number !== '') this.owners.set(name, key)
      group = { number, first: row, lines: [], separated: false, conflict: owner !== undefined }
      this.groups.set(key, group)
    } else if (this.previous !== group) {
      group.separated = true
    }
    if (hasLine(row)) group.lines.push(row)
    this.previous = group
  }

  /** In the order of their first rows. */
  all(): DocumentGroup[] {
    return [...this.groups.values()]
  }
}

const hasLine = (row: Row): boolean =>
  row.labels.some((name, index) => name.startsWith('Ligne - ') && (row.cells[index] ?? '').trim() !== '')
