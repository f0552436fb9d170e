import type { Content } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { scheduleText } from '../../../shared/rules/installments.ts'
import { paymentCode, transferOf } from '../../../shared/rules/payment-code.ts'
import { paymentMeans } from '../../../shared/rules/payment-means.ts'
import { type Drawing, text } from './drawing.ts'
import { dateText, euros, ibanText } from './format.ts'
import { MILLIMETRE } from './print-model.ts'
import { qrPicture } from './qr-picture.ts'
import type { Tag } from './tag.ts'

/** Points of the code, its white edge included: a telephone reads it at arm's length. */
const CODE_SIZE = 30 * MILLIMETRE

/** How, when and where to pay; at the right, the code of the transfer. */
export function payment(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { content, seller, totals, print } = input
  const section = root.child('Sect')
  const means = paymentMeans(content, seller.iban)
  const toAccount = means?.toAccount === true
  const showBank = print.bank && toAccount && seller.iban !== '' && totals.due > 0
  const dueDate =
    content.kind === 'invoice' && content.dueDate !== null && content.installments.length === 0
      ? `À payer au plus tard le ${dateText(content.dueDate)}`
      : ''
  const lines = [
    means === null || means.label === null ? '' : `Mode de règlement : ${means.label}`,
    [content.paymentTermsLabel.trim(), dueDate].filter((part) => part !== '').join(' — '),
    scheduleText(content.installments, totals.due),
    showBank ? `IBAN ${ibanText(seller.iban)}${seller.bic === '' ? '' : ` — BIC ${seller.bic}`}` : '',
  ].filter((line) => line.trim() !== '')
  const transfer = print.paymentQr && toAccount ? transferOf(input) : null
  const code = transfer === null ? null : paymentCode(transfer)
  if (lines.length === 0 && code === null) return ''
  const written = {
    stack: [
      text(drawing, section, 'H2', 'Règlement', {
        style: { bold: true, fontSize: drawing.measure.head, color: drawing.palette.accent, margin: [0, 0, 0, 2] },
      }),
      ...lines.map((line) => text(drawing, section, 'P', line)),
    ],
  }
  const place = { unbreakable: drawing.whole, margin: [0, 0, 0, 8 * drawing.measure.gap] }
  if (transfer === null || code === null) return { ...place, ...written } as Content
  const words = `Code QR de virement : ${euros(transfer.amount)} à ${transfer.name}, IBAN ${ibanText(transfer.iban)}, référence ${transfer.reference}`
  return {
    ...place,
    columns: [
      { width: '*', ...written },
      {
        width: CODE_SIZE + 50,
        stack: [
          section.child('Figure', { alt: words }).picture({ ...qrPicture(code, CODE_SIZE), alignment: 'center' }),
          text(
            drawing,
            section,
            'P',
            `Virement de ${euros(transfer.amount)} : scannez avec l’application de votre banque`,
            {
              style: { fontSize: drawing.measure.small, color: drawing.palette.soft, alignment: 'center' },
            },
          ),
        ],
      },
    ],
  } as Content
}
