import { shell } from 'electron'
import { Refusal } from '../shared/result.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** The only door to the system's browser: https, or a page of this machine's own stand-in. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))
}

/** @throws Refusal `refused`. */
export async function openLink(address: string): Promise<void> {
  if (!isAllowedLink(address)) throw new Refusal('refused', 'Cette adresse ne peut pas être ouverte.')
  await shell.openExternal(address)
}
