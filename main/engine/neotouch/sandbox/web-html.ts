/** HTML already escaped: it goes into a page as it is. */
export interface Markup {
  readonly markup: string
}

/** A template whose values are escaped, unless they are markup themselves; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: (string | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.reduce((text, part, index) => `${text}${render(values[index - 1] ?? '')}${part}`) }
}

function render(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escapeText(value)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')

/** Words of a text without accents or capitals, for a search. */
export const foldedWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

const AMOUNTS = new Set(['TotalNet', 'TotalTax', 'TotalGross'])
const DATES = new Set(['InvoiceDate', 'DueDate'])

/** Value of a variable as a French page writes it: `1 234,56 €`, `24/11/2026`; anything else as it came. */
export function readableValue(name: string, value: string): string {
  if (DATES.has(name)) return value.split('-').reverse().join('/')
  if (!AMOUNTS.has(name) || !/^-?\d+\.\d{2}$/.test(value)) return value
  return `${value.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '\u202f')}\u00a0€`
}

/** Date and time in Paris, `24/11/2026 09:15`. */
export const frenchTime = (instant: number): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(instant)

/** A whole page, with the notice that nothing is sent. */
export function pageOf(title: string, content: Markup): string {
  return html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Bac à sable Neotouch</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="bar"><div class="top"><a class="brand" href="/">Neotouch <span>bac à sable</span></a>
<nav aria-label="Pages"><a href="/">Documents déposés</a> <a href="/destinataires">Destinataires</a></nav></div>
<p class="notice"><strong>Bac à sable : rien n’est envoyé.</strong> Voici ce que vos clients auraient reçu.</p></header>
<main>${content}</main>
</body>
</html>`.markup
}
