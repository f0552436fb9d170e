import { z } from 'zod'

/** As written, trimmed; empty: absent. */
const text = z.string()
/** A number as written; empty: absent. It may be no number at all: the checks say so. */
const written = z.string()
/** `YYYY-MM-DD`; what is no date is kept as written, and empty is absent. */
const date = z.string()

export const statedIdentifierSchema = z.object({ scheme: text, id: text })
export type StatedIdentifier = z.infer<typeof statedIdentifierSchema>

export const statedAddressSchema = z.object({
  line1: text,
  line2: text,
  line3: text,
  postcode: text,
  city: text,
  subdivision: text,
  country: text,
})
export type StatedAddress = z.infer<typeof statedAddressSchema>

/** BG-4, BG-7, BG-10 or BG-11. */
export const statedPartySchema = z.object({
  name: text,
  /** BT-28, BT-45. */
  tradingName: text,
  /** BT-29, BT-46 where CII gives them without a scheme. */
  privateId: text,
  /** BT-29, BT-46, with the schemes of ICD. */
  ids: z.array(statedIdentifierSchema),
  /** BT-30, BT-47: the SIREN has scheme 0002. */
  legalId: statedIdentifierSchema.nullable(),
  /** BT-31, BT-48. */
  vatNumber: text,
  /** BT-32. */
  taxNumber: text,
  /** BT-33. */
  legalForm: text,
  /** BT-34, BT-49. */
  endpoint: statedIdentifierSchema.nullable(),
  address: statedAddressSchema.nullable(),
  contact: z.object({ name: text, department: text, phone: text, email: text }).nullable(),
})
export type StatedParty = z.infer<typeof statedPartySchema>

/** UNTDID 5305 and percent. */
export const statedVatSchema = z.object({ category: text, rate: written })
export type StatedVat = z.infer<typeof statedVatSchema>

export const statedPeriodSchema = z.object({ start: date, end: date })

/** BG-20, BG-21, BG-27 or BG-28. */
export const statedAdjustmentSchema = z.object({
  charge: z.boolean(),
  amount: written,
  base: written,
  percent: written,
  reason: text,
  reasonCode: text,
  /** Of the document only. */
  vat: statedVatSchema.nullable(),
})
export type StatedAdjustment = z.infer<typeof statedAdjustmentSchema>

/** BG-25. */
export const statedLineSchema = z.object({
  /** BT-126. */
  id: text,
  /** BT-127. */
  note: text,
  name: text,
  description: text,
  sellerCode: text,
  buyerCode: text,
  /** BT-157, with its scheme. */
  standardCode: statedIdentifierSchema.nullable(),
  /** BT-158, with their lists. */
  classifications: z.array(statedIdentifierSchema),
  /** BT-159. */
  origin: text,
  /** BG-32. */
  attributes: z.array(z.object({ name: text, value: text })),
  /** BT-132. */
  orderLine: text,
  quantity: written,
  unit: text,
  /** BT-146. */
  netPrice: written,
  /** BT-147. */
  priceDiscount: written,
  /** BT-148. */
  grossPrice: written,
  /** BT-149. */
  basisQuantity: written,
  period: statedPeriodSchema.nullable(),
  adjustments: z.array(statedAdjustmentSchema),
  vat: statedVatSchema,
  /** BT-131. */
  net: written,
})
export type StatedLine = z.infer<typeof statedLineSchema>

/** BG-23. */
export const statedVatGroupSchema = z.object({
  ...statedVatSchema.shape,
  base: written,
  tax: written,
  reason: text,
  reasonCode: text,
})
export type StatedVatGroup = z.infer<typeof statedVatGroupSchema>

/** An electronic invoice of anyone in the business terms of EN 16931, as it says them: right or wrong, whatever its syntax. */
export const statedInvoiceSchema = z.object({
  /** BT-24. */
  profile: text,
  /** BT-23. */
  process: text,
  /** BT-1. */
  number: text,
  /** BT-3, UNTDID 1001. */
  typeCode: text,
  /** BT-2. */
  date,
  /** BT-7. */
  taxPointDate: date,
  /** BT-8, UNTDID 2475. */
  taxPointCode: text,
  /** BT-9. */
  dueDate: date,
  /** BT-5. */
  currency: text,
  /** BT-6. */
  taxCurrency: text,
  /** BG-1. */
  notes: z.array(z.object({ code: text, text })),
  references: z.object({
    /** BT-10. */
    buyer: text,
    /** BT-11. */
    project: text,
    /** BT-12. */
    contract: text,
    /** BT-13. */
    order: text,
    /** BT-14. */
    salesOrder: text,
    /** BT-15. */
    receiving: text,
    /** BT-16. */
    despatch: text,
    /** BT-17. */
    tender: text,
    /** BT-18. */
    object: text,
    /** BT-19. */
    accounting: text,
  }),
  /** BG-3. */
  preceding: z.array(z.object({ number: text, date })),
  seller: statedPartySchema,
  buyer: statedPartySchema,
  /** BG-10. */
  payee: statedPartySchema.nullable(),
  /** BG-11. */
  taxRepresentative: statedPartySchema.nullable(),
  delivery: z.object({
    /** BT-72. */
    date,
    /** BT-70. */
    name: text,
    /** BG-15. */
    address: statedAddressSchema.nullable(),
  }),
  /** BG-14. */
  period: statedPeriodSchema.nullable(),
  /** BG-16. */
  payments: z.array(
    z.object({
      /** BT-81, UNTDID 4461. */
      code: text,
      /** BT-82. */
      label: text,
      /** BT-84. */
      account: text,
      /** BT-85. */
      accountName: text,
      /** BT-86. */
      bic: text,
      /** BT-87. */
      card: text,
      /** BT-91. */
      debited: text,
    }),
  ),
  /** BT-83. */
  paymentReference: text,
  /** BT-89. */
  mandate: text,
  /** BT-90. */
  creditorId: text,
  /** BT-20. */
  terms: text,
  adjustments: z.array(statedAdjustmentSchema),
  vat: z.array(statedVatGroupSchema),
  totals: z.object({
    /** BT-106. */
    lines: written,
    /** BT-107. */
    allowances: written,
    /** BT-108. */
    charges: written,
    /** BT-109. */
    net: written,
    /** BT-110. */
    tax: written,
    /** BT-111. */
    taxInTaxCurrency: written,
    /** BT-112. */
    total: written,
    /** BT-113. */
    prepaid: written,
    /** BT-114. */
    rounding: written,
    /** BT-115. */
    due: written,
  }),
  /** BG-24; the files themselves are not opened. */
  attachments: z.array(z.object({ reference: text, description: text, address: text, fileName: text, type: text })),
  lines: z.array(statedLineSchema),
})
export type StatedInvoice = z.infer<typeof statedInvoiceSchema>
