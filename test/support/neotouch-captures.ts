import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'vitest'

/** Exchanges recorded from other SOAP clients, read where they are: they are not part of the project. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/captures')
export const WSDL_FOLDER = resolve(import.meta.dirname, '../../../shared/wsdl')
export const capturesExist = existsSync(FOLDER)
export const wsdlExist = existsSync(WSDL_FOLDER)

export interface Capture {
  /** `php-07-SubmitTransport` */
  name: string
  /** `php` */
  stack: string
  path: string
  headers: Record<string, string>
  body: string
  answer: string
}

export function readCaptures(): Capture[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.request.txt'))
    .sort()
    .map((file) => {
      const name = file.replace('.request.txt', '')
      const request = split(file)
      const [line = '', ...lines] = request.head.split('\r\n')
      const headers = lines.map((header) => header.split(/:\s*/, 2) as [string, string])
      return {
        name,
        stack: name.split('-')[0] ?? '',
        path: line.split(' ')[1] ?? '',
        headers: Object.fromEntries(headers.map(([key, value]) => [key.toLowerCase(), value])),
        body: request.body,
        answer: split(`${name}.response.txt`).body,
      }
    })
}

function split(file: string): { head: string; body: string } {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const end = text.indexOf('\r\n\r\n')
  return { head: text.slice(0, end), body: text.slice(end + 4) }
}

/** Texts of all elements with that local name, in order. */
export const valuesOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'g'))].map(([, text]) => text ?? '')

/** A test that needs something of this machine: named `skipped: …` where it is absent. */
export function testWhere(
  present: boolean,
  need: string,
  name: string,
  work: () => Promise<void>,
  timeout?: number,
): void {
  if (present) test(name, work, timeout)
  else test.skip(`skipped: ${name} (needs ${need})`, work)
}
