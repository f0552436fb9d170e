/** What a power cut leaves of the end of a file that was not flushed: its beginning, zeros, or all but one sector. */
export const TAILS = ['cut', 'zeros', 'hole'] as const
export type Tail = (typeof TAILS)[number]

const SECTOR = 512

/**
 * The journal of SQLite after a power cut: all that was flushed, and a part of what was written since.
 * @param flushed bytes that were on the disk for certain
 * @param part 0 to 1, of what was written since
 */
export function tornWal(after: Buffer, flushed: number, part: number, tail: Tail): Buffer {
  const at = flushed + Math.floor((after.length - flushed) * part)
  if (tail === 'cut') return after.subarray(0, at)
  const torn = Buffer.from(after)
  const from = tail === 'zeros' ? at : Math.max(flushed, at - (at % SECTOR))
  return torn.fill(0, from, tail === 'zeros' ? torn.length : Math.min(torn.length, from + SECTOR))
}
