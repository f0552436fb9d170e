import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

/** An element of a message, detached from the parser: names without prefix, text never turned into a number. */
export interface SoapElement {
  name: string
  namespace: string
  /** Own text of a leaf; empty for an element that holds others. */
  text: string
  children: readonly SoapElement[]
}

/** The bytes are not a SOAP message that we accept to read. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage'
}

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/'

/** Long text is allowed, since files travel inside; amplification is not possible without a DOCTYPE. */
const OPTIONS: ParseOption = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_NO_XXE
const DEEPEST = 40

/**
 * Reads a well-formed UTF-8 document.
 * @throws UnreadableMessage when it is not one, or when it has a DOCTYPE.
 */
export function readXml(bytes: Uint8Array): SoapElement {
  const source = decode(bytes)
  if (source.includes('<!DOCTYPE')) throw new UnreadableMessage('a document type is not accepted')
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(source, { option: OPTIONS })
  } catch {
    throw new UnreadableMessage('not well-formed XML')
  }
  try {
    return detach(document.root, 0)
  } finally {
    document.dispose()
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableMessage('not UTF-8')
  }
}

function detach(element: XmlElement, depth: number): SoapElement {
  if (depth > DEEPEST) throw new UnreadableMessage('nested too deep')
  const children: SoapElement[] = []
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(detach(node, depth + 1))
  }
  return {
    name: element.name,
    namespace: element.namespaceUri,
    text: children.length === 0 ? element.content : '',
    children,
  }
}

/** First child with this local name; `namespace` is checked only when it is given. */
export const child = (parent: SoapElement | undefined, name: string, namespace?: string): SoapElement | undefined =>
  parent?.children.find((one) => one.name === name && (namespace === undefined || one.namespace === namespace))

/** Text of the child; absent, empty and nil are all the empty text. */
export const textOf = (parent: SoapElement | undefined, name: string): string => child(parent, name)?.text ?? ''

/** Items of a list: `listOf(result, 'transports', 'Transport')`. The counter beside it is not trusted. */
export const listOf = (parent: SoapElement | undefined, wrapper: string, item: string): SoapElement[] =>
  child(parent, wrapper)?.children.filter((one) => one.name === item) ?? []

/** Header and body of a SOAP 1.1 envelope. @throws UnreadableMessage */
export function readEnvelope(bytes: Uint8Array): { header: SoapElement | undefined; payload: SoapElement } {
  const root = readXml(bytes)
  if (root.name !== 'Envelope' || root.namespace !== SOAP_NAMESPACE) throw new UnreadableMessage('not a SOAP envelope')
  const payload = child(root, 'Body', SOAP_NAMESPACE)?.children[0]
  if (payload === undefined) throw new UnreadableMessage('empty SOAP body')
  return { header: child(root, 'Header', SOAP_NAMESPACE), payload }
}
