import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { exemptionReason, legalNotes, OPERATIONS, VAT_ON_DEBITS } from '../../../shared/rules/invoice-mentions.ts'
import { artifact, type Drawing, text } from './drawing.ts'
import { dateText } from './format.ts'
import { documentTitle, header } from './layout-header.ts'
import { linesTable } from './layout-lines.ts'
import { payment } from './layout-payment.ts'
import { totalsBlock } from './layout-totals.ts'
import { PAGE } from './print-model.ts'
import { Tag } from './tag.ts'

const PRODUCER = 'Neotouch Bureau'
/** Characters of the foot in one line of the page, at 7 points. */
const FOOT_LINE = 140
/** Points of one such line. */
const FOOT_HEIGHT = 11.5

/** The page, and the tags that its text must fill. */
export function layout(input: InvoiceFileInput, drawing: Drawing): { definition: TDocumentDefinitions; root: Tag } {
  const root = new Tag('Document', null, { lang: 'fr-FR' })
  const created = new Date(input.renderedAt)
  const title = documentTitle(input)
  const foot = footLines(input)
  const footHeight = foot.reduce((sum, line) => sum + Math.ceil(line.length / FOOT_LINE) * FOOT_HEIGHT, 0)
  const info = {
    title: drawing.safe(title),
    author: drawing.safe(input.seller.name),
    subject: `${drawing.safe(title)} du ${dateText(input.content.date)}`,
    creator: PRODUCER,
    producer: PRODUCER,
    creationDate: created,
    modDate: created,
  }
  const content: Content[] = [
    ...header(input, drawing, root),
    linesTable(input, drawing, root),
    totalsBlock(input, drawing, root),
    payment(input, drawing, root),
    mentions(input, drawing, root),
  ]
  return {
    root,
    definition: {
      version: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      displayTitle: true,
      language: 'fr-FR',
      pageSize: 'A4',
      pageMargins: [PAGE.margin, PAGE.margin, PAGE.margin, 34 + footHeight],
      info,
      defaultStyle: {
        font: 'Source',
        fontSize: drawing.measure.text,
        lineHeight: drawing.measure.lineHeight,
        color: drawing.palette.ink,
      },
      ...(input.number === null
        ? { watermark: { text: 'BROUILLON', opacity: 0.09, color: '#000000', bold: true } }
        : {}),
      footer: (page, pages) => ({
        stack: [
          ...foot.map((line) => ({ text: [artifact(drawing, line)], alignment: 'center' })),
          { text: [artifact(drawing, `${title} — page ${page} / ${pages}`)], alignment: 'right' },
        ] as Content[],
        fontSize: 7,
        color: drawing.palette.soft,
        margin: [PAGE.margin, 14, PAGE.margin, 0],
      }),
      content,
    },
  }
}

function footLines({ seller }: InvoiceFileInput): string[] {
  const capital = seller.capital.trim() === '' ? '' : ` au capital de ${seller.capital}`
  const identity = [
    `${seller.name}${seller.legalForm.trim() === '' ? '' : ` — ${seller.legalForm}`}${capital}`,
    seller.siren === '' ? '' : `SIREN ${seller.siren}`,
    seller.registration,
    seller.naf === '' ? '' : `NAF ${seller.naf}`,
    seller.vatNumber === '' ? '' : `TVA ${seller.vatNumber}`,
  ]
  // One paragraph: a foot of many short lines would cover the page.
  const footer = seller.footer.split('\n').filter((line) => line.trim() !== '')
  return [identity.filter((part) => part.trim() !== '').join(' — '), footer.join(' — ')].filter((line) => line !== '')
}

/** CGI annexe II, art. 242 nonies A, and code de commerce L441-9. */
function mentions(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { content, seller, buyer, totals } = input
  const section = root.child('Sect')
  const exemptions = new Set(totals.vat.map(({ category }) => exemptionReason(category, seller, buyer)?.text ?? ''))
  const legal = [
    `Nature des opérations : ${OPERATIONS[seller.operations]}.`,
    seller.vatOnDebits ? `${VAT_ON_DEBITS}.` : '',
    ...legalNotes(seller).map((note) => note.text),
  ]
  const small = [...exemptions, legal.filter((line) => line !== '').join(' ')].filter((line) => line !== '')
  return {
    unbreakable: drawing.whole,
    stack: [
      ...(content.notes.trim() === ''
        ? []
        : [text(drawing, section, 'P', content.notes.trim(), { style: { margin: [0, 0, 0, 6] } })]),
      ...small.map((line) =>
        text(drawing, section, 'P', line, {
          style: { fontSize: drawing.measure.small, color: drawing.palette.soft, margin: [0, 1, 0, 0] },
        }),
      ),
    ],
  }
}
