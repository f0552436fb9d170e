import { type ReadDepositNotes, readDepositNotes } from './deposit-notes.ts'
import type { SellerNotes } from './read-cii-party.ts'
import { nodesAt, textAt, type XmlNode } from './xml-tree.ts'

const OPERATIONS = { B: 'goods', S: 'services', M: 'mixed' } as const
const CAPITAL = ' au capital de '
const REFERENCE = 'Référence : '

interface ReadNotes {
  seller: SellerNotes
  reference: string
  notes: string
  deposits: Pick<ReadDepositNotes, 'purpose' | 'settled'>
  beyond: string[]
}

/** BG-1 by subject code, BT-23 and what the VAT groups say of the seller. */
export function readNotes(header: XmlNode | undefined, settlement: XmlNode | undefined, process: string): ReadNotes {
  const notes = nodesAt(header, 'IncludedNote').map((node) => ({
    code: textAt(node, 'SubjectCode'),
    text: textAt(node, 'Content'),
  }))
  const taxes = nodesAt(settlement, 'ApplicableTradeTax')
  const of = (code: string): string => notes.find((note) => note.code === code)?.text ?? ''
  const [legalForm = '', capital = ''] = of('REG').split(CAPITAL)
  const named = new Set(['PMT', 'PMD', 'AAB', 'REG', 'ABL'])
  const { others, ...deposits } = readDepositNotes(notes.filter(({ code }) => !named.has(code)).map(({ text }) => text))
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
      vatExempt: taxes.some(
        (tax) =>
          textAt(tax, 'ExemptionReasonCode') === 'VATEX-FR-FRANCHISE' ||
          /293\s*B/u.test(textAt(tax, 'ExemptionReason')),
      ),
      vatOnDebits: taxes.some((tax) => textAt(tax, 'DueDateTypeCode') === '5'),
    },
    reference: reference?.slice(REFERENCE.length) ?? '',
    notes: others.filter((text) => text !== reference).join('\n'),
    deposits,
    beyond: operations === undefined ? [`Cadre de facturation (BT-23) ${process || 'absent'}.`] : [],
  }
}
