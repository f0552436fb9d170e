import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { LOGO_BYTES, type Logo } from '../../../shared/model/print.ts'
import { Refusal } from '../../../shared/result.ts'
import { readJpeg } from './logo-jpeg.ts'
import { readPng } from './logo-png.ts'
import { readSvg } from './logo-svg.ts'

/** Bytes of a file that is opened at all: a PNG is made smaller, so that it may be much larger than what is kept. */
const LARGEST_FILE = 10_000_000

/** A picture that was read: the bytes to keep and its size, in pixels or user units. */
export interface Picture {
  bytes: Uint8Array
  width: number
  height: number
}

const refused = (sentence: string): Refusal => new Refusal('invalid', sentence, { logo: sentence })

/** The picture of these bytes. @throws Refusal `invalid` with a sentence that says what to do. */
function read(bytes: Uint8Array): Omit<Logo, 'name'> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length === 0) throw refused('Ce fichier est vide. Choisissez un autre fichier.')
  const type = typeOf(buffer)
  if (type === null) throw refused(strangerWords(buffer))
  const picture = { png: readPng, jpeg: readJpeg, svg: readSvg }[type](buffer)
  if (picture.bytes.byteLength > LOGO_BYTES) {
    throw refused(
      `Ce logo pèse ${Math.ceil(picture.bytes.byteLength / 1000)} Ko, et chaque facture le contiendrait. Réduisez-le à 500 Ko, ou enregistrez-le en PNG.`,
    )
  }
  const ratio = picture.width / picture.height
  if (ratio > 20 || ratio < 1 / 20) {
    throw refused('Ce logo est trop allongé. Choisissez une image au plus vingt fois plus longue que large.')
  }
  return { type, data: Buffer.from(picture.bytes).toString('base64'), width: picture.width, height: picture.height }
}

function typeOf(buffer: Buffer): Logo['type'] | null {
  if (buffer.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'png'
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return 'jpeg'
  return /<svg[\s>]/u.test(buffer.subarray(0, 4_000).toString('utf8')) ? 'svg' : null
}

/** What a file of another kind is, and how to make one that will do. */
function strangerWords(buffer: Buffer): string {
  const head = buffer.subarray(0, 16).toString('latin1')
  const kinds: [RegExp, string][] = [
    [/^GIF8/u, 'Ce fichier est un GIF, souvent animé.'],
    [/^RIFF....WEBP/su, 'Ce fichier est un WebP.'],
    [/^%PDF/u, 'Ce fichier est un PDF.'],
    [/^BM/u, 'Ce fichier est un BMP.'],
    [/^(?:II\*|MM\0\*)/u, 'Ce fichier est un TIFF.'],
    [/^8BPS/u, 'Ce fichier vient de Photoshop.'],
    [/^PK/u, 'Ce fichier est une archive.'],
  ]
  const kind = kinds.find(([pattern]) => pattern.test(head))?.[1] ?? 'Ce fichier n’est pas une image lisible.'
  return `${kind} Enregistrez le logo en PNG, JPEG ou SVG, puis choisissez-le de nouveau.`
}

/** Reads a chosen file, and cleans it. @throws Refusal `not_found`, or `invalid` with what to do. */
export function logoOfFile(path: string): Logo {
  const whole = resolve(path)
  const facts = statSync(whole, { throwIfNoEntry: false })
  if (!facts?.isFile()) throw new Refusal('not_found', 'Ce fichier est introuvable. Choisissez-le de nouveau.')
  if (facts.size > LARGEST_FILE) {
    throw refused('Ce fichier dépasse 10 Mo. Enregistrez le logo en plus petit, puis choisissez-le de nouveau.')
  }
  return { ...read(readFileSync(whole)), name: basename(whole).slice(0, 255) }
}

/** A logo that someone hands over, read again as if it came from a file. @throws Refusal `invalid`. */
export const checkLogo = (logo: Logo): Logo => ({ ...read(Buffer.from(logo.data, 'base64')), name: logo.name })
