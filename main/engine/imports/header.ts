import { IMPORT_KINDS, type ImportKind } from '../../../shared/model/imports.ts'
import { Refusal } from '../../../shared/result.ts'
import {
  ARTICLE_COLUMNS,
  CLIENT_COLUMNS,
  DOCUMENT_COLUMNS,
  OPTIONAL_ARTICLE_COLUMNS,
  OPTIONAL_CLIENT_COLUMNS,
  OPTIONAL_DOCUMENT_COLUMNS,
} from './columns.ts'
import { singleSpaced } from './values.ts'

/** Our column → the file's. */
export type Mapping = Readonly<Record<string, string>>

const SHAPES = {
  clients: {
    known: CLIENT_COLUMNS,
    optional: OPTIONAL_CLIENT_COLUMNS,
    required: ['Code (tiers)', 'Nom'],
  },
  documents: {
    known: DOCUMENT_COLUMNS,
    optional: OPTIONAL_DOCUMENT_COLUMNS,
    required: ['Document - Numéro du document', 'Document - Date', 'Document - Code client'],
  },
  articles: {
    known: ARTICLE_COLUMNS,
    optional: OPTIONAL_ARTICLE_COLUMNS,
    required: ['Code', 'Désignation'],
  },
} as const satisfies Record<
  ImportKind,
  { known: readonly string[]; optional: readonly string[]; required: readonly string[] }
>

/** What a file of each kind is called in a sentence. */
const KIND_NAMES: Readonly<Record<ImportKind, string>> = {
  clients: 'de clients',
  documents: 'de documents',
  articles: 'd’articles',
}
const IMPORT_NAMES: Readonly<Record<ImportKind, string>> = {
  clients: 'des clients',
  documents: 'des documents',
  articles: 'des articles',
}

/** Where each column is, and what the header lacks or has too much. */
export interface Header {
  /** Labels in the order of the file; an empty one has no name. */
  labels: string[]
  positions: ReadonlyMap<string, number>
  unknown: string[]
  missing: string[]
}

/** Spaces, case and the form of accents and apostrophes do not make another column. */
const key = (label: string): string => singleSpaced(label.normalize('NFC').replaceAll('’', "'")).toLowerCase()

/**
 * Reads the first line of the file.
 * @throws Refusal when it is not the header of such an export: wrong separator, other kind, required column absent.
 */
export function readHeader(cells: readonly string[], kind: ImportKind, mapping: Mapping | null): Header {
  const shape = SHAPES[kind]
  const canonical = new Map([...shape.known, ...shape.optional].map((label) => [key(label), label]))
  const labels = cells.map((cell) => canonical.get(key(cell)) ?? singleSpaced(cell))
  const positions = new Map<string, number>()
  labels.forEach((label, index) => {
    if (label !== '' && !positions.has(label)) positions.set(label, index)
  })
  for (const [ours, theirs] of Object.entries(mapping ?? {})) {
    const index = labels.indexOf(singleSpaced(theirs))
    if (canonical.has(key(ours)) && index >= 0) positions.set(ours, index)
  }
  const absent = shape.required.filter((label) => !positions.has(label))
  if (absent.length > 0) throw headerRefusal(cells, absent)
  const recognized = new Set(canonical.values())
  const mapped = new Set(Object.values(mapping ?? {}).map(singleSpaced))
  return {
    labels,
    positions,
    unknown: [...positions.keys()].filter((label) => !recognized.has(label) && !mapped.has(label)),
    missing: shape.known.filter((label) => !positions.has(label)),
  }
}

/** The columns that a kind of file may have, and those that it must have. */
export const columnsOf = (kind: ImportKind): { known: readonly string[]; required: readonly string[] } => ({
  known: [...SHAPES[kind].known, ...SHAPES[kind].optional],
  required: SHAPES[kind].required,
})

/** The same for two files with the same columns in the same order. */
export const headerKey = (labels: readonly string[]): string => labels.filter((label) => label !== '').join(';')

function headerRefusal(cells: readonly string[], absent: readonly string[]): Refusal {
  const text = cells.join(' ')
  if (cells.filter((cell) => cell !== '').length <= 2 && /[,\t|]/.test(text)) {
    return new Refusal(
      'invalid',
      'Les colonnes ne sont pas séparées par des points-virgules. Recommencez l’export avec le séparateur « ; ».',
    )
  }
  const labels = new Set(cells.map(key))
  const other = IMPORT_KINDS.find((one) => SHAPES[one].required.every((label) => labels.has(key(label))))
  if (other !== undefined) {
    return new Refusal(
      'invalid',
      `Ce fichier est un export ${KIND_NAMES[other]}. Choisissez l’import ${IMPORT_NAMES[other]}, ou un autre fichier.`,
    )
  }
  const names = absent.map((label) => `« ${label} »`).join(', ')
  return new Refusal(
    'invalid',
    absent.length === 1
      ? `La colonne ${names} manque dans la première ligne. Recommencez l’export d’EBP avec cette colonne.`
      : `Les colonnes ${names} manquent dans la première ligne. Recommencez l’export d’EBP avec ces colonnes.`,
  )
}

/** One record, read by the label of its columns. */
export class Row {
  readonly line: number
  readonly cells: readonly string[]
  private readonly header: Header

  constructor(header: Header, line: number, cells: readonly string[]) {
    this.header = header
    this.line = line
    this.cells = cells
  }

  has(label: string): boolean {
    return this.header.positions.has(label)
  }

  /** The cell as it is written; empty when the column or the end of the line is absent. */
  raw(label: string): string {
    const position = this.header.positions.get(label)
    return position === undefined ? '' : (this.cells[position] ?? '')
  }

  /** The cell without spaces around. */
  text(label: string): string {
    return this.raw(label).trim()
  }

  /** The cells of this row are those, a missing one being empty; the form of line ends makes no difference. */
  says(cells: ReadonlyMap<string, string>): boolean {
    return this.header.labels.every(
      (label) =>
        label === '' || this.raw(label).replace(/\r\n?/g, '\n') === (cells.get(label) ?? '').replace(/\r\n?/g, '\n'),
    )
  }

  get labels(): readonly string[] {
    return this.header.labels
  }
}
