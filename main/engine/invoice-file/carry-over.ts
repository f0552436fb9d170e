import type { Content } from 'pdfmake/interfaces.js'
import { artifact, type Drawing } from './drawing.ts'
import { euros } from './format.ts'
import { PAGE } from './print-model.ts'
import type { PageOverlay, PlacedLine, Tag } from './tag.ts'

/** Points kept free under a head that is drawn again: the carried amount stands there. */
export const CARRY_HEIGHT = 14

/** Points from the left margin to the right edge of the amounts. */
const RIGHT_EDGE = 511
const AMOUNT_WIDTH = 90

interface Page {
  /** Foot of the head of the table, where it is drawn again. */
  head: number | null
  /** Foot of its last row; null: no row of the table stands there. */
  foot: number | null
  /** Cents of the rows whose amount stands there. */
  sum: number
}

/**
 * « Report » under each head that is drawn again and « À reporter » under the last row of each page that goes on: what
 * the rows before come to. Decoration to a screen reader, which reads the table as one.
 * @param amounts cents of each row, by the tag of the cell that shows them.
 */
export function carryOver(table: Tag, amounts: ReadonlyMap<Tag, number>, drawing: Drawing): PageOverlay {
  return (lines) => {
    const pages = lines.map((page) => pageOf(page, table, amounts))
    const last = pages.findLastIndex(({ foot }) => foot !== null)
    let carried = 0
    return pages.map(({ head, foot, sum }, index) => {
      const before = carried
      carried += sum
      if (index > last || foot === null) return null
      const gap = drawing.measure.rowPadding + 1
      const rows = [
        ...(index > 0 && head !== null ? [row('Report', before, head + gap, drawing)] : []),
        ...(index < last ? [row('À reporter', carried, foot + gap, drawing)] : []),
      ]
      return rows.length === 0 ? null : ({ stack: rows } as Content)
    })
  }
}

function pageOf(lines: readonly PlacedLine[], table: Tag, amounts: ReadonlyMap<Tag, number>): Page {
  const page: Page = { head: null, foot: null, sum: 0 }
  const counted = new Set<Tag>()
  for (const line of lines) {
    const tag = line.inlines[0]?._tag
    if (tag === undefined || !tag.isUnder(table)) continue
    const foot = line.y + line.getHeight()
    if (tag.repeats) page.head = Math.max(page.head ?? 0, foot)
    else page.foot = Math.max(page.foot ?? 0, foot)
    if (!counted.has(tag)) page.sum += amounts.get(tag) ?? 0
    counted.add(tag)
  }
  return page
}

const row = (label: string, amount: number, y: number, drawing: Drawing): Content =>
  ({
    absolutePosition: { x: PAGE.margin, y },
    columns: [
      { width: RIGHT_EDGE - AMOUNT_WIDTH, text: [artifact(drawing, label)], alignment: 'right' },
      { width: AMOUNT_WIDTH, text: [artifact(drawing, euros(amount))], alignment: 'right' },
    ],
    fontSize: drawing.measure.head,
    bold: true,
    color: drawing.palette.accent,
  }) as Content
