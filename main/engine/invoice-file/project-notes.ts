import type { Seller } from '../../../shared/model/document.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'

const OPERATIONS = { B: 'goods', S: 'services', M: 'mixed' } as const
const CAPITAL = ' au capital de '
const REFERENCE = 'Référence : '

/** What stands in the notes and the VAT of the document, and is of the seller in our model. */
export type SellerNotes = Pick<
  Seller,
  | 'legalForm'
  | 'capital'
  | 'registration'
  | 'recoveryFee'
  | 'latePenalty'
  | 'earlyPayment'
  | 'operations'
  | 'vatExempt'
  | 'vatOnDebits'
>

interface ProjectedNotes {
  seller: SellerNotes
  reference: string
  notes: string
  beyond: string[]
}

/** BG-1 by subject code, BT-23 and what the VAT groups say of the seller. */
export function projectNotes({ notes, process, vat, taxPointCode }: StatedInvoice): ProjectedNotes {
  const of = (code: string): string => notes.find((note) => note.code === code)?.text ?? ''
  const [legalForm = '', capital = ''] = of('REG').split(CAPITAL)
  const named = new Set(['PMT', 'PMD', 'AAB', 'REG', 'ABL'])
  const others = notes.filter(({ code }) => !named.has(code)).map(({ text }) => text)
  const reference = others.find((text) => text.startsWith(REFERENCE))
  const operations = OPERATIONS[process.slice(0, 1) as keyof typeof OPERATIONS]
  return {
    seller: {
      legalForm: legalForm.slice(0, 60),
      capital: capital.slice(0, 60),
      registration: of('ABL').slice(0, 100),
      recoveryFee: of('PMT').slice(0, 1_000),
      latePenalty: of('PMD').slice(0, 1_000),
      earlyPayment: of('AAB').slice(0, 1_000),
      operations: operations ?? 'goods',
      vatExempt: vat.some(({ reason, reasonCode }) => reasonCode === 'VATEX-FR-FRANCHISE' || /293\s*B/u.test(reason)),
      vatOnDebits: taxPointCode === '5',
    },
    reference: reference?.slice(REFERENCE.length) ?? '',
    notes: others.filter((text) => text !== reference).join('\n'),
    beyond: operations === undefined ? [`Cadre de facturation (BT-23) ${process || 'absent'}.`] : [],
  }
}
