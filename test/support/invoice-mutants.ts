/** A file that was right, with one value changed or one element taken away. */
export interface Mutant {
  /** What was done, « ram:DuePayableAmount 2: 1 more ». */
  name: string
  xml: string
}

/** A leaf with its name, its attributes and its text. */
const LEAF = /<([a-z]+:\w+)([^<>]*)>([^<>]*)<\/\1>\s*/gu
/** A group, by the names whose whole absence is a mistake that programs make. */
const GROUPS =
  /<(ram:(?:PostalTradeAddress|SpecifiedLegalOrganization|SpecifiedTaxRegistration|URIUniversalCommunication|ApplicableTradeTax|SpecifiedTradePaymentTerms|IncludedNote|InvoiceReferencedDocument|NetPriceProductTradePrice|ShipToTradeParty|SpecifiedTradeAllowanceCharge|CategoryTradeTax)|cac:(?:PostalAddress|PartyLegalEntity|PartyTaxScheme|TaxSubtotal|BillingReference|Price|Delivery|AllowanceCharge|TaxCategory))>[\s\S]*?<\/\1>\s*/gu

/** Other values for a text, each wrong in its own way. */
function wrongValues(text: string): [how: string, value: string][] {
  if (/^-?\d+\.\d+$/u.test(text)) {
    return [
      ['2 more', (Number(text) + 2).toFixed(2)],
      ['a decimal too many', `${text}1111111`],
      ...(Number(text) === 0 ? [] : [['negative', `-${text}`] satisfies [string, string]]),
    ]
  }
  if (/^\d{8}$/u.test(text) || /^\d{4}-\d{2}-\d{2}$/u.test(text)) {
    return [
      ['an impossible day', text.replace(/\d\d$/u, '32')],
      ['long ago', text.replace(/^\d{4}/u, '1999')],
    ]
  }
  if (/^(?:true|false)$/u.test(text)) return [['the other way', String(text === 'false')]]
  if (/^[A-Z0-9-]{1,18}$/u.test(text)) return [['an unknown code', 'QQQQ']]
  return [['no longer there', ' ']]
}

/** Every file that one mistake makes of a good one. */
export function mutantsOf(name: string, xml: string): Mutant[] {
  const mutants: Mutant[] = []
  const add = (what: string, start: number, length: number, by: string): void => {
    mutants.push({ name: `${name}, ${what}`, xml: xml.slice(0, start) + by + xml.slice(start + length) })
  }
  for (const [index, match] of [...xml.matchAll(LEAF)].entries()) {
    const [whole, tag = '', attributes = '', text = ''] = match
    add(`${tag} ${index} taken away`, match.index, whole.length, '')
    for (const [how, value] of wrongValues(text)) {
      add(`${tag} ${index} ${how}`, match.index, whole.length, `<${tag}${attributes}>${value}</${tag}>`)
    }
    if (/schemeID|unitCode/u.test(attributes)) {
      add(`${tag} ${index} of no scheme`, match.index, whole.length, `<${tag}>${text}</${tag}>`)
      const other = attributes.replace(/"[^"]*"/u, '"QQQQ"')
      add(`${tag} ${index} of an unknown scheme`, match.index, whole.length, `<${tag}${other}>${text}</${tag}>`)
    }
  }
  for (const [index, match] of [...xml.matchAll(GROUPS)].entries()) {
    add(`${match[1]} ${index} taken away, whole`, match.index, match[0].length, '')
    if (/ApplicableTradeTax|TaxSubtotal|IncludedNote/u.test(match[1] ?? '')) {
      add(`${match[1]} ${index} twice`, match.index, match[0].length, match[0] + match[0])
    }
  }
  return mutants
}
