/**
 * Writes the demonstration dossier's data, test/fixtures/demonstration, in EBP's own export format.
 * Everything is invented: SIREN numbers begin with 000, e-mail domains end in .example, the bank does not exist.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Line } from '../shared/model/document.ts'
import { centsText } from '../shared/rules/decimal.ts'
import { passesLuhn, vatNumberOf } from '../shared/rules/identifiers.ts'
import { computeTotals, lineTotal } from '../shared/rules/totals.ts'

const root = resolve(import.meta.dirname, '..')
const target = join(root, 'test/fixtures/demonstration')
const headerOf = (name: string): string[] =>
  (readFileSync(join(root, 'test/fixtures/ebp/small-utf8-bom', name), 'utf8').split('\n')[0] ?? '')
    .replace(/^\ufeff/, '')
    .trim()
    .split(';')
    .map((cell) => cell.replace(/^"|"$/g, ''))

type Row = Record<string, string>
const french = (decimal: string): string => decimal.replace('.', ',')
const frenchDate = (iso: string): string => iso.split('-').reverse().join('/')
const csv = (header: readonly string[], rows: readonly Row[]): string =>
  `${[
    header.map((name) => `"${name}"`).join(';'),
    ...rows.map((row) => header.map((name) => cell(row[name] ?? '')).join(';')),
  ].join('\r\n')}\r\n`
const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The n-th SIREN of the range 000 whose key is right. */
function siren(n: number): string {
  const start = `000${String(10_000 + n * 37).padStart(5, '0')}`
  return `${start}${[...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? ''}`
}
function nic(of: string): string {
  return [...'0123456789'].map((digit) => `0001${digit}`).find((end) => passesLuhn(of + end)) ?? ''
}

const TOWNS = [
  ['37000', 'Tours', '37'],
  ['44000', 'Nantes', '44'],
  ['69003', 'Lyon', '69'],
  ['33000', 'Bordeaux', '33'],
  ['59000', 'Lille', '59'],
  ['67000', 'Strasbourg', '67'],
  ['35000', 'Rennes', '35'],
  ['34000', 'Montpellier', '34'],
  ['21000', 'Dijon', '21'],
  ['63000', 'Clermont-Ferrand', '63'],
] as const
const STREETS = [
  'rue des Forges',
  'avenue de la Gare',
  'place du Marché',
  'quai des Tanneurs',
  'rue Victor-Hugo',
  'chemin des Vignes',
]
const COMPANIES = [
  ['SARL', 'Menuiserie Lefaure'],
  ['SAS', 'Imprimerie Mercœur'],
  ['SARL', 'Garage Bellerive'],
  ['SAS', 'Librairie du Beffroi'],
  ['EURL', 'Plomberie Hautecombe'],
  ['SARL', 'Boulangerie Aubépine'],
  ['SAS', 'Cabinet Fontanelle'],
  ['SCOP', 'Atelier des Quais'],
  ['SARL', 'Fleurs & Jardins Vaubert'],
  ['SAS', 'Transports Ormelle'],
  ['SA', 'Hôtel des Remparts'],
  ['SARL', 'Électricité Montclar'],
  ['SAS', 'Studio Lumière Pâle'],
  ['SARL', 'Couverture Rochebrune'],
  ['EURL', 'Optique Sainte-Claire'],
  ['SAS', 'Brasserie du Moulin'],
  ['SARL', 'Carrelages Lavandou'],
  ['SAS', 'Agence Cap Ouest'],
  ['SARL', 'Pressing Bellecour'],
  ['SAS', 'Domaine de Hautegarde'],
  ['SARL', 'Serrurerie Castelnau'],
  ['SAS', 'Formation Arpège'],
  ['SARL', 'Maçonnerie Grandval'],
  ['SAS', 'Pharmacie des Halles'],
] as const
const PUBLIC = [
  'Commune de Saint-Aubin-du-Val',
  'Communauté de communes du Haut-Loir',
  'Lycée Marguerite-Duval',
  'Centre hospitalier de Valmont',
  'Commune de Pierrefontaine',
]
const PEOPLE = [
  ['Mme', 'Yvonne', 'Bréhaut'],
  ['M.', 'Gaspard', 'Lormeau'],
  ['Mme', 'Inès', 'Cazenove'],
  ['M.', 'Théo', 'Marchadier'],
  ['Mme', 'Solène', 'Quintard'],
] as const
const FIRST = ['Claire', 'Maëlle', 'Julien', 'Noé', 'Sofia', 'Bastien']
const LAST = ['Moreuil', 'Delaunoy', 'Perrachon', 'Vasseuil', 'Kermadec', 'Rivoallan']

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/œ/g, 'oe')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const pick = <Value>(list: readonly Value[], index: number): Value => list[index % list.length] as Value

function address(index: number): Row {
  const [postcode, city, department] = pick(TOWNS, index)
  return {
    'Adresse 1 (facturation)': `${3 + index * 4} ${pick(STREETS, index)}`,
    'Code postal (facturation)': postcode,
    'Ville (facturation)': city,
    'Département (facturation)': department,
    'Code Pays (facturation)': 'FR',
  }
}
function contact(index: number, email: string): Row {
  return {
    'Civilité (contact) (facturation)': index % 2 === 0 ? 'Mme' : 'M.',
    'Nom (contact) (facturation)': pick(LAST, index),
    'Prénom (facturation)': pick(FIRST, index),
    'Fonction (facturation)': 'Comptabilité',
    'Téléphone fixe (facturation)': `02 61 91 ${String(10 + index)} ${String(20 + index)}`,
    'E-mail (facturation)': email,
  }
}

const clients: Row[] = []
const add = (row: Row): void => {
  const common = {
    Statut: 'A',
    'Type de tiers': 'C',
    'Personne physique': 'Non',
    'Code territorialité': 'FR',
    'NPAI (facturation)': 'Non',
  }
  clients.push({ 'Code (tiers)': `C${String(clients.length + 1).padStart(5, '0')}`, ...common, ...row })
}
const legal = (n: number): Row => {
  const of = siren(n)
  return { Siren: of, Nic: nic(of), 'Numéro de TVA intracommunautaire': vatNumberOf(of) }
}

COMPANIES.forEach(([form, name], index) => {
  const second =
    index % 9 === 2
      ? {
          'Nom (contact) (livraison)': pick(LAST, index + 3),
          'Prénom (livraison)': pick(FIRST, index + 2),
          'E-mail (livraison)': `direction@${slug(name)}.example`,
        }
      : {}
  add({
    Civilité: form,
    Nom: name,
    'Code Famille': 'PRO',
    Libellé: 'Professionnels',
    ...address(index),
    ...contact(index, `facturation@${slug(name)}.example`),
    ...second,
    ...legal(index + 1),
    'Code mode de règlement': 'VIR30',
    'Libellé du mode règlement': 'Virement 30 jours',
  })
})
PUBLIC.forEach((name, index) => {
  add({
    Nom: name,
    'Code Famille': 'ADM',
    Libellé: 'Administrations',
    ...address(index + 3),
    ...contact(index + 1, `finances@${slug(name)}.example`),
    ...legal(index + 40),
    'Code service': `SERV-${10 + index}`,
  })
})
PEOPLE.forEach(([civility, first, last], index) => {
  add({
    Civilité: civility,
    Nom: `${first} ${last}`,
    'Personne physique': 'Oui',
    'Code Famille': 'PAR',
    Libellé: 'Particuliers',
    ...address(index + 5),
    'Civilité (contact) (facturation)': civility,
    'Nom (contact) (facturation)': last,
    'Prénom (facturation)': first,
    'E-mail (facturation)': `${slug(first)}@${slug(last)}.example`,
  })
})
add({
  Civilité: 'SARL',
  Nom: 'Comptoir de l’Océan',
  'Adresse 1 (facturation)': '18 rue de Paris',
  'Code postal (facturation)': '97400',
  'Ville (facturation)': 'Saint-Denis',
  'Code Pays (facturation)': 'FR',
  'Code territorialité': 'DOM',
  ...contact(4, 'compta@comptoir-ocean.example'),
  ...legal(60),
})
add({
  Civilité: 'SRL',
  Nom: 'Atelier Wallon',
  'Adresse 1 (facturation)': '7 rue des Dentellières',
  'Code postal (facturation)': '1000',
  'Ville (facturation)': 'Bruxelles',
  'Code Pays (facturation)': 'BE',
  'Code territorialité': 'UE',
  'Numéro de TVA intracommunautaire': 'BE0000012145',
  ...contact(2, 'facturen@atelier-wallon.example'),
})
add({
  Civilité: 'SARL',
  Nom: 'Cartonnages Vernoux',
  ...address(8),
  'NPAI (facturation)': 'Oui',
  ...contact(5, 'compta@cartonnages-vernoux.example'),
  ...legal(61),
})
add({ Civilité: 'EURL', Nom: 'Ferronnerie Castagnède', ...address(2), ...contact(1, ''), ...legal(62) })
add({
  Civilité: 'SAS',
  Nom: 'Entrepôts de la Vallée',
  ...address(6),
  'Adresse 1 (facturation)': 'Zone industrielle des Hautes Terres, bât. C4',
  ...contact(3, 'factures@entrepots-vallee.example'),
  ...legal(63),
})
add({
  Civilité: 'SAS',
  Nom: 'Maison Duvernay',
  ...address(9),
  ...contact(0, 'compta@maison-duvernay.example'),
  ...legal(64),
})

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
const territory = (client: Row): ((rate: string) => string) => {
  const code = client['Code territorialité']
  if (code === 'UE') return () => '0'
  return code === 'DOM' ? (rate) => (rate === '20' ? '8.5' : '2.1') : (rate) => rate
}
const dateOf = (index: number): string =>
  new Date(Date.UTC(2026, 0, 8) + index * 5.35 * 86_400_000).toISOString().slice(0, 10)

const plans: Plan[] = []
for (let index = 0; index < 60; index++) {
  const credit = index % 7 === 6
  const source = credit ? plans[index - 3] : undefined
  const client = source?.client ?? pick(clients, index * 3 + Math.floor(index / 13))
  const numbers = plans.filter((plan) => plan.number.startsWith(credit ? 'AV' : 'FA')).length
  const number = credit ? `AV${String(101 + numbers).padStart(8, '0')}` : `FA${String(2001 + numbers).padStart(8, '0')}`
  plans.push({
    number,
    date: dateOf(index),
    client,
    lines: source ? source.lines.slice(0, 1) : makeLines(index + 1, territory(client)),
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
const documents = plans.flatMap((plan): Row[] => {
  const shippingRate = territory(plan.client)('20')
  const totals = computeTotals({
    lines: plan.lines,
    discountPercent: plan.discount,
    shipping: plan.shipping,
    shippingVat: { category: 'S', rate: shippingRate },
    cashDiscountPercent: plan.cash,
    shippingWithoutCashDiscount: false,
    prepaid: 0,
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
  return plan.lines.map((line, index) => ({
    ...head,
    'Ligne - Code ligne de document': `${plan.number}-${index + 1}`,
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
  }))
})

const own = siren(0)
const company = {
  name: 'Papeterie Vaudrémont',
  legalForm: 'SAS',
  capital: '40 000 €',
  siren: own,
  nic: nic(own),
  vatNumber: vatNumberOf(own),
  registration: `RCS Tours ${own}`,
  naf: '4649Z',
  address: { line1: '12 rue des Forges', postcode: '37000', city: 'Tours', country: 'FR' },
  phone: '02 61 91 00 10',
  email: 'facturation@papeterie-vaudremont.example',
  website: 'papeterie-vaudremont.example',
  iban: 'FR7699999000010123456789000',
  bic: 'XXXXFRPPXXX',
  operations: 'mixed',
  paymentDays: 30,
  latePenalty: 'En cas de retard de paiement, pénalités au taux de trois fois le taux d’intérêt légal.',
  recoveryFee: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
  footer: 'Papeterie Vaudrémont, SAS au capital de 40 000 €',
  printModel: 'classic-color',
}
// ISO 13616: the key that makes the remainder 1.
const account = company.iban.slice(4)
const digits = [...`${account}FR00`].map((character) => Number.parseInt(character, 36)).join('')
company.iban = `FR${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`

mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'company.json'), `${JSON.stringify(company, null, 2)}\n`)
writeFileSync(join(target, 'clients.csv'), `\ufeff${csv(headerOf('clients.csv'), clients)}`)
writeFileSync(join(target, 'documents.csv'), `\ufeff${csv(headerOf('documents.csv'), documents)}`)
console.log(`${clients.length} clients, ${plans.length} documents → test/fixtures/demonstration`)
