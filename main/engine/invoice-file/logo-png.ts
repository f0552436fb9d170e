import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { Refusal } from '../../../shared/result.ts'
import type { Picture } from './logo.ts'

const refused = (sentence: string): Refusal => new Refusal('invalid', sentence, { logo: sentence })
const BROKEN = 'Ce PNG est incomplet ou abîmé. Enregistrez-le de nouveau depuis votre logiciel d’image.'
const LARGEST = 'Cette image est trop grande. Réduisez-la à 3 000 points de côté au plus.'

/** Most pixels of a side of the chosen file, and of what is kept: 300 dots per inch on 80 mm. */
const MOST_CHOSEN = 3_000
const MOST_KEPT = 945

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** Adam7: [first column, first row, column step, row step] of each pass. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Header {
  width: number
  height: number
  depth: number
  colour: number
  interlaced: boolean
  palette: Buffer
  transparency: Buffer | null
}

/** Three bytes a pixel. */
interface Raster {
  width: number
  height: number
  pixels: Buffer
}

/**
 * A PNG of eight bits, without transparency, at most 945 pixels wide or high: transparent parts become the white of the
 * paper, so that PDF/A needs no mask and pdfkit no decoding. Read again, it gives the same bytes.
 * @throws Refusal `invalid`: broken, animated or too large.
 */
export function readPng(bytes: Buffer): Picture {
  const { header, data } = chunksOf(bytes)
  const raster = scaled(flattened(header, inflated(header, data)))
  return { bytes: encoded(raster), width: raster.width, height: raster.height }
}

function chunksOf(bytes: Buffer): { header: Header; data: Buffer } {
  let header: Header | null = null
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > bytes.length) throw refused(BROKEN)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) throw refused(BROKEN)
    if (type === 'IHDR') header = headerOf(body)
    else if (header === null) throw refused(BROKEN)
    else if (type === 'acTL') throw refused('Ce PNG est animé. Enregistrez une seule image, puis choisissez-la.')
    else if (type === 'PLTE') header.palette = body
    else if (type === 'tRNS') header.transparency = body
    else if (type === 'IDAT') data.push(body)
    else if (type === 'IEND') {
      if (data.length === 0 || (header.colour === 3 && header.palette.length === 0)) throw refused(BROKEN)
      return { header, data: Buffer.concat(data) }
    }
    at += 12 + length
  }
  throw refused(BROKEN)
}

function headerOf(body: Buffer): Header {
  if (body.length !== 13) throw refused(BROKEN)
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
  const [depth = 0, colour = 0, , , interlace] = body.subarray(8)
  if (width === 0 || height === 0 || !DEPTHS[colour]?.includes(depth)) throw refused(BROKEN)
  if (width > MOST_CHOSEN || height > MOST_CHOSEN) throw refused(LARGEST)
  return { width, height, depth, colour, interlaced: interlace === 1, palette: Buffer.alloc(0), transparency: null }
}

/** Samples of 16 bits, row after row, as the file has them: 8-bit ones are not stretched. */
function inflated(header: Header, data: Buffer): Uint16Array {
  const { width, height, depth, colour, interlaced } = header
  const channels = CHANNELS[colour] ?? 1
  const passes = interlaced ? PASSES : ([[0, 0, 1, 1]] as const)
  const sizes = passes.map(([left, top, across, down]) => ({
    columns: Math.ceil((width - left) / across),
    rows: Math.ceil((height - top) / down),
  }))
  const rowBytes = (columns: number): number => Math.ceil((columns * channels * depth) / 8)
  const expected = sizes.reduce((sum, { columns, rows }) => sum + (columns > 0 ? rows * (1 + rowBytes(columns)) : 0), 0)
  let raw: Buffer
  try {
    raw = inflateSync(data, { maxOutputLength: expected + 1 })
  } catch {
    throw refused(BROKEN)
  }
  if (raw.length < expected) throw refused(BROKEN)
  const samples = new Uint16Array(width * height * channels)
  let at = 0
  for (const [index, [left, top, across, down]] of passes.entries()) {
    const { columns, rows } = sizes[index] ?? { columns: 0, rows: 0 }
    if (columns === 0 || rows === 0) continue
    const length = rowBytes(columns)
    let above: Buffer = Buffer.alloc(length)
    for (let row = 0; row < rows; row++) {
      const line = unfiltered(
        raw.subarray(at + 1, at + 1 + length),
        above,
        raw[at] ?? 0,
        Math.max(1, (channels * depth) >> 3),
      )
      for (let sample = 0; sample < columns * channels; sample++) {
        const column = left + Math.floor(sample / channels) * across
        samples[((top + row * down) * width + column) * channels + (sample % channels)] = sampleAt(line, sample, depth)
      }
      above = line
      at += 1 + length
    }
  }
  return samples
}

function sampleAt(line: Buffer, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0
  if (depth === 16) return line.readUInt16BE(index * 2)
  const bit = index * depth
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

function unfiltered(line: Buffer, above: Buffer, filter: number, step: number): Buffer {
  if (filter > 4) throw refused(BROKEN)
  const out = Buffer.from(line)
  for (let index = 0; index < out.length; index++) {
    const left = index < step ? 0 : (out[index - step] ?? 0)
    const up = above[index] ?? 0
    const corner = index < step ? 0 : (above[index - step] ?? 0)
    const added = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0
    out[index] = ((out[index] ?? 0) + added) & 255
  }
  return out
}

/** Paeth's predictor. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Over white, in eight bits. */
function flattened({ width, height, depth, colour, palette, transparency }: Header, samples: Uint16Array): Raster {
  const pixels = Buffer.alloc(width * height * 3)
  const channels = CHANNELS[colour] ?? 1
  const most = (1 << depth) - 1
  const clear = transparency !== null && colour !== 3 ? [...samplesOf(transparency)] : null
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels
    const first = samples[at] ?? 0
    const grey = colour === 0 || colour === 4
    const own = grey ? [first, first, first] : [first, samples[at + 1] ?? 0, samples[at + 2] ?? 0]
    const parts = colour === 3 ? [0, 1, 2].map((part) => palette[first * 3 + part] ?? 0) : own
    const alpha =
      colour === 3
        ? (transparency?.[first] ?? 255) / 255
        : colour === 4 || colour === 6
          ? (samples[at + channels - 1] ?? most) / most
          : clear?.every((value, part) => value === own[part])
            ? 0
            : 1
    const scale = colour === 3 ? 1 : 255 / most
    for (let part = 0; part < 3; part++) {
      pixels[pixel * 3 + part] = Math.round((parts[part] ?? 0) * scale * alpha + 255 * (1 - alpha))
    }
  }
  return { width, height, pixels }
}

function* samplesOf(bytes: Buffer): Generator<number> {
  for (let at = 0; at + 2 <= bytes.length; at += 2) yield bytes.readUInt16BE(at)
}

/** Smaller by averaging whole areas, when it is larger than a print can show. */
function scaled(raster: Raster): Raster {
  const factor = Math.max(raster.width, raster.height) / MOST_KEPT
  if (factor <= 1) return raster
  const [width, height] = [raster.width, raster.height].map((side) => Math.max(1, Math.round(side / factor))) as [
    number,
    number,
  ]
  const pixels = Buffer.alloc(width * height * 3)
  const [across, down] = [raster.width / width, raster.height / height]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.floor(x * across), Math.max(Math.floor(x * across) + 1, Math.floor((x + 1) * across))]
      const [top, foot] = [Math.floor(y * down), Math.max(Math.floor(y * down) + 1, Math.floor((y + 1) * down))]
      for (let part = 0; part < 3; part++) {
        let sum = 0
        for (let row = top; row < foot; row++) {
          for (let column = left; column < right; column++)
            sum += raster.pixels[(row * raster.width + column) * 3 + part] ?? 0
        }
        pixels[(y * width + x) * 3 + part] = Math.round(sum / ((right - left) * (foot - top)))
      }
    }
  }
  return { width, height, pixels }
}

/** RGB in eight bits; each row says what changes from the one above. */
function encoded({ width, height, pixels }: Raster): Buffer {
  const length = width * 3
  const rows = Buffer.alloc(height * (length + 1))
  for (let row = 0; row < height; row++) {
    const at = row * (length + 1)
    rows[at] = 2
    for (let index = 0; index < length; index++) {
      const above = row === 0 ? 0 : (pixels[(row - 1) * length + index] ?? 0)
      rows[at + 1 + index] = ((pixels[row * length + index] ?? 0) - above) & 255
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
