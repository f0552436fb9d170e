/** Legal forms and articles: they say nothing of who it is. */
const EMPTY_WORDS = new Set(
  'sa sas sasu sarl eurl ei sci snc scop scea gaec earl ets etablissements societe ste entreprise cie compagnie groupe association monsieur madame mme mr m le la les l de du des d et en aux au'.split(
    ' ',
  ),
)

/** The words that tell a name from another: without accents, case, punctuation, legal form and articles. */
export function nameWords(name: string): string[] {
  const words = name
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  const telling = (words ?? []).filter((word) => !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : [...(words ?? [])]
}

/** Number of letters to add, remove or replace to go from one text to the other. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[other.length] ?? 0
}

/** How near two names are, whatever the order of their words: 1 the same, 0 nothing in common. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => nameWords(name).sort().join(' ')) as [string, string]
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 0 : 1 - distance(a, b) / longest
}

/** From here on, two names are shown to a person as perhaps the same. */
export const NEAR_NAME = 0.8
