import type { Logo } from '../../shared/model/print.ts'

/** One grey pixel, progressive. */
export const TINY_JPEG = Buffer.concat([
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  ),
  Buffer.from([0xff, 0xd9]),
])

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** Shapes, a gradient and a half-transparent one. */
export const SVG_LOGO: Logo = {
  type: 'svg',
  data: base64(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40"><defs><linearGradient id="g"><stop offset="0" stop-color="#ff8800"/><stop offset="1" stop-color="#cc0000"/></linearGradient></defs><rect width="40" height="40" rx="8" fill="#0a6b4f"/><circle cx="20" cy="20" r="14" fill="url(#g)" opacity=".8"/><path d="M52 8h60v24h-60z" fill="#7a1f2b"/></svg>',
  ),
  width: 120,
  height: 40,
  name: 'logo.svg',
}
