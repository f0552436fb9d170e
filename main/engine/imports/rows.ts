import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { Refusal } from '../../../shared/result.ts'
import { type Encoding, readText } from './decode.ts'

/** One record of the file. */
export interface CsvRow {
  /** Physical line in a text editor, 1 for the first; a record over several lines is named by its first. */
  line: number
  cells: string[]
}

/** Characters of one record: the largest cell that EBP writes, a note, is far below. */
const MAX_RECORD_CHARACTERS = 1_000_000

/**
 * Reads the records of a semicolon-separated file as a stream, empty ones included.
 * @throws Refusal when a quote is never closed or a record is beyond all measure.
 */
export async function* readRows(
  path: string,
  encoding: Encoding,
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: ';',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARACTERS,
  })
  const source = Readable.from(readText(path, encoding, onBytes))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let line = 1
  try {
    for await (const record of parser) {
      const cells = record as string[]
      yield { line, cells }
      line += 1 + lineBreaks(cells)
    }
  } catch (error) {
    throw readingRefusal(error, line)
  } finally {
    source.destroy()
  }
}

/** Counted from the cells, because the parser's own count differs with the line ends inside quotes. */
function lineBreaks(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) if (/[\r\n]/.test(cell)) count += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  return count
}

function readingRefusal(error: unknown, line: number): unknown {
  const code = (error as Partial<CsvError>).code
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return new Refusal(
      'invalid',
      `Le fichier s’arrête au milieu d’une cellule entre guillemets (ligne ${line}) : il est sans doute coupé. Recommencez l’export dans EBP.`,
    )
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return new Refusal(
      'invalid',
      `La ligne ${line} dépasse un million de caractères : il manque sans doute un guillemet fermant. Corrigez-la, ou recommencez l’export dans EBP.`,
    )
  }
  return error
}
