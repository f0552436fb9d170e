import type { Buyer, Seller } from '../model/document.ts'
import type { Address } from '../model/party.ts'
import type { Check } from '../model/sending.ts'
import { buyerEndpoint } from './electronic-address.ts'
import { isBic, isIban, isSiren, isSiret, isVatNumber } from './identifiers.ts'

/** Characters of an electronic address (BR-FR-25). */
const LONGEST_ENDPOINT = 125

type Add = (id: string, severity: 'blocking' | 'warning', message: string, field: string) => void

/** BG-4: who sells, from the screen of the dossier. */
export function checkSeller(seller: Seller): Check[] {
  const checks: Check[] = []
  const add: Add = (id, severity, message, field) => {
    checks.push({ id, severity, message, screen: 'dossier', field: `seller.${field}` })
  }
  if (seller.name.trim() === '') add('BR-06', 'blocking', 'Il manque le nom de votre entreprise.', 'name')
  if (!isSiren(seller.siren)) {
    add('BR-FR-10', 'blocking', 'Le SIREN de votre entreprise manque ou sa clé est fausse.', 'siren')
  } else if (seller.nic.trim() !== '' && !isSiret(`${seller.siren}${seller.nic}`)) {
    add('BR-FR-09', 'blocking', 'Le SIRET de votre entreprise est faux : vérifiez le NIC (5 chiffres).', 'nic')
  }
  checkAddress(seller.address, 'BR-08', 'de votre entreprise', add)
  if (seller.vatNumber.trim() === '') {
    if (!seller.vatExempt) {
      add(
        'BR-S-02',
        'blocking',
        'Il manque votre numéro de TVA. Indiquez-le, ou cochez la franchise en base.',
        'vatNumber',
      )
    }
  } else if (!isVatNumber(seller.vatNumber)) {
    add(
      'BR-CO-09',
      'blocking',
      'Votre numéro de TVA est faux : deux lettres du pays, la clé, puis le SIREN.',
      'vatNumber',
    )
  }
  if (seller.iban.trim() === '') {
    add('NB-SEL-1', 'warning', 'Il manque votre IBAN : le client ne saura pas où payer.', 'iban')
  } else if (!isIban(seller.iban)) {
    add('NB-SEL-2', 'blocking', 'Votre IBAN est faux : sa clé ne correspond pas. Recopiez-le de votre relevé.', 'iban')
  }
  if (seller.bic.trim() !== '' && !isBic(seller.bic)) {
    add('NB-SEL-3', 'blocking', 'Votre BIC est faux : il a 8 ou 11 caractères.', 'bic')
  }
  return checks
}

/** BG-7: who buys, from the card of the client. */
export function checkBuyer(buyer: Buyer): Check[] {
  const checks: Check[] = []
  const add: Add = (id, severity, message, field) => {
    checks.push({ id, severity, message, screen: 'client', tab: 'identification', field: `buyer.${field}` })
  }
  if (buyer.name.trim() === '') add('BR-07', 'blocking', 'Il manque le nom du client.', 'name')
  checkAddress(buyer.address, 'BR-10', 'du client', add)
  const siren = buyer.siren.trim()
  if (siren !== '' && !isSiren(siren)) {
    add('BR-FR-32', 'blocking', 'Le SIREN du client est faux : 9 chiffres, dont une clé.', 'siren')
  } else if (siren !== '' && buyer.nic.trim() !== '' && !isSiret(`${siren}${buyer.nic}`)) {
    add('BR-FR-09-BUYER', 'blocking', 'Le SIRET du client est faux : vérifiez le NIC (5 chiffres).', 'nic')
  } else if (siren === '' && buyer.isPublic) {
    add('BR-FR-11', 'blocking', 'Il manque le SIREN de ce client public.', 'siren')
  } else if (siren === '' && !buyer.isPerson && buyer.address.country === 'FR') {
    add(
      'NB-CLI-5',
      'warning',
      'Il manque le SIREN du client : il est obligatoire entre entreprises françaises.',
      'siren',
    )
  }
  if (buyer.vatNumber.trim() !== '' && !isVatNumber(buyer.vatNumber)) {
    add(
      'BR-CO-09-BUYER',
      'blocking',
      'Le numéro de TVA du client est faux : deux lettres du pays, puis le numéro.',
      'vatNumber',
    )
  }
  const email = buyer.contact?.email.trim() ?? ''
  // BT-49 is the e-mail address only of a buyer who has neither SIREN nor VAT number.
  if (siren === '' && buyer.vatNumber.trim() === '' && email.length > LONGEST_ENDPOINT) {
    checks.push({
      id: 'BR-FR-25',
      severity: 'blocking',
      message: `L’adresse e-mail du contact dépasse ${LONGEST_ENDPOINT} caractères : elle ne peut servir d’adresse électronique.`,
      screen: 'client',
      tab: 'contacts',
      field: 'buyer.contact.email',
    })
  }
  return [...checks, ...checkElectronicAddress(buyer)]
}

/**
 * BR-FR-12, BT-49. The rule is one of the exchanges between French businesses (CGI art. 289 bis): theirs cannot do
 * without. A person or a foreign buyer receives no electronic invoice in that sense (CGI art. 290): it is only told.
 */
function checkElectronicAddress(buyer: Buyer): Check[] {
  if (buyerEndpoint(buyer) !== null) return []
  const isFrench = buyer.territory === 'FR' || buyer.territory === 'DOM'
  if (!buyer.isPerson && isFrench) {
    return [
      {
        id: 'BR-FR-12',
        severity: 'blocking',
        message:
          'La facture électronique n’a pas d’adresse : indiquez le SIREN du client, à défaut son numéro de TVA ou l’e-mail de son contact. Pour un particulier, cochez « Particulier ».',
        screen: 'client',
        tab: 'identification',
        field: 'buyer.siren',
      },
    ]
  }
  return [
    {
      id: 'NB-CLI-6',
      severity: 'warning',
      message:
        'La facture électronique n’a pas d’adresse. Si ce client en a une, indiquez l’e-mail de son contact de facturation.',
      screen: 'client',
      tab: 'contacts',
      field: 'buyer.contact.email',
    },
  ]
}

function checkAddress(address: Address, id: string, whose: string, add: Add): void {
  const lines = [address.line1, address.line2, address.line3, address.line4]
  if (lines.every((line) => line.trim() === '')) {
    add(`${id}-RUE`, 'blocking', `Il manque la rue dans l’adresse ${whose}.`, 'address.line1')
  }
  if (address.city.trim() === '') {
    add(`${id}-VILLE`, 'blocking', `Il manque la ville dans l’adresse ${whose}.`, 'address.city')
  }
  if (address.country === 'FR' && !/^\d{5}$/u.test(address.postcode.replace(/\s/gu, ''))) {
    const message = `Le code postal ${whose} a 5 chiffres. Corrigez-le.`
    add(`${id}-CP`, 'blocking', message, 'address.postcode')
  }
}
