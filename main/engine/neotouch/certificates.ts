import * as tls from 'node:tls'

/**
 * Node's own authorities and those of the system, PEM: companies add theirs for the inspection of their proxies.
 * undefined where this Node cannot read the system's: it then trusts its own, and NODE_EXTRA_CA_CERTS.
 */
export function systemCertificates(): string[] | undefined {
  if (typeof tls.getCACertificates !== 'function') return undefined
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
}
