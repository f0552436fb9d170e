/**
 * French for the few texts of `ShortStatus` that are known of the real platform; no list of them is public (protocol page,
 * 4.4 and 6.2). The platform's own words stay beside, whatever they are.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'the validity date of this message has expired':
    'personne ne l’a validé à temps sur le portail Neotouch. Renvoyez-le, puis validez-le sur le portail',
  'message is already in a terminal state': 'il était déjà arrivé à son terme chez Neotouch',
}

/** Words for a person: French where the text is known, else the platform's own words, quoted as they are. */
export function shortStatusWords(text: string): string {
  const asked = text.trim().replace(/\.$/, '').toLowerCase()
  const known = Object.hasOwn(KNOWN, asked) ? KNOWN[asked] : undefined
  return known ?? `«\u00a0${text.trim()}\u00a0»`
}
