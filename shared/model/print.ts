import { z } from 'zod'

export const LOGO_TYPES = ['png', 'jpeg', 'svg'] as const
export type LogoType = (typeof LOGO_TYPES)[number]

/** Bytes of a logo as they are kept and drawn: every file of the dossier carries them. */
export const LOGO_BYTES = 500_000

/** A picture that was read and cleaned: PNG without transparency, JPEG in RGB or grey, SVG of shapes alone. */
export const logoSchema = z.object({
  type: z.enum(LOGO_TYPES),
  /** The bytes in base64; for an SVG, those of its text in UTF-8. */
  data: z.base64().max(Math.ceil(LOGO_BYTES / 3) * 4),
  /** Pixels, or user units of an SVG. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** Name of the chosen file, for the screen. */
  name: z.string().max(255).default(''),
})
export type Logo = z.infer<typeof logoSchema>

/** `left`: above the name of the seller; `right`: above the title. */
export const LOGO_POSITIONS = ['left', 'right'] as const
/** Millimetres of height. */
export const LOGO_HEIGHT = { least: 8, most: 30 } as const

/** Where a fact of a line is printed: small under its description, in a column of its own, or nowhere. */
export const LINE_FACT_PLACES = ['below', 'column', 'hidden'] as const
export type LineFactPlace = (typeof LINE_FACT_PLACES)[number]

/** How documents are drawn, beside the choice of the model. What is left out is as it always was. */
export const printOptionsSchema = z.object({
  logo: logoSchema.nullable().default(null),
  logoPosition: z.enum(LOGO_POSITIONS).default('left'),
  /** Millimetres; made smaller where the place is too small. */
  logoHeight: z.int().min(LOGO_HEIGHT.least).max(LOGO_HEIGHT.most).default(18),
  /** `#rrggbb`; null: the colour of the model. Only models in colour use it, darkened until it can be read. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/iu)
    .nullable()
    .default(null),
  /** Code of the article, BT-155. */
  code: z.enum(LINE_FACT_PLACES).default('below'),
  /** Delivery date of a line, BT-134 and BT-135. */
  lineDate: z.enum(LINE_FACT_PLACES).default('below'),
  unit: z.boolean().default(true),
  /** The column of discounts on documents that have none too; one that has some always shows it. */
  emptyDiscount: z.boolean().default(false),
  /** The rate of VAT of each line where all have the same; where they differ it is always shown. */
  singleVat: z.boolean().default(true),
  /** IBAN and BIC, BT-84 and BT-86: in the electronic invoice in any case. */
  bank: z.boolean().default(true),
  /** The QR code of a transfer (EPC069-12). */
  paymentQr: z.boolean().default(false),
})
export type PrintOptions = z.infer<typeof printOptionsSchema>
