const currency = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** Cents in a sentence: « 1 234,56 € ». */
export const euros = (cents: number): string => currency.format(cents / 100)

/** `2026-11-24` as « 24/11/2026 »; no date is nothing. */
export const frenchDate = (date: string | null): string => (date ?? '').split('-').reverse().join('/')
