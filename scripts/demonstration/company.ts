import { vatNumberOf } from '../../shared/rules/identifiers.ts'
import { nic, siren } from './names.ts'

const own = siren(0)
export const company = {
  name: 'Papeterie Vaudrémont',
  legalForm: 'SAS',
  capital: '40 000 €',
  siren: own,
  nic: nic(own),
  vatNumber: vatNumberOf(own),
  registration: `RCS Tours ${own}`,
  naf: '4649Z',
  address: { line1: '12 rue des Forges', postcode: '37000', city: 'Tours', country: 'FR' },
  phone: '02 61 91 00 10',
  email: 'facturation@papeterie-vaudremont.example',
  website: 'papeterie-vaudremont.example',
  iban: 'FR7699999000010123456789000',
  bic: 'XXXXFRPPXXX',
  operations: 'mixed',
  paymentDays: 30,
  latePenalty: 'En cas de retard de paiement, pénalités au taux de trois fois le taux d’intérêt légal.',
  recoveryFee: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
  footer: 'Papeterie Vaudrémont, SAS au capital de 40 000 €',
  printModel: 'classic-color',
}
// ISO 13616: the key that makes the remainder 1.
const account = company.iban.slice(4)
const digits = [...`${account}FR00`].map((character) => Number.parseInt(character, 36)).join('')
company.iban = `FR${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`
