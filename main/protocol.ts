import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/** The application's own origin: `app://bureau`. */
export const SCHEME = 'app'
export const HOST = 'bureau'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Nothing from outside, nothing inline; the PDF viewer is a frame of our own scheme. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** To be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

type File = { name: string; bytes: Uint8Array } | null

/** The PDFs that the engine gives; with `envelope`, the window of the envelope drawn over the first page. */
export interface PdfFiles {
  document: (id: string, envelope: boolean) => Promise<File>
  /** A preview of the print settings, by its key. */
  preview: (key: string, envelope: boolean) => Promise<File>
  /** The page of a file that is read. */
  reading: (id: string) => Promise<File>
}

/** Serves the window's files from one folder, and PDFs from the engine. GET only, own host only. */
export function serveScheme(folder: string, files: PdfFiles): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== HOST) return refused(404)
    const envelope = url.searchParams.has('envelope')
    const document = /^\/documents\/([0-9a-f-]{36})\.pdf$/.exec(url.pathname)
    if (document) return pdf(await files.document(document[1] ?? '', envelope))
    const preview = /^\/documents\/apercus\/([0-9a-f]{64})\.pdf$/.exec(url.pathname)
    if (preview) return pdf(await files.preview(preview[1] ?? '', envelope))
    const read = /^\/lectures\/([0-9a-f-]{36})\.pdf$/.exec(url.pathname)
    if (read) return pdf(await files.reading(read[1] ?? ''))
    const path = containedPath(folder, url.pathname)
    if (path === null) return refused(404)
    try {
      return await asset(path)
    } catch {
      return refused(404)
    }
  })
}

/** The file that a path names inside a folder; null when it would lead out of it. */
export function containedPath(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? path : null
}

const refused = (status: number): Response => new Response('', { status })

async function asset(path: string): Promise<Response> {
  const type = TYPES[extname(path)]
  if (type === undefined) return refused(404)
  const bytes = await readFile(path)
  if (extname(path) !== '.html')
    return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type, ...NO_SNIFF } })
  // React Aria marks its one style element with the nonce of this page load.
  const nonce = randomBytes(16).toString('base64')
  const page = bytes.toString('utf8').replace('__CSP_NONCE__', nonce)
  return new Response(page, {
    headers: { 'Content-Type': type, 'Content-Security-Policy': policy(nonce), ...NO_SNIFF },
  })
}

const NO_SNIFF = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

function pdf(file: File): Response {
  if (file === null) return refused(404)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${file.name}"`,
      ...NO_SNIFF,
    },
  })
}
