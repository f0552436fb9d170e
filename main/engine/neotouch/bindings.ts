/** Addresses of the three services, as the platform gave them. */
export interface Bindings {
  session: string
  submission: string
  query: string
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Nothing leaves this machine: plain HTTP is allowed there. */
export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname)

/** The entry address as a URL; null when it is not one, or would carry the password in clear. */
export function entryAddress(address: string): URL | null {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null
  if (url === null || url.username !== '' || url.password !== '') return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)) ? url : null
}

/**
 * Whether the platform may send us there: HTTPS on the domain of the entry address, taken as its last two labels.
 * The loopback may only lead to the loopback.
 */
export function isAcceptedLocation(entry: URL, location: string): boolean {
  const url = entryAddress(location)
  if (url === null) return false
  if (isLoopback(entry) || isLoopback(url)) return isLoopback(entry) && isLoopback(url)
  return domain(url) === domain(entry)
}

const domain = (url: URL): string => url.hostname.toLowerCase().replace(/\.$/, '').split('.').slice(-2).join('.')
