import { compactIdentifier, isSiren, vatNumberOf } from '../../../shared/rules/identifiers.ts'
import type { Row } from './header.ts'
import type { Note } from './issues.ts'

export interface ReadIdentifiers {
  siren: string
  nic: string
  vatNumber: string
}

/** Siren and Nic as they should have been written: spaces out, zeros back, a SIRET split. */
export function readIdentifiers(row: Row): ReadIdentifiers {
  const written = compactIdentifier(row.raw('Siren'))
  const split = /^\d{14}$/.test(written)
  const padded = /^\d{6,8}$/.test(written) ? written.padStart(9, '0') : written
  return {
    siren: split ? written.slice(0, 9) : padded,
    nic: split ? written.slice(9) : compactIdentifier(row.raw('Nic')),
    vatNumber: compactIdentifier(row.raw('Numéro de TVA intracommunautaire')),
  }
}

/** What the report says of the way the identifiers are written. */
export function noteIdentifiers(row: Row, read: ReadIdentifiers, note: Note): void {
  const written = row.text('Siren')
  const bare = compactIdentifier(written)
  if (bare === '') return
  if (/^\d{14}$/.test(bare)) {
    note('avertissement', 'Siren', 'SIRET de 14 chiffres dans la colonne Siren : séparé en SIREN et NIC.')
  } else if (bare.length < 9 && read.siren.length === 9) {
    note(
      'avertissement',
      'Siren',
      isSiren(read.siren)
        ? `SIREN de moins de 9 chiffres : zéros de tête perdus (passage par un tableur) ; complété en ${read.siren}, clé vérifiée, à confirmer.`
        : `SIREN de moins de 9 chiffres, clé fausse une fois complété en ${read.siren} : à corriger.`,
    )
  } else if (!isSiren(bare)) {
    note(
      'avertissement',
      'Siren',
      'SIREN invalide (clé de contrôle) : client importé, SIREN à corriger ; « Chorus Pro » et facture électronique fermés d’ici là.',
    )
  } else if (bare !== written || read.vatNumber !== row.text('Numéro de TVA intracommunautaire')) {
    note('info', 'Siren', 'SIREN et TVA écrits avec des espaces ou en minuscules : normalisés.')
  }
}

/** The VAT number that a French SIREN should have, when the one read is another; null when all is well. */
export function expectedVatNumber({ siren, vatNumber }: ReadIdentifiers): string | null {
  if (!vatNumber.startsWith('FR') || !isSiren(siren)) return null
  const expected = vatNumberOf(siren)
  return expected === vatNumber ? null : expected
}
