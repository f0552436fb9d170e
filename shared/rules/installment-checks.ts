import type { DocumentContent, Totals } from '../model/document.ts'
import type { Check } from '../model/sending.ts'
import { installmentAmounts } from './installments.ts'

/** Several échéances: each on or after the date of the document, and shares that do not pass the net à payer. */
export function checkInstallments(content: DocumentContent, totals: Pick<Totals, 'due'>): Check[] {
  const { installments, date } = content
  const amounts = installmentAmounts(installments, totals.due)
  return installments.flatMap((installment, index): Check[] => {
    const block = (id: string, message: string, field: string): Check => ({
      id,
      severity: 'blocking',
      message: `Échéance ${index + 1} : ${message}`,
      screen: 'document',
      field: `installments.${index}.${field}`,
    })
    return [
      ...(installment.date < date
        ? [block('NB-ECH-1', 'elle est avant la date du document. Corrigez l’une des deux.', 'date')]
        : []),
      ...(totals.due > 0 && (amounts[index] ?? 0) <= 0
        ? [block('NB-ECH-2', 'il ne reste rien à payer. Réduisez les échéances d’avant.', 'amount')]
        : []),
    ]
  })
}
