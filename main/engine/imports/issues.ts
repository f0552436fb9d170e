import type { ImportIssue } from '../../../shared/model/imports.ts'

/** Notes what the report says about one record. */
export type Note = (severity: ImportIssue['severity'], column: string, message: string) => void

/** The report of a file: issues in the order of the lines. */
export class Issues {
  readonly list: ImportIssue[] = []

  /** A `Note` for one record, at its line. */
  at(line: number, record: string): Note {
    return (severity, column, message) => this.list.push({ line, record, severity, column, message })
  }

  sorted(): ImportIssue[] {
    return this.list.toSorted((a, b) => a.line - b.line)
  }
}
