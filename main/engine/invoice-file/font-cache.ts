import { createRequire } from 'node:module'
import { FONT_FILES } from './fonts.ts'

const resolveModule = createRequire(import.meta.url)

type Face = keyof typeof FONT_FILES
const FACES = Object.keys(FONT_FILES) as Face[]

/** What stands for a face in pdfmake's own file system: no font begins so, and fontkit asks us. */
const PREFIX = 'face of this application: '

interface Decoded {
  /** Glyphs met so far, each with the characters that led to it. */
  _glyphs: object
}

interface Fontkit {
  openSync(path: string): Decoded
  registerFormat(format: { probe(bytes: Uint8Array): boolean }): void
}

const decoded = new Map<string, Decoded>()

/**
 * fontkit decodes the tables of a font again for each document, which is two fifths of the drawing. This gives it each
 * face once per thread, by a format of ours. Call once per thread.
 * @param write puts a file into pdfmake's own file system.
 * @returns names of the faces in that file system, for `setFonts`.
 */
export function installFontCache(write: (name: string, bytes: Buffer) => void): Readonly<Record<Face, string>> {
  const fontkit = resolveModule('fontkit') as Fontkit
  for (const face of FACES) {
    const font = fontkit.openSync(FONT_FILES[face])
    if (typeof font._glyphs !== 'object')
      throw new Error('fontkit no longer keeps glyphs where they are forgotten here')
    decoded.set(PREFIX + face, font)
    write(face, Buffer.from(PREFIX + face))
  }
  // fontkit makes a font with `new`, and takes what the function gives.
  function open(stream: { buffer: Uint8Array }): Decoded | undefined {
    return decoded.get(Buffer.from(stream.buffer).toString('latin1'))
  }
  open.probe = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1', 0, PREFIX.length) === PREFIX
  fontkit.registerFormat(open)
  return Object.fromEntries(FACES.map((face) => [face, face])) as Record<Face, string>
}

/**
 * Before each document: a glyph remembers the first characters that led to it, and the file says which. What earlier
 * documents wrote must not change the bytes of this one.
 */
export function forgetGlyphs(): void {
  for (const font of decoded.values()) font._glyphs = {}
}
