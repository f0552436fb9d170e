import { UNITS } from '../model/document.ts'

export type Unit = (typeof UNITS)[number]

/** UN/ECE Recommendation 20 codes (BT-130) as people call them, in the order in which they are offered. */
export const UNIT_NAMES: readonly (readonly [code: Unit, name: string])[] = [
  ['C62', 'Unité'],
  ['HUR', 'Heure'],
  ['DAY', 'Jour'],
  ['MON', 'Mois'],
  ['KGM', 'Kg'],
  ['GRM', 'Gramme'],
  ['TNE', 'Tonne'],
  ['LTR', 'Litre'],
  ['MTR', 'Mètre'],
  ['MTK', 'm²'],
  ['MTQ', 'm³'],
  ['KMT', 'Km'],
  ['SET', 'Ensemble'],
  ['P1', 'Pour cent'],
]

/** What other programs and price lists write; without accents, in the singular. « ml » is a linear metre in the trade. */
const OTHER_NAMES: Readonly<Record<string, Unit>> = {
  u: 'C62',
  un: 'C62',
  ut: 'C62',
  piece: 'C62',
  pce: 'C62',
  pc: 'C62',
  forfait: 'C62',
  h: 'HUR',
  j: 'DAY',
  journee: 'DAY',
  kilo: 'KGM',
  kilogramme: 'KGM',
  g: 'GRM',
  gr: 'GRM',
  t: 'TNE',
  l: 'LTR',
  m: 'MTR',
  ml: 'MTR',
  'metre lineaire': 'MTR',
  m2: 'MTK',
  'metre carre': 'MTK',
  m3: 'MTQ',
  'metre cube': 'MTQ',
  kilometre: 'KMT',
  ens: 'SET',
  lot: 'SET',
  '%': 'P1',
}

const plain = (text: string): string =>
  text
    .trim()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/([a-zé]{2,})s\b/g, '$1')

/** The unit that a word or a code means: « Heures », « m² », « pce », `HUR`; null when it is none of ours. */
export function readUnit(text: string): Unit | null {
  const code = UNITS.find((unit) => unit === text.trim().toUpperCase())
  if (code !== undefined) return code
  const word = plain(text)
  const named = UNIT_NAMES.find(([, name]) => plain(name) === word)
  if (named) return named[0]
  return Object.hasOwn(OTHER_NAMES, word) ? (OTHER_NAMES[word] ?? null) : null
}
