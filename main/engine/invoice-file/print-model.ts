import { type PrintModel, printModelAllowsColor } from '../../../shared/model/sending.ts'
import { bandOf, legibleAccent, tinted } from '../../../shared/rules/print-colour.ts'

/** The colours of a print model. RGB only: CMYK breaks PDF/A with an sRGB output intent. */
export interface Palette {
  ink: string
  soft: string
  accent: string
  accentInk: string
  band: string
  rule: string
}

const PALETTES = {
  'classic-color': {
    ink: '#1c2430',
    soft: '#566070',
    accent: '#1f4e79',
    accentInk: '#ffffff',
    band: '#eaf1f8',
    rule: '#b9c7d6',
  },
  'classic-mono': {
    ink: '#000000',
    soft: '#4a4a4a',
    accent: '#000000',
    accentInk: '#ffffff',
    band: '#eeeeee',
    rule: '#a0a0a0',
  },
  compact: {
    ink: '#000000',
    soft: '#4a4a4a',
    accent: '#000000',
    accentInk: '#ffffff',
    band: '#f2f2f2',
    rule: '#c8c8c8',
  },
} as const satisfies Record<PrintModel, Palette>

/** The colours of a model; `accent` replaces its own, made dark enough to be read. Black and white stays so. */
export function paletteOf(model: PrintModel, accent: string | null): Palette {
  const palette = PALETTES[model]
  if (accent === null || !printModelAllowsColor(model)) return palette
  const legible = legibleAccent(accent)
  return { ...palette, accent: legible, band: bandOf(legible), rule: tinted(legible, 0.7) }
}

/** Sizes of a print model, in points. The address in the window keeps its own: the post reads it. */
export interface Measure {
  text: number
  lineHeight: number
  /** Heads of tables and secondary facts. */
  head: number
  small: number
  title: number
  sellerName: number
  rowPadding: number
  /** Factor of the space between blocks. */
  gap: number
}

const CLASSIC: Measure = {
  text: 9.5,
  lineHeight: 1.12,
  head: 9,
  small: 8,
  title: 18,
  sellerName: 15,
  rowPadding: 1.8,
  gap: 1,
}

export const MEASURES = {
  'classic-color': CLASSIC,
  'classic-mono': CLASSIC,
  compact: {
    text: 8,
    lineHeight: 1.05,
    head: 7.5,
    small: 7,
    title: 14,
    sellerName: 12,
    rowPadding: 0.7,
    gap: 0.5,
  },
} as const satisfies Record<PrintModel, Measure>

/** In points. */
export const MILLIMETRE = 72 / 25.4

/** A4 in points. The window of a French envelope: 85 × 33 mm, 110 mm from the left, 55 mm from the top. */
export const PAGE = {
  width: 595.28,
  margin: 40,
  windowLeft: 110 * MILLIMETRE,
  windowTop: 55 * MILLIMETRE,
  windowWidth: 85 * MILLIMETRE,
  windowHeight: 33 * MILLIMETRE,
} as const
