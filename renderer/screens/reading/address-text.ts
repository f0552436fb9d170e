import type { StatedAddress } from '../../../shared/model/stated-invoice.ts'

/** One line for each line of the address. */
export const addressText = ({ line1, line2, line3, postcode, city, subdivision, country }: StatedAddress): string =>
  [line1, line2, line3, `${postcode} ${city}`.trim(), [subdivision, country].filter(Boolean).join(', ')]
    .filter((line) => line !== '')
    .join('\n')
