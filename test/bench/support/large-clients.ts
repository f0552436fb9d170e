import { clientSchema, contactSchema } from '../../../shared/model/party.ts'
import { CHANNELS } from '../../../shared/model/sending.ts'

const CREATED = Date.UTC(2017, 0, 2)
const TRADES = ['Menuiserie', 'Boulangerie', 'Garage', 'Plomberie', 'Mairie', 'Pharmacie', 'Librairie', 'Électricité']
const NAMES = [
  'Lefaure',
  'Moreuil',
  'Bréhal',
  'Vandœuvre',
  'Quellien',
  'Tréguier',
  'Ansart',
  'Öberlin',
  'Guéry',
  'Cazals',
]
const SUFFIXES = ['& Fils', 'SARL', 'du Centre', 'de la Gare', 'Associés', 'des Halles', 'Réunis']
const CITIES = [
  'Tours',
  'Lyon',
  'Nîmes',
  'Évreux',
  'Saint-Étienne',
  'Laon',
  'Béziers',
  'Gap',
  'Brest',
  'Périgueux',
  'Caen',
]

const pick = <Value>(list: readonly Value[], n: number): Value => list[n % list.length] as Value

/** A number that looks drawn at random, the same on each run: 0 to 2^32 − 1. */
export function scattered(n: number, salt: number): number {
  let value = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return (value ^ (value >>> 15)) >>> 0
}

const uuid = (group: string, n: number): string => `019abcde-${group}-7000-8000-${String(n).padStart(12, '0')}`
export const clientId = (n: number): string => uuid('c000', n)
export const clientCode = (n: number): string => `C${String(n).padStart(6, '0')}`
export const clientName = (n: number): string =>
  `${pick(TRADES, scattered(n, 1))} ${pick(NAMES, scattered(n, 2))} ${pick(SUFFIXES, scattered(n, 3))} ${n}`
export const clientCity = (n: number): string => pick(CITIES, scattered(n, 4))
const siren = (n: number): string => `000${String(n % 1_000_000).padStart(6, '0')}`
const email = (n: number): string => `compta${n}@client${n % 5_000}.example`

export const clientAddress = (n: number) => ({
  line1: `${(n % 200) + 1} rue des Forges`,
  line2: '',
  line3: '',
  line4: '',
  postcode: String(10_000 + (scattered(n, 5) % 85_000)),
  city: clientCity(n),
  country: 'FR',
  npai: n % 50 === 7,
})

const contactOf = (n: number) =>
  contactSchema.parse({
    id: uuid('d000', n),
    lastName: pick(NAMES, n),
    firstName: 'Claire',
    email: email(n),
    isBilling: true,
  })

const blank = clientSchema.parse({
  id: clientId(0),
  code: 'C',
  name: '?',
  billingAddress: {},
  contacts: [],
  chorus: {},
  sending: {},
})

/** The row of a client. */
export function makeClient(n: number) {
  const address = clientAddress(n)
  const channel = n % 10 === 3 ? pick(CHANNELS, n) : null
  const { contacts: _own, ...rest } = blank
  const data = {
    ...rest,
    id: clientId(n),
    code: clientCode(n),
    name: clientName(n),
    siren: siren(n),
    billingAddress: address,
    sending: channel === null ? {} : { channel },
  }
  return {
    id: data.id,
    code: data.code,
    name: data.name,
    city: address.city,
    postcode: address.postcode,
    siren: data.siren,
    email: email(n),
    npai: address.npai ? 1 : 0,
    channel,
    has_own_settings: channel === null ? 0 : 1,
    data: JSON.stringify(data),
    created_at: CREATED,
    updated_at: CREATED,
  }
}

/** The row of its billing contact. */
export function makeContact(n: number) {
  const contact = contactOf(n)
  return {
    id: contact.id,
    client_id: clientId(n),
    position: 0,
    is_billing: 1,
    receives_copy: 0,
    name: `${contact.firstName} ${contact.lastName}`,
    email: contact.email,
    data: JSON.stringify(contact),
  }
}

/** The client as its documents name it. */
export const makeBuyer = (n: number) => ({
  code: clientCode(n),
  civility: '',
  name: clientName(n),
  isPerson: false,
  isPublic: false,
  siren: siren(n),
  nic: '',
  vatNumber: '',
  territory: 'FR',
  address: clientAddress(n),
  deliveryName: '',
  deliveryAddress: null,
  contact: contactOf(n),
  chorus: blank.chorus,
})
