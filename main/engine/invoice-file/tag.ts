import type { Content } from 'pdfmake/interfaces.js'

/** The structure types of ISO 32000-1, 14.8.4 that an invoice needs. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'

export interface TagOptions {
  scope?: 'Column' | 'Row'
  lang?: string
  /** What a figure shows, in words. */
  alt?: string
}

/** pdfkit's structure element, as far as it is used here. */
export interface StructureElement {
  dictionary: { data: Record<string, unknown> }
  add(child: unknown): unknown
}

/** A line of text where the layout placed it. */
export interface PlacedLine {
  x: number
  y: number
  inlines: { text: string; _tag?: Tag; _artifact?: boolean }[]
  getWidth(): number
  getHeight(): number
}

/** The lines of each page, in order → what is drawn over that page, if anything. */
export type PageOverlay = (pages: readonly (readonly PlacedLine[])[]) => (Content | null)[]

/** A piece of text of the definition that carries its tag down to the page. */
export interface TaggedInline {
  text: string
  _tag: Tag
}

export const inkOf = (text: string): number => text.replace(/\s/gu, '').length

/**
 * A node of the tag tree. It also counts the characters that were asked for and those that were drawn: pdfmake drops
 * a row or a block that is taller than a page, and says nothing.
 */
export class Tag {
  readonly type: TagType
  readonly options: TagOptions
  /** Drawn again at the top of each page: only the first time is content. */
  readonly repeats: boolean
  readonly root: Tag
  readonly parent: Tag | null
  readonly children: Tag[] = []
  /** On the root: what is drawn over pages once their rows are placed. */
  overlay: PageOverlay | null = null
  /** On a table: points kept free under its head where it is drawn again. */
  spaceUnderHead = 0
  element: StructureElement | null = null
  page = 0
  drawn = 0
  private expected = 0

  constructor(type: TagType, parent: Tag | null, options: TagOptions = {}, repeats = false) {
    this.type = type
    this.options = options
    this.repeats = repeats
    this.root = parent?.root ?? this
    this.parent = parent
    parent?.children.push(this)
  }

  child(type: TagType, options: TagOptions = {}, repeats = false): Tag {
    return new Tag(type, this, options, repeats)
  }

  isUnder(other: Tag): boolean {
    return this === other || this.parent?.isUnder(other) === true
  }

  /** A picture of the definition that carries this tag down to the page: it counts as one character. */
  picture(node: object): object {
    this.expected += 1
    return { ...node, _tag: this }
  }

  /** @param style pdfmake's style of this piece of text. */
  inline(text: string, style: object = {}): TaggedInline {
    this.expected += inkOf(text)
    return { ...style, text, _tag: this }
  }

  /** Characters of this tag and of those below that did not reach a page. */
  lost(): number {
    return this.children.reduce((sum, child) => sum + child.lost(), Math.max(0, this.expected - this.drawn))
  }
}
