import { shell } from 'electron'
import { Refusal } from '../shared/result.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
/** Quadient, who sells Neotouch, and Esker, whose platform it is. */
const DOMAINS = ['quadient.com', 'neotouch.com', 'esker.com', 'esker.fr']

/**
 * What the system's browser may be led to: pages of the vendor over https, or of this machine's own stand-in. The address
 * comes from a dossier, which anybody may have prepared: another host is never opened.
 */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (protocol === 'http:') return LOOPBACK.includes(hostname)
  return protocol === 'https:' && DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
}

/** The only door to the system's browser. @throws Refusal `refused`. */
export async function openLink(address: string): Promise<void> {
  if (!isAllowedLink(address)) {
    throw new Refusal(
      'refused',
      'Cette adresse n’est pas connue comme celle de Neotouch : ouvrez-la vous-même dans votre navigateur si vous lui faites confiance.',
    )
  }
  await shell.openExternal(address)
}
