import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import { WSDL_FOLDER } from './neotouch-captures.ts'

const SERVICES = ['Session', 'Submission', 'Query'] as const
const INSTANCE = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** Validates messages against the schema inside the official WSDL files. */
export function openMessageValidator(): (message: Uint8Array) => string[] {
  const validators = new Map(SERVICES.map((service) => [`urn:${service}Service2`, validatorOf(service)]))
  return (message) => {
    const document = XmlDocument.fromBuffer(message)
    try {
      const [header, body] = partsOf(document.root)
      return [...header, ...body].flatMap((block) => problemsOf(block, validators.get(block.namespaceUri)))
    } finally {
      document.dispose()
    }
  }
}

function validatorOf(service: string): XsdValidator {
  const wsdl = readFileSync(join(WSDL_FOLDER, `${service}Service2.wsdl`), 'utf8')
  const [schema = ''] = /<s:schema[\s\S]*<\/s:schema>/.exec(wsdl) ?? []
  const namespaces = `xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s0="urn:${service}Service2" xmlns:atls="urn:atls"`
  const alone = schema.replace('<s:schema', `<s:schema ${namespaces}`).replace(/<s:import[^>]*>/, '')
  return XsdValidator.fromDoc(XmlDocument.fromString(alone))
}

function partsOf(envelope: XmlElement): [XmlElement[], XmlElement[]] {
  const parts = elementsOf(envelope)
  const blocks = (name: string): XmlElement[] => parts.filter((part) => part.name === name).flatMap(elementsOf)
  return [blocks('Header'), blocks('Body')]
}

function elementsOf(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.next) if (node instanceof XmlElement) found.push(node)
  return found
}

function problemsOf(block: XmlElement, validator: XsdValidator | undefined): string[] {
  if (validator === undefined) return [`${block.name}: unknown namespace "${block.namespaceUri}"`]
  const text = block
    .toString()
    .replace(/^<([^\s/>]+)/, (start) => (block.toString().includes(INSTANCE) ? start : `${start} ${INSTANCE}`))
  const alone = XmlDocument.fromString(text)
  try {
    validator.validate(alone)
    return []
  } catch (error) {
    return [`${block.name}: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    alone.dispose()
  }
}
