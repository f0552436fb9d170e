import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = new Map([
  ['gensession2wsdl', 'SessionService2.wsdl'],
  ['gensubmission2wsdl', 'SubmissionService2.wsdl'],
  ['genquery2wsdl', 'QueryService2.wsdl'],
])

export const isWsdlHandler = (handler: string): boolean => FILES.has(handler.toLowerCase())

/** The vendor's description of a service with our address in it; null: it was not given to us. */
export function wsdlFor(handler: string, directory: string | null, endpoint: string): string | null {
  const name = FILES.get(handler.toLowerCase())
  if (name === undefined || directory === null || !existsSync(join(directory, name))) return null
  return readFileSync(join(directory, name), 'utf8').replace(
    /(<soap:address\s+location=")[^"?]*/g,
    (_, start: string) => `${start}${endpoint}`,
  )
}
