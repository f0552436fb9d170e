import { Refusal } from '../../../shared/result.ts'
import type { Picture } from './logo.ts'

const refused = (sentence: string): Refusal => new Refusal('invalid', sentence, { logo: sentence })
const BROKEN = 'Ce JPEG est incomplet ou abîmé. Enregistrez-le de nouveau depuis votre logiciel d’image.'

/** Application data that a reader needs: JFIF and the note of the colour transform. The rest may name people and places. */
const KEPT_APPLICATIONS = new Set([0xe0, 0xee])
/** Start of frame: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

interface Segment {
  marker: number
  start: number
  end: number
}

/** The segments before the first scan, and where that scan begins. */
function segmentsOf(bytes: Buffer): { segments: Segment[]; scan: number } {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw refused(BROKEN)
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return { segments, scan: at }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) throw refused(BROKEN)
    segments.push({ marker, start: at, end })
    at = end
  }
  throw refused(BROKEN)
}

/**
 * A JPEG in RGB or grey, without the data of the camera (place, author, thumbnail).
 * @throws Refusal `invalid`: CMYK (PDF/A with an sRGB intent forbids it), turned by its EXIF, cut short.
 */
export function readJpeg(bytes: Buffer): Picture {
  const { segments, scan } = segmentsOf(bytes)
  if (segments.some(({ marker }) => OTHER_FRAMES.has(marker))) {
    throw refused('Ce JPEG est d’une sorte que les PDF ne lisent pas. Enregistrez-le en JPEG ordinaire ou en PNG.')
  }
  const frame = segments.find(({ marker }) => FRAMES.has(marker))
  if (frame === undefined || frame.end - frame.start < 11) throw refused(BROKEN)
  const [depth, height, width, channels] = [
    bytes[frame.start + 4],
    bytes.readUInt16BE(frame.start + 5),
    bytes.readUInt16BE(frame.start + 7),
    bytes[frame.start + 9],
  ]
  if (channels === 4) {
    throw refused('Ce JPEG est en CMJN (couleurs d’imprimeur). Enregistrez-le en RVB, ou en PNG.')
  }
  if (depth !== 8 || (channels !== 1 && channels !== 3) || width === 0 || height === 0) throw refused(BROKEN)
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  if (end < scan) throw refused('Ce JPEG est coupé avant sa fin. Copiez-le ou enregistrez-le de nouveau.')
  if (segments.some((one) => isTurned(bytes.subarray(one.start, one.end)))) {
    throw refused(
      'Cette photo est enregistrée couchée. Ouvrez-la, enregistrez-la droite, puis choisissez-la de nouveau.',
    )
  }
  const kept = segments.filter(
    ({ marker }) => marker !== 0xfe && (marker < 0xe0 || marker > 0xef || KEPT_APPLICATIONS.has(marker)),
  )
  const parts = [
    bytes.subarray(0, 2),
    ...kept.map(({ start, end: stop }) => bytes.subarray(start, stop)),
    bytes.subarray(scan, end + 2),
  ]
  return { bytes: Buffer.concat(parts), width, height }
}

/** EXIF tag 0x0112 says another way than upright. */
function isTurned(segment: Buffer): boolean {
  if (segment[1] !== 0xe1 || segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return false
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return false
  const little = tiff.subarray(0, 2).toString('latin1') === 'II'
  const word = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = word(first)
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12
    if (word(at) === 0x0112) return word(at + 8) > 1
  }
  return false
}
