import { createRequire } from 'node:module'
import type { PlacedLine, Tag } from './tag.ts'

const resolveModule = createRequire(import.meta.url)

interface Item {
  item?: Partial<PlacedLine>
}

interface Size {
  width: number
  height: number
}

/** What the hooks use of pdfmake's LayoutBuilder. */
interface Builder {
  writer: { context(): { pages: { items: Item[] }[] } }
  addDynamicRepeatable(
    node: (page: number) => unknown,
    size: (page: Size) => Size & { x: number; y: number },
    name: string,
  ): void
}

interface Repeatable {
  height: number
  items: Item[]
}

type Prototype<This, Argument> = Record<string, (this: This, argument: Argument, ...rest: unknown[]) => unknown>

const isLine = (item: Item['item']): item is PlacedLine =>
  item?.inlines !== undefined && typeof item.getHeight === 'function'

const linesOf = (items: readonly Item[]): PlacedLine[] => items.flatMap(({ item }) => (isLine(item) ? [item] : []))

const tagOf = (lines: readonly PlacedLine[]): Tag | undefined =>
  lines.find(({ inlines }) => inlines[0]?._tag !== undefined)?.inlines[0]?._tag

/**
 * Lets a document draw over its pages once its rows are placed, and keep a space under a head that is drawn again:
 * pdfmake places rows in one pass and says nothing of where they went. Call once per thread.
 * @throws Error when pdfmake no longer has the methods that are wrapped.
 */
export function installOverlays(): void {
  const builder = methodOf<Builder, unknown>('LayoutBuilder', 'addHeadersAndFooters')
  builder.prototype.addHeadersAndFooters = function (...rest) {
    const pages = this.writer.context().pages.map(({ items }) => linesOf(items))
    const overlay = tagOf(pages.flat())?.root.overlay?.(pages)
    if (overlay) {
      this.addDynamicRepeatable(
        (page) => overlay[page - 1],
        ({ width, height }) => ({ x: 0, y: 0, width, height }),
        'overlay',
      )
    }
    return builder.original.apply(this, rest)
  }

  const writer = methodOf<object, Repeatable>('PageElementWriter', 'pushToRepeatables')
  writer.prototype.pushToRepeatables = function (head, ...rest) {
    for (let tag: Tag | null = tagOf(linesOf(head.items)) ?? null; tag !== null; tag = tag.parent) {
      head.height += tag.spaceUnderHead
    }
    return writer.original.call(this, head, ...rest)
  }
}

function methodOf<This, Argument>(file: string, name: string) {
  const module = resolveModule(`pdfmake/js/${file}`) as { default: { prototype: Prototype<This, Argument> } }
  const { prototype } = module.default
  const original = prototype[name]
  if (typeof original !== 'function') throw new Error(`pdfmake's ${file}.${name} is gone`)
  return { prototype, original }
}
