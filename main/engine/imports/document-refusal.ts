import type { Cents, IsoDate } from '../../../shared/model/primitives.ts'
import { euros, frenchDate } from '../french-values.ts'
import type { DocumentGroup } from './document-group.ts'
import { lineProblems } from './document-lines.ts'
import { parseAmount, parseDate } from './values.ts'

export interface DocumentRefusal {
  column: string
  message: string
}

/** Longest number of EBP with a margin; Chorus Pro's 20 are a warning. */
export const NUMBER_CHARACTERS = 40

const DOCUMENT_NUMBERS = [
  'Document - % remise',
  'Document - % escompte',
  'Document - Frais de port HT',
  'Document - Taux de TVA port',
  'Document - Total TTC',
]

const shown = (text: string): string => text.trim().slice(0, 40)

/** Why a document cannot be read, before its client is looked up; null when it can. */
export function documentRefusal(group: DocumentGroup): DocumentRefusal | null {
  const { number, first } = group
  if (number === '') return { column: 'Document - Numéro du document', message: 'Numéro absent : pièce refusée.' }
  if (number.length > NUMBER_CHARACTERS) {
    return {
      column: 'Document - Numéro du document',
      message: `Numéro de ${number.length} caractères (${NUMBER_CHARACTERS} au plus) : pièce refusée.`,
    }
  }
  if (group.conflict) {
    return {
      column: 'Document - Numéro du document',
      message: `Numéro ${number} déjà utilisé par une autre pièce (autre client ou autre date) : la seconde est refusée, la première est intacte.`,
    }
  }
  if (parseDate(first.raw('Document - Date')) === null) {
    return {
      column: 'Document - Date',
      message: `Date impossible (${shown(first.raw('Document - Date')) || 'vide'}) : pièce refusée.`,
    }
  }
  if (group.lines.length === 0) return { column: '(lignes)', message: 'Pièce sans aucune ligne : refusée.' }
  for (const column of DOCUMENT_NUMBERS) {
    const text = first.text(column)
    if (text !== '' && parseAmount(text) === null) return notNumber(column, text)
  }
  for (const row of group.lines) {
    const [problem] = lineProblems(row)
    if (problem) return notNumber(problem.column, problem.text)
  }
  return null
}

const notNumber = (column: string, text: string): DocumentRefusal => ({
  column,
  message: `« ${shown(text)} » n’est pas un nombre : pièce refusée.`,
})

/** More than a cent between the file's Total TTC and ours, in cents. */
export function totalRefusal(announced: Cents, computed: Cents): DocumentRefusal | null {
  const gap = Math.abs(announced - computed)
  if (gap <= 1) return null
  return {
    column: 'Document - Total TTC',
    message: `Total TTC différent de ${euros(gap)} du calcul (${euros(computed)}) : pièce refusée.`,
  }
}

export const absentClient = (code: string): DocumentRefusal => ({
  column: 'Document - Code client',
  message: `Client ${shown(code) || '(vide)'} absent du dossier : pièce refusée. Importez d’abord les clients.`,
})

export const issuedOtherwise = (number: string, date: IsoDate): DocumentRefusal => ({
  column: 'Document - Numéro du document',
  message: `Numéro ${number} déjà émis dans le dossier le ${frenchDate(date)} avec un autre contenu : pièce refusée, le document émis est intact.`,
})
