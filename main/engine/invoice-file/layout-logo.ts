import type { Content } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import type { Drawing } from './drawing.ts'
import { MILLIMETRE, PAGE } from './print-model.ts'
import type { Tag } from './tag.ts'

/** Widest logo, in points: the place beside the window of the envelope. */
const WIDEST = 80 * MILLIMETRE

/**
 * The logo, when there is one and it stands at this side. At the right it leaves the title its place above the window.
 * @param below points that what stands under it needs.
 */
export function logo(
  { print, seller }: InvoiceFileInput,
  side: 'left' | 'right',
  below: number,
  drawing: Drawing,
  section: Tag,
): Content[] {
  const picture = print.logo
  if (picture === null || print.logoPosition !== side) return []
  const asked = print.logoHeight * MILLIMETRE
  const most = side === 'left' ? asked : Math.min(asked, PAGE.windowTop - PAGE.margin - below)
  const scale = Math.min(most / picture.height, WIDEST / picture.width)
  const size = { width: picture.width * scale, height: picture.height * scale }
  const source =
    picture.type === 'svg'
      ? { svg: Buffer.from(picture.data, 'base64').toString('utf8') }
      : { image: `data:image/${picture.type};base64,${picture.data}` }
  const tag = section.child('Figure', { alt: drawing.safe(`Logo de ${seller.name}`) })
  return [tag.picture({ ...source, ...size, alignment: side, margin: [0, 0, 0, 4] }) as Content]
}
