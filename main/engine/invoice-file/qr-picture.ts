import { createRequire } from 'node:module'

const resolveModule = createRequire(import.meta.url)

/** ISO/IEC 18004: modules of white around the code. */
const QUIET = 4

interface Square {
  x: number
  y: number
  w: number
}

interface Encoder {
  measure(node: { qr: number[]; mode: 'octet'; eccLevel: 'M' }): { _canvas: Square[] }
}

/** The dark modules of each row, as [column, row, length]. */
function runsOf(squares: readonly Square[], side: number): [number, number, number][] {
  const runs: [number, number, number][] = []
  for (const { x, y } of squares) {
    const [column, row] = [Math.round(x / side), Math.round(y / side)]
    const last = runs.at(-1)
    if (last && last[1] === row && last[0] + last[2] === column) last[2] += 1
    else runs.push([column, row, 1])
  }
  return runs
}

/**
 * A QR code of the bytes of `text`, error correction M, as one path: sharp at any size, and no image in the file.
 * @param size points of a side, the white edge included.
 */
export function qrPicture(text: string, size: number): { svg: string; width: number } {
  const encoder = (resolveModule('pdfmake/js/qrEnc') as { default: Encoder }).default
  const [background, ...squares] = encoder.measure({
    qr: [...Buffer.from(text, 'utf8')],
    mode: 'octet',
    eccLevel: 'M',
  })._canvas
  const side = squares[0]?.w ?? 1
  const modules = Math.round((background?.w ?? 0) / side) + 2 * QUIET
  const path = runsOf(squares, side)
    .map(([column, row, length]) => `M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
    .join('')
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${modules}" height="${modules}" viewBox="0 0 ${modules} ${modules}"><path fill="#000000" d="${path}"/></svg>`,
    width: size,
  }
}
