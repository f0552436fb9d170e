import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js'
import type { SafeText } from './glyphs.ts'
import type { Measure, Palette } from './print-model.ts'
import type { Tag, TagOptions, TagType } from './tag.ts'

/** What each part of the page is drawn with. */
export interface Drawing {
  safe: SafeText
  palette: Palette
  measure: Measure
  /** False at the second try, when something taller than a page was lost: rows and blocks may then be cut. */
  whole: boolean
}

interface TextOptions {
  style?: object
  tag?: TagOptions
  /** A table header, drawn again on each page. */
  repeats?: boolean
}

/** A block of text with its own tag. */
export function text(drawing: Drawing, parent: Tag, type: TagType, value: string, options: TextOptions = {}): Content {
  const tag = parent.child(type, options.tag, options.repeats)
  return { ...options.style, text: [tag.inline(drawing.safe(value))] }
}

/** Text of headers and footers: decoration to a screen reader. */
export const artifact = (drawing: Drawing, value: string): object => ({ text: drawing.safe(value), _artifact: true })

export const NO_PADDING: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

/** Thin rules between rows, a stronger one under the header. */
export const ruled = ({ palette, measure }: Pick<Drawing, 'palette' | 'measure'>): CustomTableLayout => ({
  hLineWidth: (index) => (index === 0 ? 0 : index === 1 ? 0.8 : 0.4),
  hLineColor: (index) => (index === 1 ? palette.accent : palette.rule),
  vLineWidth: () => 0,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => measure.rowPadding,
  paddingBottom: () => measure.rowPadding,
})
