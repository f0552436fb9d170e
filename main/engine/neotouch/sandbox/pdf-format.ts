export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

const A4_POINTS = [595.28, 841.89] as const
const TOLERANCE = 4

/**
 * Whether the pages are A4, either way up, as far as their MediaBox can be read without a PDF library. A file whose
 * boxes are compressed is taken as right.
 */
export function isA4(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1')
  for (const [, ...corners] of text.matchAll(BOX)) {
    const [left = 0, bottom = 0, right = 0, top = 0] = corners.map(Number)
    const [short, long] = [Math.abs(right - left), Math.abs(top - bottom)].sort((one, other) => one - other)
    if (Math.abs((short ?? 0) - A4_POINTS[0]) > TOLERANCE || Math.abs((long ?? 0) - A4_POINTS[1]) > TOLERANCE)
      return false
  }
  return true
}

const NUMBER = String.raw`\s*(-?\d+(?:\.\d+)?)`
const BOX = new RegExp(String.raw`/MediaBox\s*\[${NUMBER}\s+${NUMBER}\s+${NUMBER}\s+${NUMBER}\s*\]`, 'g')
