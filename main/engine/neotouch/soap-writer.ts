import { create } from 'xmlbuilder2'
import { SOAP_NAMESPACE } from './soap-reader.ts'

/** A child to write: its text, its own children in order, or `null` for `xsi:nil`. */
export type SoapField = readonly [name: string, value: string | null | readonly SoapField[]]

type XmlBuilder = ReturnType<typeof create>

const INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance'

/** Characters that XML 1.0 cannot carry, and lone surrogates. A line is ended by LF alone. */
const clean = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

/**
 * A SOAP 1.1 message. Elements of the service bear no prefix: some readers look for them by their literal name.
 * @param namespace of the service, such as `urn:QueryService2`
 */
export function writeEnvelope(namespace: string, header: readonly SoapField[], payload: SoapField): Uint8Array {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const envelope = document.ele(SOAP_NAMESPACE, 'soap:Envelope')
  envelope.att('http://www.w3.org/2000/xmlns/', 'xmlns:xsi', INSTANCE_NAMESPACE)
  const head = envelope.ele(SOAP_NAMESPACE, 'soap:Header')
  for (const block of header) writeField(head, namespace, block)
  writeField(envelope.ele(SOAP_NAMESPACE, 'soap:Body'), namespace, payload)
  return new TextEncoder().encode(document.end())
}

/** A SOAP 1.1 fault. `Client`: the request is wrong; `Server`: it may be right later. */
export function writeFault(code: 'Client' | 'Server', text: string): Uint8Array {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const fault = document
    .ele(SOAP_NAMESPACE, 'soap:Envelope')
    .ele(SOAP_NAMESPACE, 'soap:Body')
    .ele(SOAP_NAMESPACE, 'soap:Fault')
  fault.ele('', 'faultcode').txt(`soap:${code}`)
  fault.ele('', 'faultstring').txt(clean(text))
  return new TextEncoder().encode(document.end())
}

function writeField(parent: XmlBuilder, namespace: string, [name, value]: SoapField): void {
  const element = parent.ele(namespace, name)
  if (value === null) element.att(INSTANCE_NAMESPACE, 'xsi:nil', 'true')
  else if (typeof value === 'string') {
    if (value !== '') element.txt(clean(value))
  } else for (const field of value) writeField(element, namespace, field)
}
