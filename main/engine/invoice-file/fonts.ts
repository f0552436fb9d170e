import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const resolveModule = createRequire(import.meta.url)
const folder = dirname(resolveModule.resolve('@expo-google-fonts/source-sans-3/package.json'))
const file = (face: string): string => join(folder, face, `SourceSans3_${face}.ttf`)

/** Source Sans 3: it has U+202F, which French numbers use and pdfmake's own font lacks. */
export const FONT_FILES = {
  normal: file('400Regular'),
  bold: file('600SemiBold'),
  italics: file('400Regular_Italic'),
  bolditalics: file('600SemiBold_Italic'),
} as const

interface GlyphFont {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** The faces that the layout draws with: a character is safe when all of them have it. */
export function openFaces(): GlyphFont[] {
  const fontkit = resolveModule('fontkit') as { openSync(path: string): GlyphFont }
  return [FONT_FILES.normal, FONT_FILES.bold, FONT_FILES.italics].map((path) => fontkit.openSync(path))
}
