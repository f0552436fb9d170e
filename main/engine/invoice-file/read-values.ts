import { nodeAt, textAt, type XmlNode } from './xml-tree.ts'

/** What stands for a date whose element is there and says nothing: absent is another thing. */
const UNSAID = '?'

/** The date of form 102 (`20261124`) under this element as `YYYY-MM-DD`; of another form: as written. */
export function dateAt(from: XmlNode | undefined, path: string): string {
  const node = nodeAt(from, path)
  if (node === undefined) return ''
  const text = (node.children[0]?.text ?? node.text) || UNSAID
  const match = /^(\d{4})(\d{2})(\d{2})$/u.exec(text)
  return match === null ? text : `${match[1]}-${match[2]}-${match[3]}`
}

export interface Identifier {
  scheme: string
  id: string
}

export const identifierOf = (node: XmlNode): Identifier => ({ scheme: node.attributes.schemeID ?? '', id: node.text })

export function identifierAt(from: XmlNode | undefined, path: string): Identifier | null {
  const node = nodeAt(from, path)
  return node === undefined ? null : identifierOf(node)
}

export const isTrue = (from: XmlNode | undefined, path: string): boolean =>
  ['true', '1'].includes(textAt(from, path).toLowerCase())
