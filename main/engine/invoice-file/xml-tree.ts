import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'
import { Refusal } from '../../../shared/result.ts'

/** An element detached from the parser: names without prefix, own text of a leaf. */
export interface XmlNode {
  name: string
  namespace: string
  text: string
  attributes: Readonly<Record<string, string>>
  children: readonly XmlNode[]
}

const OPTIONS: ParseOption = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE
const DEEPEST = 30
/** Elements past which a file is no invoice: the tree of each one takes memory. */
const MOST_ELEMENTS = 500_000

/**
 * @throws Refusal `invalid` for what is not well-formed, for a DOCTYPE, which no invoice needs, and for a file that is
 * made to exhaust the reader.
 */
export function parseXml(bytes: Uint8Array): XmlNode {
  const refused = (): Refusal =>
    new Refusal('invalid', 'Ce fichier n’est pas un XML lisible. Demandez-en un autre à celui qui l’a émis.')
  const utf8 = inUtf8(bytes)
  if (utf8 === null || utf8.includes('<!DOCTYPE') || utf8.includes('<!ENTITY') || elementsIn(utf8) > MOST_ELEMENTS)
    throw refused()
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(utf8, { option: OPTIONS })
  } catch {
    throw refused()
  }
  try {
    if (document.dtd !== null) throw refused()
    return detach(document.root, 0, refused)
  } finally {
    document.dispose()
  }
}

/** The bytes in an encoding whose text can be looked at; null: one that hides it. */
function inUtf8(bytes: Uint8Array): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [first, second] = file
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (!isUtf16) return file.includes(0) ? null : file
  const text = new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(file)
  return Buffer.from(text.replace(/^<\?xml[^>]*\?>/u, ''))
}

/** Closing tags and empty elements are counted too: it is a bound, not a count. */
function elementsIn(file: Buffer): number {
  let count = 0
  for (let at = file.indexOf(0x3c); at >= 0 && count <= MOST_ELEMENTS; at = file.indexOf(0x3c, at + 1)) count++
  return count
}

function detach(element: XmlElement, depth: number, refused: () => Refusal): XmlNode {
  if (depth > DEEPEST) throw refused()
  const children: XmlNode[] = []
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(detach(node, depth + 1, refused))
  }
  return {
    name: element.name,
    namespace: element.namespaceUri,
    text: children.length === 0 ? element.content.trim() : '',
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    children,
  }
}

/** Every element at the end of the path of local names, `Agreement/Seller/Name`. */
export function nodesAt(from: XmlNode | undefined, path: string): XmlNode[] {
  if (from === undefined) return []
  return path
    .split('/')
    .reduce<XmlNode[]>(
      (nodes, name) => nodes.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [from],
    )
}

export const nodeAt = (from: XmlNode | undefined, path: string): XmlNode | undefined => nodesAt(from, path)[0]

/** Text at the end of the path; absent and empty are one. */
export const textAt = (from: XmlNode | undefined, path: string): string => nodeAt(from, path)?.text ?? ''
