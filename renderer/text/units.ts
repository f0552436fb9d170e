import { UNIT_NAMES } from '../../shared/rules/units.ts'

export { UNIT_NAMES }

export const unitName = (unit: string): string => UNIT_NAMES.find(([code]) => code === unit)?.[1] ?? unit
