import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { FIXTURES, fileInput, line } from '../support/invoice-fixtures.ts'

const xmlOf = (name: string): string => {
  const input = FIXTURES[name]
  if (!input) throw new Error(`no fixture ${name}`)
  return toCii(input)
}
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<ram:${name}[^>]*>([\\s\\S]*?)</ram:${name}>`, 'g'))].map((match) => match[1] ?? '')

describe('what the editor adds to the file', () => {
  test('one due date in BT-9, every échéance with its amount in BT-20', () => {
    const xml = xmlOf('installments')
    expect(all(xml, 'DueDateDateTime')).toHaveLength(1)
    expect(all(xml, 'DueDateDateTime')[0]).toContain('20261124')
    const [terms] = all(xml, 'SpecifiedTradePaymentTerms')
    expect(terms).toContain('30 % à la commande, 70 % à 30 jours')
    expect(terms).toMatch(/24\/11\/2026 : \d+,\d\d\u00a0€ ; 24\/12\/2026 : \d+,\d\d\u00a0€/)
  })

  test('subtotals are no lines of the XML, and an internal comment leaves no trace in it', () => {
    const xml = xmlOf('installments')
    expect(all(xml, 'LineID')).toEqual(['1', '2'])
    expect(xml).not.toContain('Marge à revoir')
    expect(xml).not.toContain('Lot n° 1')
  })

  test('the contact of the document and its delivery place are named', () => {
    const xml = xmlOf('installments')
    expect(all(xml, 'DefinedTradeContact').at(-1)).toContain('Élodie Petit')
    expect(all(xml, 'ShipToTradeParty')[0]).toContain('Chantier des Lilas')
  })

  test('without échéances BT-20 is the words alone', () => {
    const xml = toCii(fileInput({ lines: [line(1)], paymentTermsLabel: 'Virement à 30 jours' }))
    expect(all(xml, 'SpecifiedTradePaymentTerms')[0]).not.toContain('Échéances')
  })
})
