import type { DocumentContent, Line } from '../model/document.ts'
import type { Check } from '../model/sending.ts'

const decimals = (value: string): number => (value.split('.')[1] ?? '').replace(/0+$/u, '').length

/** BG-25: what each line needs. Fields are `lines.<index>.<name>`, from 0. */
export function checkLines({ lines }: Pick<DocumentContent, 'lines'>): Check[] {
  const checks: Check[] = []
  const seen = new Set<string>()
  if (lines.every(({ type }) => type !== 'item')) {
    checks.push({
      id: 'BR-16',
      severity: 'blocking',
      message: 'Le document n’a aucune ligne. Ajoutez au moins un article ou une prestation.',
      screen: 'document',
      field: 'lines',
    })
  }
  lines.forEach((line, index) => {
    if (line.type === 'item') checks.push(...checkItem(line, index))
    if (seen.has(line.id)) {
      checks.push({
        id: 'NB-LIG-1',
        severity: 'blocking',
        message: `La ligne ${index + 1} est en double. Supprimez-la, puis saisissez-la de nouveau.`,
        screen: 'document',
        field: `lines.${index}.id`,
      })
    }
    seen.add(line.id)
  })
  return checks
}

function checkItem(line: Line, index: number): Check[] {
  const checks: Check[] = []
  const add = (id: string, severity: 'blocking' | 'warning', message: string, field: string): void => {
    checks.push({
      id,
      severity,
      message: `Ligne ${index + 1} : ${message}`,
      screen: 'document',
      field: `lines.${index}.${field}`,
    })
  }
  if (line.description.trim() === '') add('BR-25', 'blocking', 'il manque la désignation.', 'description')
  if (Number(line.quantity) === 0) add('NB-LIG-2', 'warning', 'la quantité est 0.', 'quantity')
  if (decimals(line.quantity) > 4) {
    add('BR-FR-DEC-02', 'blocking', 'une quantité a 4 décimales au plus. Arrondissez-la.', 'quantity')
  }
  const percent = Number(line.discountPercent)
  if (line.discountAmount === null && (percent < 0 || percent > 100)) {
    add('NB-LIG-3', 'blocking', 'une remise est entre 0 et 100 %. Corrigez-la.', 'discountPercent')
  }
  if (line.discountAmount !== null && Number(line.discountAmount) > Math.abs(Number(line.unitPrice))) {
    add('NB-LIG-4', 'warning', 'la remise dépasse le prix. Vérifiez-la.', 'discountAmount')
  }
  return checks
}
