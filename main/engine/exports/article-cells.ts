import type { Article } from '../../../shared/model/lists.ts'
import { UNIT_NAMES } from '../../../shared/rules/units.ts'
import { type Cells, decimalCell } from './cells.ts'

/** An article as one row of its export. */
export const articleCells = ({ code, description, unit, unitPrice, vat }: Article): Cells =>
  new Map([
    ['Code', code],
    ['Désignation', description],
    ['Unité', UNIT_NAMES.find(([one]) => one === unit)?.[1] ?? unit],
    ['PV HT', decimalCell(unitPrice)],
    ['Taux de TVA', decimalCell(vat.rate)],
    ['Catégorie de TVA', vat.category],
  ])
