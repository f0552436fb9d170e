/** A refusal that the stand-in answers as a SOAP 1.1 fault. `Client`: the request is wrong. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault'
  readonly code: 'Client' | 'Server'
  constructor(code: 'Client' | 'Server', text: string) {
    super(text)
    this.code = code
  }
}
