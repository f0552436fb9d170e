import type { InvoiceReading, ReadingCheck } from '../model/invoice-reading.ts'
import { checkAmounts } from './stated-amount-checks.ts'
import { checkCodes } from './stated-code-checks.ts'
import { createFindings } from './stated-findings.ts'
import { checkFrench, isFrench } from './stated-french-checks.ts'
import { checkPresence } from './stated-presence-checks.ts'
import { checkVatGroups } from './stated-vat-checks.ts'

/** Profiles of Factur-X that carry no lines. */
const WITHOUT_LINES = /:(?:minimum|basicwl)$/u

/**
 * Every rule that a file of anyone breaks: EN 16931, then those of the French reform when the seller is French. What is
 * blocking here breaks an official rule; a warning is ours, or within the tolerance of the official one. Table:
 * docs/checks.md.
 */
export function checkInvoiceFile({ stated, syntax }: Pick<InvoiceReading, 'stated' | 'syntax'>): ReadingCheck[] {
  const findings = createFindings()
  const hasLines = !WITHOUT_LINES.test(stated.profile)
  const isUbl = syntax === 'UBL'
  const shape = { hasLines, isUbl }
  checkPresence(stated, findings, shape)
  checkAmounts(stated, findings, shape)
  if (hasLines) checkVatGroups(stated, findings, !isUbl)
  checkCodes(stated, findings)
  if (isFrench(stated)) checkFrench(stated, findings)
  if (!hasLines) {
    findings.odd(
      'NB-LEC-9',
      'Ce profil ne porte pas les lignes : lisez-les sur la page du PDF.',
      'BT-24',
      stated.profile,
    )
  }
  if (stated.currency !== '' && stated.currency !== 'EUR') {
    findings.odd('NB-LEC-1', `Les montants sont en ${stated.currency}, non en euros.`, 'BT-5', stated.currency)
  }
  return findings.checks
}
