import { createRequire } from 'node:module'
import { installOverlays } from './page-overlays.ts'
import { inkOf, type PlacedLine, type StructureElement, Tag } from './tag.ts'

const resolveModule = createRequire(import.meta.url)
const BUILT = Symbol('structure built')

/** What the hook uses of pdfkit's document; pdfmake is pinned, and a test watches the bytes. */
interface DrawnDocument {
  options: { tagged?: boolean }
  page: { width: number; height: number }
  _root: { data: { Pages: { data: { Count: number } } } }
  [BUILT]?: boolean
  struct(type: string, options: object): StructureElement
  addStructure(element: StructureElement): void
  markContent(type: string, options: object): void
  markStructureContent(type: string): unknown
  endMarkedContent(): void
}

type DrawnInline = PlacedLine['inlines'][number]

interface DrawnPicture {
  x: number
  y: number
  _width: number
  _height: number
  _tag?: Tag
}

type Method = (this: { pdfDocument: DrawnDocument }, item: unknown, ...rest: unknown[]) => unknown

let installed = false

/**
 * Makes pdfmake write a real tag tree: `tagged: true` alone gives an empty one, which PDF/UA refuses. Call once per
 * thread. The tree is found through the tags that the drawn lines carry, so that documents do not share anything.
 * @throws Error when pdfmake no longer has the methods that are wrapped.
 */
export function installTagging(): void {
  if (installed) return
  const { prototype } = (resolveModule('pdfmake/js/Renderer') as { default: { prototype: Record<string, Method> } })
    .default

  const method = (name: string): Method => {
    const original = prototype[name]
    if (typeof original !== 'function') throw new Error(`pdfmake's Renderer.${name} is gone`)
    return original
  }
  const wrap = (name: string, open: (document: DrawnDocument, item: unknown) => boolean): void => {
    const original = method(name)
    prototype[name] = function (item, ...rest) {
      const opened = open(this.pdfDocument, item)
      try {
        return original.call(this, item, ...rest)
      } finally {
        if (opened) this.pdfDocument.endMarkedContent()
      }
    }
  }

  wrap('renderLine', (document, item) => openLine(document, item as PlacedLine))
  wrap('renderVector', (document) => openArtifact(document, 'Layout'))
  for (const name of ['renderImage', 'renderSVG']) {
    wrap(name, (document, item) => openPicture(document, item as DrawnPicture))
  }
  wrap('renderWatermark', (document) => openArtifact(document, 'Background'))
  const renderPages = method('renderPages')
  prototype.renderPages = function (pages, ...rest) {
    if (this.pdfDocument.options.tagged) buildStructure(this.pdfDocument, pages as DrawnPage[])
    return renderPages.call(this, pages, ...rest)
  }
  installOverlays()
  installed = true
}

interface DrawnPage {
  items: { item?: { inlines?: DrawnInline[] } }[]
}

function buildStructure(document: DrawnDocument, pages: readonly DrawnPage[]): void {
  const inlines = pages.flatMap(({ items }) => items.flatMap(({ item }) => item?.inlines?.slice(0, 1) ?? []))
  const root = inlines.find(({ _tag }) => _tag !== undefined)?._tag?.root
  if (root === undefined) return
  const build = (tag: Tag, parent: StructureElement | null): void => {
    const element = document.struct(tag.type, tag.options)
    tag.element = element
    if (parent === null) document.addStructure(element)
    else parent.add(element)
    for (const child of tag.children) build(child, element)
  }
  build(root, null)
  document[BUILT] = true
}

function openArtifact(document: DrawnDocument, type: 'Layout' | 'Background' | 'Pagination'): boolean {
  if (!document[BUILT]) return false
  document.markContent('Artifact', { type })
  return true
}

/** @throws Error for text that is neither tagged nor an artifact: a screen reader would not find it. */
function openLine(document: DrawnDocument, line: PlacedLine): boolean {
  const tag = line.inlines[0]?._tag
  if (isOnPage(document, line)) {
    for (const inline of line.inlines) if (inline._tag instanceof Tag) inline._tag.drawn += inkOf(inline.text)
  }
  if (!document[BUILT]) return false
  if (line.inlines.some((inline) => inline._tag !== tag)) throw new Error('one line bears two tags')
  if (tag === undefined) {
    const declared = line.inlines.every((inline) => inline._artifact === true || inline.text.trim() === '')
    if (!declared) throw new Error('text without a tag')
    return openArtifact(document, 'Pagination')
  }
  const page = document._root.data.Pages.data.Count
  tag.page ||= page
  if (tag.repeats && tag.page !== page) return openArtifact(document, 'Pagination')
  tag.element?.add(document.markStructureContent(tag.type))
  return true
}

/** @throws Error for a picture without a tag. */
function openPicture(document: DrawnDocument, { x, y, _width, _height, _tag: tag }: DrawnPicture): boolean {
  const { width, height } = document.page
  if (tag === undefined) throw new Error('picture without a tag')
  if (x >= 0 && y >= 0 && x + _width <= width && y + _height <= height) tag.drawn += 1
  if (!document[BUILT] || tag.element === null) return false
  // ISO 32000-1, 14.8.5.4.3: the place of a figure, from the foot of the page.
  const box = [x, height - y - _height, x + _width, height - y].map((value) => Math.round(value * 100) / 100)
  tag.element.dictionary.data.A = { O: 'Layout', Placement: 'Block', BBox: box }
  tag.element.add(document.markStructureContent(tag.type))
  return true
}

const isOnPage = ({ page }: DrawnDocument, line: PlacedLine): boolean =>
  line.x >= 0 && line.y >= 0 && line.x + line.getWidth() <= page.width && line.y + line.getHeight() <= page.height
