import { type Client, clientDetailsSchema } from '../../../shared/model/party.ts'
import { paymentModeOfWords } from '../../../shared/rules/payment-means.ts'
import { readPaymentTerms } from '../../../shared/rules/payment-terms.ts'
import { type ReadAddress, readAddress, readDelivery } from './address.ts'
import { CLIENT_COLUMNS, OPTIONAL_CLIENT_COLUMNS } from './columns.ts'
import { mergeContacts } from './contact.ts'
import type { Row } from './header.ts'
import { readIdentifiers } from './identifiers.ts'
import { readTerritory } from './territory.ts'
import { parseAmount, parseBoolean, plainLines, singleSpaced } from './values.ts'

/** Columns that become a field of a client; all others are kept as read in `importedFields`. */
const MAPPED = new Set([
  'Code (tiers)',
  'Civilité',
  'Nom',
  'Code Famille',
  'Libellé',
  'Personne physique',
  'Nom (adresse) (livraison)',
  'Compte comptable',
  '% remise',
  '% escompte',
  'Code mode de règlement',
  'Libellé du mode règlement',
  'Code territorialité',
  'Siren',
  'Nic',
  'Code NAF',
  'Numéro de TVA intracommunautaire',
  'Notes en texte brut',
  'BIC',
  'IBAN',
  ...OPTIONAL_CLIENT_COLUMNS,
  ...CLIENT_COLUMNS.filter((name) =>
    /^(Adresse \d|Code postal|Ville|Code Pays|(Civilité|Nom) \(contact\)|Prénom|Fonction|Service\/Bureau|Téléphone \w+|Fax|E-mail) \((facturation|livraison)\)/u.test(
      name,
    ),
  ),
])

/** The client that a row makes of the one already there, or of nothing; not yet checked against the model. */
export function clientOfRow(
  row: Row,
  existing: Client | null,
  newId: () => string,
): { client: Client; read: ReadAddress } {
  const text = (name: string, kept: string | undefined): string =>
    row.has(name) ? singleSpaced(row.raw(name)) : (kept ?? '')
  const percent = (name: string, kept: string | undefined): string =>
    (row.has(name) ? parseAmount(row.raw(name)) : kept) ?? '0'
  const read = readAddress(row, { before: '', role: 'facturation' }, existing?.billingAddress ?? null)
  const identifiers = readIdentifiers(row)
  const familyCode = text('Code Famille', existing?.familyCode)
  const familyLabel = text('Libellé', existing?.familyLabel)
  const naf = text('Code NAF', existing?.naf)
  const serviceCode = text('Code service', existing?.chorus.serviceCode)
  const paymentTermsLabel = text('Libellé du mode règlement', existing?.paymentTermsLabel)
  const client: Client = {
    id: existing?.id ?? newId(),
    code: row.text('Code (tiers)'),
    civility: text('Civilité', existing?.civility),
    name: singleSpaced(row.raw('Nom')),
    isPerson: row.has('Personne physique')
      ? (parseBoolean(row.raw('Personne physique')) ?? false)
      : (existing?.isPerson ?? false),
    isPublic: row.has('Secteur public')
      ? (parseBoolean(row.raw('Secteur public')) ?? false)
      : (existing?.isPublic ?? looksPublic(familyCode, familyLabel, naf, serviceCode)),
    familyCode,
    familyLabel,
    siren: row.has('Siren') ? identifiers.siren : (existing?.siren ?? ''),
    nic: row.has('Nic') || identifiers.nic !== '' ? identifiers.nic : (existing?.nic ?? ''),
    vatNumber: row.has('Numéro de TVA intracommunautaire') ? identifiers.vatNumber : (existing?.vatNumber ?? ''),
    naf,
    territory: readTerritory(
      text('Code territorialité', existing?.territory),
      read.address.country,
      read.address.postcode,
    ),
    billingAddress: read.address,
    deliveryName: text('Nom (adresse) (livraison)', existing?.deliveryName),
    deliveryAddress: readDelivery(row, '', existing?.deliveryAddress ?? null),
    paymentTermsCode: text('Code mode de règlement', existing?.paymentTermsCode),
    paymentTermsLabel,
    paymentDays: existing?.paymentDays ?? null,
    discountPercent: percent('% remise', existing?.discountPercent),
    cashDiscountPercent: percent('% escompte', existing?.cashDiscountPercent),
    accountNumber: text('Compte comptable', existing?.accountNumber),
    iban: row.has('IBAN') ? row.raw('IBAN').replace(/\s/gu, '').toUpperCase() : (existing?.iban ?? ''),
    bic: row.has('BIC') ? row.raw('BIC').replace(/\s/gu, '').toUpperCase() : (existing?.bic ?? ''),
    notes: row.has('Notes en texte brut') ? plainLines(row.raw('Notes en texte brut')) : (existing?.notes ?? ''),
    contacts: mergeContacts(row, existing?.contacts ?? [], newId),
    chorus: {
      serviceCode,
      rule: existing?.chorus.rule ?? 'none',
      marketNumber: text('N° de marché', existing?.chorus.marketNumber),
    },
    sending: existing?.sending ?? {},
    blockedReason: existing?.blockedReason ?? '',
    importedFields: otherFields(row, existing?.importedFields ?? {}),
    ...clientDetailsSchema.parse(existing ?? {}),
    ...(existing && existing.paymentTermsLabel === paymentTermsLabel ? {} : termsOfWords(paymentTermsLabel)),
    ...(row.has('Délai de règlement en jours')
      ? { paymentDays: writtenDays(row.text('Délai de règlement en jours')) }
      : {}),
  }
  return { client, read }
}

/** A public body: its family in EBP, the NAF division of public administration, or a code service. */
const looksPublic = (familyCode: string, familyLabel: string, naf: string, serviceCode: string): boolean =>
  familyCode.toUpperCase() === 'ADM' ||
  /administration|collectivité|secteur public/iu.test(familyLabel) ||
  naf.startsWith('84') ||
  serviceCode !== ''

/** « Virement à 30 jours fin de mois » is a mode and its terms; words that give neither leave both open. */
function termsOfWords(words: string): Partial<Client> {
  const terms = readPaymentTerms(words)
  return {
    paymentMode: paymentModeOfWords(words),
    paymentDays: terms?.days ?? null,
    paymentEndOfMonth: terms?.endOfMonth ?? false,
    paymentDayOfMonth: terms?.dayOfMonth ?? null,
  }
}

/** A whole number of days; anything else is no fixed number of days. */
const writtenDays = (text: string): number | null =>
  /^\d{1,3}$/.test(text) && Number(text) <= 365 ? Number(text) : null

function otherFields(row: Row, kept: Record<string, string>): Record<string, string> {
  const fields = { ...kept }
  for (const name of row.labels) {
    if (name === '' || MAPPED.has(name)) continue
    const value = plainLines(row.raw(name))
    if (value === '') delete fields[name]
    else fields[name] = value
  }
  return fields
}
