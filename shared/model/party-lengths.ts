/** Lengths of EBP's columns, by path in the client: longer is kept, and said. */
export const EBP_LENGTHS = {
  code: 20,
  civility: 25,
  name: 60,
  familyCode: 10,
  siren: 20,
  nic: 5,
  naf: 8,
  vatNumber: 20,
  'billingAddress.postcode': 10,
  'billingAddress.city': 35,
  'deliveryAddress.postcode': 10,
  'deliveryAddress.city': 35,
  accountNumber: 20,
  paymentTermsCode: 6,
} as const

/** The same for the fields of each contact. */
export const EBP_CONTACT_LENGTHS = {
  civility: 25,
  lastName: 60,
  firstName: 60,
  role: 40,
  service: 40,
  phone: 20,
  mobile: 20,
  fax: 20,
  email: 100,
} as const

/** Lines of an address: what EBP keeps; the post shows `ADDRESS_MAX_CHARACTERS`. */
export const EBP_ADDRESS_LINE = 40
