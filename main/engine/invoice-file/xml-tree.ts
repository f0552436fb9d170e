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

/** @throws Refusal `invalid` for what is not well-formed, and for a DOCTYPE, which no invoice needs. */
export function parseXml(bytes: Uint8Array): XmlNode {
  const refused = (): Refusal =>
    new Refusal('invalid', 'Ce fichier n’est pas un XML lisible. Demandez-en un autre à celui qui l’a émis.')
  if (Buffer.from(bytes).includes('<!DOCTYPE')) throw refused()
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, { option: OPTIONS })
  } catch {
    throw refused()
  }
  try {
    return detach(document.root, 0, refused)
  } finally {
    document.dispose()
  }
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
