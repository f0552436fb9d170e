/** Code lists of EN 16931 that are short enough to be kept whole; the long ones are held to their form. */
const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const EUROPEAN_UNION = list('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK')

/** France and the territories where its rules of invoicing hold. */
export const FRENCH_COUNTRIES = list('FR GP MQ GF RE YT')

/** UNTDID 1001, BT-3: what asks for money. */
const INVOICE_TYPES = list(
  '71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 502 503 527 553 575 623 633 751 780 817 870 875 876 877 935',
)
/** UNTDID 1001, BT-3: what gives money back. */
export const CREDIT_NOTE_TYPES = list('81 83 261 262 296 308 381 396 420 458 502 503 532')
export const isDocumentType = (code: string): boolean => INVOICE_TYPES.has(code) || CREDIT_NOTE_TYPES.has(code)

/** Names of the types that a French invoice may have (BR-FR-04). */
export const FRENCH_TYPES: Readonly<Record<string, string>> = {
  '380': 'Facture',
  '381': 'Avoir',
  '384': 'Facture rectificative',
  '386': 'Facture d’acompte',
  '389': 'Autofacture',
  '393': 'Facture affacturée',
  '396': 'Avoir affacturé',
  '261': 'Avoir autofacturé',
  '262': 'Avoir global',
  '471': 'Autofacture rectificative',
  '472': 'Facture affacturée rectificative',
  '473': 'Autofacture affacturée rectificative',
  '500': 'Autofacture d’acompte',
  '501': 'Autofacture affacturée',
  '502': 'Avoir autofacturé et affacturé',
  '503': 'Avoir d’une facture d’acompte',
}

/** ISO 3166-1, with what EN 16931 adds (1A Kosovo, XI Northern Ireland). */
export const COUNTRIES = list(
  '1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW',
)

/** ISO 4217, in use. */
export const CURRENCIES = list(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL',
)

/** UNTDID 5305 as EN 16931 takes it. */
export const TAX_CATEGORIES = list('S Z E AE K G O L M B')
/** Those of a French invoice (BR-FR-15). */
export const FRENCH_TAX_CATEGORIES = list('S Z E AE K G O')

/** Rates that a French invoice may bear (BR-FR-16). */
export const FRENCH_RATES = list('0 10 13 20 8.5 19.6 2.1 5.5 7 20.6 1.05 0.9 1.75 9.2 9.6')

/** BT-23 of a French invoice (BR-FR-08). */
export const FRENCH_PROCESSES = list('B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9')

/** UNTDID 4461, BT-81. */
export const isPaymentMeans = (code: string): boolean => /^(?:[1-9]|[1-6]\d|70|7[4-8]|9[1-7]|ZZZ)$/u.test(code)

/** UNTDID 5189, BT-98 and BT-140. */
export const ALLOWANCE_REASONS = list('41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105')

/** EAS, BT-34-1 and BT-49-1. */
export const ENDPOINT_SCHEMES = list(
  'AN AQ AS AU EM 0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959',
)

/** ISO 6523: held to its form and its range. */
export const isIdentifierScheme = (code: string): boolean => /^0(?:0(?:0[2-9]|[1-9]\d)|1\d\d|2[0-4]\d)$/u.test(code)

/** UN/ECE Recommendation 20 and, behind an X, 21: held to their form. */
export const isUnit = (code: string): boolean => /^[0-9A-Z]{2,3}$|^X[0-9A-Z]{2}$/u.test(code)

/** UNTDID 4451 (subject of a note) and 7161 (reason of a charge): held to their form. */
export const isSubject = (code: string): boolean => /^[A-Z]{3}$/u.test(code)
export const isChargeReason = (code: string): boolean => /^[A-Z]{2,3}$/u.test(code)

/** VATEX, BT-121. */
export const isExemptionCode = (code: string): boolean =>
  /^VATEX-(?:EU-(?:79-C|(?:132|143|148|151)(?:-1?[A-Z]{1,2})?|135-1(?:-[A-Z])?|144|146-1E|153|159|309|AE|D|F|G|I|IC|J|O)|FR-[A-Z0-9-]+)$/u.test(
    code,
  )

/** RFC 2045 types that EN 16931 admits, BT-125-1. */
export const ATTACHMENT_TYPES = list(
  'application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet application/xml',
)
