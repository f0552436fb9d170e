import type { Content } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import type { Address } from '../../../shared/model/party.ts'
import { addressLines, countryLine } from '../../../shared/rules/postal-address.ts'
import { type Drawing, NO_PADDING, text } from './drawing.ts'
import { dateText } from './format.ts'
import { logo } from './layout-logo.ts'
import { PAGE } from './print-model.ts'
import type { Tag } from './tag.ts'

export const documentTitle = ({ content, number }: Pick<InvoiceFileInput, 'content' | 'number'>): string =>
  `${content.kind === 'invoice' ? 'Facture' : 'Avoir'} ${number === null ? '(Brouillon)' : `n° ${number}`}`

const placeLines = (address: Address): string[] =>
  [
    address.line1,
    address.line2,
    address.line3,
    address.line4,
    `${address.postcode} ${address.city}`,
    address.country === 'FR' ? '' : countryLine(address.country),
  ]
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The seller at the top left, the title at its right, the facts of the document, and the buyer in the window. */
export function header(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content[] {
  const left = sellerBlock(input, drawing, root)
  const title = titleBlock(input, drawing, root)
  const address = addressBlock(input, drawing, root)
  const facts = factsBlock(input, drawing, root)
  const leftWidth = PAGE.windowLeft - PAGE.margin
  return [
    {
      table: {
        widths: [leftWidth - 16, PAGE.width - PAGE.margin - PAGE.windowLeft + 16],
        heights: [PAGE.windowTop - PAGE.margin, PAGE.windowHeight + 4],
        body: [
          [left, title],
          [facts, ''],
        ],
      },
      layout: NO_PADDING,
    },
    {
      absolutePosition: { x: PAGE.windowLeft, y: PAGE.windowTop },
      columns: [{ width: PAGE.windowWidth, stack: address }],
    },
  ]
}

function sellerBlock(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { seller } = input
  const section = root.child('Sect')
  const small = { fontSize: drawing.measure.head - 0.5, color: drawing.palette.soft }
  const lines = [
    ...placeLines(seller.address),
    [seller.phone, seller.email].filter((part) => part !== '').join(' — '),
    seller.website,
    seller.siren === '' ? '' : `${seller.nic === '' ? 'SIREN' : 'SIRET'} ${seller.siren} ${seller.nic}`.trim(),
    seller.vatNumber === '' ? '' : `N° TVA ${seller.vatNumber}`,
  ]
  const picture = logo(input, 'left', 0, drawing, section)
  return {
    // Without a logo the row is higher than its text; with one, what follows would touch it.
    ...(picture.length === 0 ? {} : { margin: [0, 0, 0, 8] }),
    stack: [
      ...picture,
      text(drawing, section, 'P', seller.name, {
        style: {
          fontSize: drawing.measure.sellerName,
          bold: true,
          color: drawing.palette.accent,
          margin: [0, 0, 0, 2],
        },
      }),
      ...lines.filter((line) => line !== '').map((line) => text(drawing, section, 'P', line, { style: small })),
    ],
  }
}

function titleBlock(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const section = root.child('Sect')
  const { content } = input
  const original = content.originalInvoice
  return {
    stack: [
      ...logo(input, 'right', drawing.measure.title * 2.8, drawing, section),
      text(drawing, section, 'H1', documentTitle(input), {
        style: { fontSize: drawing.measure.title, bold: true, alignment: 'right', color: drawing.palette.accent },
      }),
      text(drawing, section, 'P', `du ${dateText(content.date)}`, {
        style: { fontSize: drawing.measure.text + 1, alignment: 'right' },
      }),
      ...(content.kind === 'creditNote' && original !== null
        ? [
            text(
              drawing,
              section,
              'P',
              `sur la facture n° ${original.number}${original.date === null ? '' : ` du ${dateText(original.date)}`}`,
              { style: { alignment: 'right' } },
            ),
          ]
        : []),
    ],
  }
}

function addressBlock({ buyer }: InvoiceFileInput, drawing: Drawing, root: Tag): Content[] {
  const section = root.child('Sect')
  return addressLines(buyer).map((line, index) =>
    text(drawing, section, 'P', line, { style: { fontSize: 10.5, bold: index === 0, lineHeight: 1.1 } }),
  )
}

function factsBlock(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { content, buyer } = input
  const delivery = buyer.deliveryAddress
  const facts: [string, string][] = [
    ['Échéance', content.dueDate === null ? '' : dateText(content.dueDate)],
    ['Livraison', content.deliveryDate === null ? '' : dateText(content.deliveryDate)],
    ['Référence', content.reference],
    ['Code client', buyer.code],
    ['SIREN client', buyer.siren],
    ['N° TVA client', buyer.vatNumber],
    [
      'Contact',
      content.contactId === null || buyer.contact === null
        ? ''
        : [buyer.contact.civility, buyer.contact.firstName, buyer.contact.lastName].filter(Boolean).join(' '),
    ],
    [buyer.isPublic ? 'N° d’engagement' : 'N° de commande', content.commitmentNumber],
    ['Code service', content.serviceCode || buyer.chorus.serviceCode],
    ['N° de marché', content.marketNumber || buyer.chorus.marketNumber],
    [
      'Livré à',
      delivery === null ? '' : [buyer.deliveryName, ...placeLines(delivery)].filter((line) => line !== '').join(', '),
    ],
  ]
  const shown = facts.filter(([, value]) => value.trim() !== '')
  if (shown.length === 0) return ''
  const table = root.child('Table')
  return {
    table: {
      widths: [78, 166],
      body: shown.map(([label, value]) => {
        const row = table.child('TR')
        return [
          text(drawing, row, 'TH', label, {
            style: { color: drawing.palette.soft, fontSize: drawing.measure.head },
            tag: { scope: 'Row' },
          }),
          text(drawing, row, 'TD', value, { style: { fontSize: drawing.measure.head } }),
        ]
      }),
    },
    layout: NO_PADDING,
  }
}
