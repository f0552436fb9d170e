import type { Line } from '../../shared/model/document.ts'
import { centsText } from '../../shared/rules/decimal.ts'
import { computeTotals, lineTotal } from '../../shared/rules/totals.ts'
import { clients } from './clients.ts'
import { pick } from './names.ts'
import { french, frenchDate, type Row } from './rows.ts'

/** Code, désignation, PV HT, VAT rate. */
const ARTICLES = [
  ['RAM-A4-80', 'Ramette papier A4 80 g, 500 feuilles', '4.95', '20'],
  ['STY-BL-50', 'Stylos à bille bleus, boîte de 50', '11.40', '20'],
  ['CHA-ERGO-2', 'Chaise de bureau ergonomique', '189.00', '20'],
  ['BUR-160', 'Bureau droit 160 × 80 cm', '312.50', '20'],
  ['LIV-DICO', 'Dictionnaire de la langue française', '28.90', '5.5'],
  ['CAFE-1KG', 'Café en grains, 1 kg', '14.20', '5.5'],
  ['INST-H', 'Installation et montage, heure', '52.00', '20'],
  ['AGR-24', 'Agrafeuse 24/6 et 5 000 agrafes', '17.35', '20'],
  ['TAB-120', 'Tableau blanc 120 × 90 cm', '64.00', '20'],
  ['CLA-PAP', 'Classeurs à levier, lot de 10', '23.80', '20'],
] as const

/** The articles of the dossier, as « Articles » lists them. */
export const articles = ARTICLES.map(([code, description, unitPrice, rate]) => ({
  code,
  description,
  unit: code === 'INST-H' ? 'HUR' : 'C62',
  unitPrice,
  vat: { category: 'S', rate },
}))

interface Plan {
  number: string
  date: string
  client: Row
  lines: Line[]
  discount: string
  cash: string
  shipping: number
  original: string
  rate?: string
}
function makeLines(seed: number, rateOf: (rate: string) => string): Line[] {
  return Array.from({ length: 1 + (seed % 5) }, (_, index): Line => {
    const [code, description, price, rate] = pick(ARTICLES, seed * 3 + index * 7)
    const discount = (seed + index) % 6 === 0 ? '5' : '0'
    const off = discount === '0' ? null : centsText(Math.round(Number(price) * 5))
    return {
      id: String(index),
      type: 'item',
      articleCode: code,
      description,
      quantity: String(1 + ((seed * 5 + index * 3) % 12)),
      unit: 'C62',
      unitPrice: price,
      discountPercent: discount,
      discountAmount: off,
      vat: { category: 'S', rate: rateOf(rate) },
      deliveryDate: null,
    }
  })
}
/** What a client reads between two lines: no quantity, no price. */
function remark(description: string, vat: Line['vat']): Line {
  return {
    id: description,
    type: 'text',
    articleCode: '',
    description,
    quantity: '1',
    unit: 'C62',
    unitPrice: '0',
    discountPercent: '0',
    discountAmount: null,
    vat,
    deliveryDate: null,
  }
}
const withRemark = (index: number, lines: Line[]): Line[] => {
  const first = lines[0]
  return first && index % 6 === 2
    ? [first, remark('Livré et installé par nos soins.', first.vat), ...lines.slice(1)]
    : lines
}
const clientOf = (index: number): Row => {
  const code = { 20: 'DOM', 29: 'UE' }[index]
  const abroad = code && clients.find((client) => client['Code territorialité'] === code)
  return abroad || pick(clients, index * 3 + Math.floor(index / 13))
}
const territory = (client: Row): ((rate: string) => string) => {
  const code = client['Code territorialité']
  if (code === 'UE') return () => '0'
  return code === 'DOM' ? (rate) => (rate === '20' ? '8.5' : '2.1') : (rate) => rate
}
const dateOf = (index: number): string =>
  new Date(Date.UTC(2026, 0, 8) + index * 5.35 * 86_400_000).toISOString().slice(0, 10)

export const plans: Plan[] = []
for (let index = 0; index < 60; index++) {
  const credit = index % 7 === 6
  const source = credit ? plans[index - 3] : undefined
  const client = source?.client ?? clientOf(index)
  const numbers = plans.filter((plan) => plan.number.startsWith(credit ? 'AV' : 'FA')).length
  const number = credit ? `AV${String(201 + numbers).padStart(8, '0')}` : `FA${String(2001 + numbers).padStart(8, '0')}`
  plans.push({
    number,
    date: dateOf(index),
    client,
    lines: source ? source.lines.slice(0, 1) : withRemark(index, makeLines(index + 1, territory(client))),
    discount: !credit && index % 11 === 3 ? '3' : '0',
    cash: !credit && index % 17 === 5 ? '2' : '0',
    shipping: !credit && index % 4 === 1 ? 990 : 0,
    original: source ? `Avoir sur facture ${source.number} du ${frenchDate(source.date)}` : '',
  })
}

const vatCode: Record<string, string> = {
  '20': 'TN20',
  '10': 'TI10',
  '5.5': 'TR55',
  '2.1': 'TP21',
  '8.5': 'DOM85',
  '0': 'EXO',
}
export const documents = plans.flatMap((plan): Row[] => {
  const shippingRate = territory(plan.client)('20')
  const totals = computeTotals({
    lines: plan.lines,
    discountPercent: plan.discount,
    shipping: plan.shipping,
    shippingVat: { category: 'S', rate: shippingRate },
    cashDiscountPercent: plan.cash,
    shippingWithoutCashDiscount: false,
    prepaid: 0,
    deposits: [],
  })
  const client = Object.fromEntries(
    Object.entries(plan.client)
      .filter(([name]) => name.endsWith('(facturation)'))
      .map(([name, value]) => [`Document - ${name}`, value]),
  )
  const isPublic = plan.client['Code Famille'] === 'ADM'
  const head: Row = {
    ...client,
    'Document - Numéro du document': plan.number,
    'Document - Date': frenchDate(plan.date),
    'Document - Code client': plan.client['Code (tiers)'] ?? '',
    'Document - Civilité': plan.client.Civilité ?? '',
    'Document - Nom du client': plan.client.Nom ?? '',
    'Document - Territorialité': plan.client['Code territorialité'] ?? '',
    'Document - Numéro de TVA intracommunautaire': plan.client['Numéro de TVA intracommunautaire'] ?? '',
    'Document - % remise': french(plan.discount),
    'Document - Montant de la remise': french(centsText(totals.discount)),
    'Document - % escompte': french(plan.cash),
    "Document - Montant de l'escompte": french(centsText(totals.cashDiscount)),
    'Document - Frais de port HT': french(centsText(plan.shipping)),
    'Document - Taux de TVA port': french(shippingRate),
    'Document - Code TVA port': vatCode[shippingRate] ?? '',
    'Document - Port non soumis à escompte': 'Non',
    'Document - Total Brut HT': french(centsText(totals.gross)),
    'Document - Total TTC': french(centsText(totals.total)),
    'Document - Référence': plan.original,
    'Document - Code service': isPublic ? (plan.client['Code service'] ?? '') : '',
    "Document - N° d'engagement": isPublic ? `ENG-2026-${plan.number.slice(-4)}` : '',
  }
  return plan.lines.map((line, index) => {
    const start = { ...head, 'Ligne - Code ligne de document': `${plan.number}-${index + 1}` }
    if (line.type === 'text')
      return { ...start, 'Ligne - Description': line.description, 'Ligne - Type de ligne': 'Texte' }
    return {
      ...start,
      'Ligne - Code article': line.articleCode,
      'Ligne - Description': line.description,
      'Ligne - Quantité': french(line.quantity),
      'Ligne - Taux de TVA': french(line.vat.rate),
      'Ligne - Code TVA': vatCode[line.vat.rate] ?? '',
      'Ligne - Type de ligne': 'Article',
      'Ligne - PV HT': french(line.unitPrice),
      'Ligne - % remise unitaire cumulé': french(line.discountPercent),
      'Ligne - Montant de remise unitaire HT cumulé': french(line.discountAmount ?? '0'),
      'Ligne - Montant Net HT': french(centsText(lineTotal(line))),
    }
  })
})
