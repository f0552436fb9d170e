/** An element: its name, then attributes and children in order. Absent children are dropped, and so are empty elements. */
export type Element = readonly [name: string, ...rest: (Readonly<Record<string, string>> | Child)[]]
export type Child = Element | string | false | null | undefined

const isLegal = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** Text for XML 1.0: what it cannot carry at all is left out (production 2, Char), the rest is escaped. */
export const escapeXml = (text: string): string =>
  [...text]
    .filter((character) => isLegal(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/[&<>"'\r]/gu, (character) => ENTITIES[character] ?? '')

const isAttributes = (part: unknown): part is Readonly<Record<string, string>> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

function write(element: Element, indent: string): string {
  const [name, ...rest] = element
  let attributes = ''
  let text = ''
  let inner = ''
  for (const part of rest) {
    if (isAttributes(part)) {
      for (const [key, value] of Object.entries(part)) attributes += ` ${key}="${escapeXml(value)}"`
    } else if (typeof part === 'string') text += escapeXml(part)
    else if (part) inner += write(part, `${indent}  `)
  }
  if (inner !== '') return `${indent}<${name}${attributes}>\n${inner}${indent}</${name}>\n`
  return text === '' ? '' : `${indent}<${name}${attributes}>${text}</${name}>\n`
}

/** A whole document, with its declaration. */
export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`
