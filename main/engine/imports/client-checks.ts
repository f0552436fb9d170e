import type { Client } from '../../../shared/model/party.ts'
import { isSiren, isSiret, isVatNumber } from '../../../shared/rules/identifiers.ts'
import type { ReadAddress } from './address.ts'
import { noteAddress } from './address-checks.ts'
import type { Row } from './header.ts'
import { expectedVatNumber, noteIdentifiers, readIdentifiers } from './identifiers.ts'
import type { Note } from './issues.ts'
import { isUnusualAmount, parseAmount, parseBoolean, parseEmails } from './values.ts'

/** Longest code and name that EBP holds. */
const CODE_CHARACTERS = 20
const NAME_CHARACTERS = 60

const EMAIL = 'E-mail (facturation)'
const VAT = 'Numéro de TVA intracommunautaire'

/** Why a row cannot become a client; null when it can. */
export function clientRefusal(row: Row): { column: string; message: string } | null {
  const code = row.text('Code (tiers)')
  if (code === '') return { column: 'Code (tiers)', message: 'Code absent : fiche refusée.' }
  if (code.length > CODE_CHARACTERS) {
    return {
      column: 'Code (tiers)',
      message: `Code de ${code.length} caractères (${CODE_CHARACTERS} au plus) : fiche refusée.`,
    }
  }
  return row.text('Nom') === '' ? { column: 'Nom', message: 'Nom absent : fiche refusée.' } : null
}

/** Everything that the report says of a client that is imported. */
export function noteClient(row: Row, client: Client, read: ReadAddress, note: Note): void {
  noteName(client, note)
  noteReachability(row, client, read, note)
  if (client.isPublic) notePublic(row, client, note)
  const identifiers = readIdentifiers(row)
  noteIdentifiers(row, identifiers, note)
  if (isSiren(client.siren) && client.nic !== '' && !isSiret(`${client.siren}${client.nic}`)) {
    note(
      'avertissement',
      'Nic',
      'SIRET invalide (SIREN + NIC ne passe pas la clé) : client importé, SIREN conservé, NIC à corriger.',
    )
  }
  const expected = expectedVatNumber(identifiers)
  if (expected !== null) {
    note('avertissement', VAT, `Clé du numéro de TVA fausse pour ce SIREN : numéro attendu ${expected}.`)
  } else if (client.vatNumber !== '' && !client.vatNumber.startsWith('FR') && !isVatNumber(client.vatNumber)) {
    note('avertissement', VAT, 'Numéro de TVA intracommunautaire de forme inconnue : à corriger.')
  } else if (client.territory === 'UE' && client.vatNumber === '') {
    note('avertissement', VAT, 'Client UE sans numéro de TVA intracommunautaire.')
  }
  if (client.isPerson) note('info', 'Personne physique', 'Particulier : ni SIREN ni TVA exigés.')
  if (/\n/.test(client.notes)) {
    note('info', 'Notes en texte brut', 'Note sur plusieurs lignes entre guillemets : une seule fiche.')
  }
  noteForms(row, note)
}

function noteName({ code, name }: Client, note: Note): void {
  if (/^0\d*$/.test(code)) {
    note('info', 'Code (tiers)', `Code numérique avec zéros de tête : reste un texte (« ${code} »).`)
  }
  if (/[";]/.test(name)) note('info', 'Nom', 'Guillemets ou point-virgule dans le nom : lus tels quels.')
  else if (/[ŒœŸŠšŽž’‘“”–—…€]/u.test(name)) {
    note('info', 'Nom', 'Caractères absents d’ISO-8859-1 (œ, apostrophe courbe, tiret) : lus tels quels.')
  }
  if (/^[=+\-@]/.test(name)) {
    note('info', 'Nom', `Nom commençant par « ${name[0]} » : texte, jamais une formule.`)
  }
  if (name.length > NAME_CHARACTERS) {
    note(
      'avertissement',
      'Nom',
      `Nom de ${name.length} caractères (${NAME_CHARACTERS} au plus dans EBP) : importé entier, à raccourcir pour l’enveloppe.`,
    )
  }
}

function noteReachability(row: Row, client: Client, read: ReadAddress, note: Note): void {
  const { address } = read
  const emails = parseEmails(row.raw(EMAIL))
  const hasEmail = client.contacts.some((contact) => contact.isBilling && contact.email !== '')
  if (!hasEmail && address.line1 === '' && address.city === '') {
    note('avertissement', 'adresse', 'Ni adresse ni e-mail : aucun canal possible pour ce client.')
  } else if (emails.invalid && emails.valid.length === 0) {
    note('avertissement', EMAIL, 'Adresse e-mail invalide : non reprise, le canal « E-mail » est impossible.')
  } else if (!hasEmail) {
    note('avertissement', EMAIL, 'Pas d’adresse e-mail : le canal « E-mail » est impossible pour ce client.')
  } else if (emails.valid.length > 1) {
    note(
      'avertissement',
      EMAIL,
      'Plusieurs adresses e-mail dans la même cellule : la première pour la facture, la seconde proposée en copie.',
    )
  } else if (emails.invalid) {
    note('avertissement', EMAIL, 'Une partie de la cellule n’est pas une adresse e-mail : elle n’est pas reprise.')
  } else if (emails.cleaned) {
    note('info', EMAIL, 'Espaces retirés autour de l’adresse e-mail ; le domaine est mis en minuscules.')
  }
  if (client.contacts.some((contact) => !contact.isBilling) && row.text('Nom (contact) (livraison)') !== '') {
    note(
      'info',
      'contacts',
      'Deux contacts : celui de facturation reçoit les factures, celui de livraison est le second.',
    )
  }
  noteAddress(row, client, read, note)
}

function notePublic(row: Row, client: Client, note: Note): void {
  if (client.chorus.serviceCode !== '') {
    if (isSiret(`${client.siren}${client.nic}`)) {
      note('info', 'Code service', 'Organisme public : SIRET et code service présents, canal « Chorus Pro » possible.')
    }
    return
  }
  const hint = /code service\s*:?\s*(\S.*)/iu.exec(row.text('Service/Bureau (facturation)'))?.[1]
  note(
    'avertissement',
    'Code service',
    hint === undefined
      ? 'Organisme public sans code service : « Chorus Pro » impossible si l’organisme l’exige.'
      : `Organisme public sans code service ; « ${hint} » lu dans Service/Bureau : à confirmer, non repris d’office.`,
  )
}

const AMOUNTS = ['% remise', '% Remise 2', '% escompte', 'Encours autorisé', 'Solde initial']

function noteForms(row: Row, note: Note): void {
  for (const column of AMOUNTS) {
    const text = row.text(column)
    if (text === '') continue
    if (parseAmount(text) === null) {
      note('avertissement', column, `« ${text.slice(0, 40)} » n’est pas un nombre : non repris.`)
    } else if (isUnusualAmount(text)) {
      note('info', column, 'Espace des milliers ou point décimal : accepté.')
    }
  }
  for (const column of ['Personne physique', 'NPAI (facturation)']) {
    if (parseBoolean(row.raw(column)) === null) {
      note('avertissement', column, `« ${row.text(column).slice(0, 40)} » n’est ni Oui ni Non : lu Non.`)
    }
  }
}
