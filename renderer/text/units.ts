/** UN/ECE Recommendation 20 codes as people call them. */
export const UNIT_NAMES: readonly (readonly [code: string, name: string])[] = [
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

export const unitName = (unit: string): string => UNIT_NAMES.find(([code]) => code === unit)?.[1] ?? unit
