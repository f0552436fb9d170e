import { openFaces } from './fonts.ts'

const REPLACEMENT = '?'
/** What stands for characters that may be missing without harm to the sense. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u2011': '-',
  '\u200b': '',
  '\ufeff': '',
  '\u00ad': '',
}

export interface SafeText {
  (text: string): string
  /** Characters that were replaced by « ? », each once. */
  readonly replaced: Set<string>
}

let known: ((character: string) => boolean) | null = null

function hasGlyph(character: string): boolean {
  if (known === null) {
    const faces = openFaces()
    const answers = new Map<string, boolean>()
    known = (asked) => {
      const answer = answers.get(asked) ?? faces.every((face) => face.hasGlyphForCodePoint(asked.codePointAt(0) ?? 0))
      answers.set(asked, answer)
      return answer
    }
  }
  return known(character)
}

const isControl = (character: string): boolean => /^\p{Cc}$/u.test(character)

/**
 * A character that the font lacks would be drawn as a box and break PDF/A (ISO 19005-3, 6.2.11.8): text is composed,
 * control characters become spaces, and what is left without a glyph becomes « ? » and is reported.
 */
export function createSafeText(): SafeText {
  const replaced = new Set<string>()
  const safe = (text: string): string =>
    [...text.normalize('NFC').replace(/\r\n?/gu, '\n')]
      .map((character) => {
        if (character === '\n') return character
        if (isControl(character)) return ' '
        if (hasGlyph(character)) return character
        const alternative = ALTERNATIVES[character]
        if (alternative !== undefined) return alternative
        replaced.add(character)
        return REPLACEMENT
      })
      .join('')
  return Object.assign(safe, { replaced })
}
