import { convertedFiles } from './attachments.ts'
import type { Deposit } from './deposit.ts'
import { current } from './search.ts'
import type { Platform } from './service.ts'
import { documentPage } from './web-document.ts'
import { listPage } from './web-list.ts'
import { receiverPage, receiversPage } from './web-receiver.ts'
import { STYLE } from './web-style.ts'

export interface WebPage {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** What a receiver would see, for the browser of the person who tries the application. No script, nothing to change. */
export function createWebPages(platform: Platform): (url: URL) => WebPage | null {
  const text = (type: string, body: string): WebPage => ({
    status: 200,
    headers: { 'Content-Type': `${type}; charset=utf-8`, ...SECURITY },
    body,
  })
  const now = (deposit: Deposit): Deposit => current(platform, deposit)

  return (url) => {
    if (url.pathname === '/style.css') return text('text/css', STYLE)
    if (url.pathname === '/') {
      return text('text/html', listPage(platform.store.all().map(now), url.searchParams.get('q') ?? ''))
    }
    if (url.pathname === '/destinataires') return text('text/html', receiversPage(platform.store.all().map(now)))
    if (url.pathname.startsWith('/destinataires/')) {
      const search = url.searchParams.get('q') ?? ''
      const page = receiverPage(platform.store.all().map(now), url.pathname, search)
      return page === null ? null : text('text/html', page)
    }
    const [, number = '', file] = /^\/documents\/(\d{19})(?:\/fichier\/(\d+))?$/.exec(url.pathname) ?? []
    const deposit = platform.store.byNumber(number)
    if (deposit === undefined) return null
    const files = convertedFiles(platform, now(deposit))
    if (file === undefined) return text('text/html', documentPage(now(deposit), files))
    const asked = files[Number(file)]
    if (asked === undefined) return null
    const name = encodeURIComponent(asked.name)
    const use = url.searchParams.has('telecharger') ? 'attachment' : 'inline'
    const disposition = `${use}; filename="document.pdf"; filename*=UTF-8''${name}`
    return {
      status: 200,
      headers: { ...SECURITY, 'Content-Type': 'application/pdf', 'Content-Disposition': disposition },
      body: asked.bytes(),
    }
  }
}
