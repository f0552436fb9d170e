/** Pixels of a side: as many as the task bar shows at 200 %; it makes them smaller elsewhere. */
export const BADGE_SIDE = 32
/** Pixels of the picture for one point of a sign. */
const POINT = 3
/** Red of the errors in the window; blue, green, red, as bitmaps have them. */
const RED = [0x1b, 0x1b, 0xa6] as const
const WHITE = [0xff, 0xff, 0xff] as const

/** Signs of seven lines. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  1: [' # ', '## ', ' # ', ' # ', ' # ', ' # ', '###'],
  2: [' ## ', '#  #', '   #', '  # ', ' #  ', '#   ', '####'],
  3: [' ## ', '#  #', '   #', ' ## ', '   #', '#  #', ' ## '],
  4: ['#  #', '#  #', '#  #', '####', '   #', '   #', '   #'],
  5: ['####', '#   ', '### ', '   #', '   #', '#  #', ' ## '],
  6: [' ## ', '#   ', '#   ', '### ', '#  #', '#  #', ' ## '],
  7: ['####', '   #', '   #', '  # ', '  # ', ' #  ', ' #  '],
  8: [' ## ', '#  #', '#  #', ' ## ', '#  #', '#  #', ' ## '],
  9: [' ## ', '#  #', '#  #', ' ###', '   #', '   #', ' ## '],
  '+': ['   ', '   ', ' # ', '###', ' # ', '   ', '   '],
}

/**
 * A red disc with the count in it, « 9+ » from ten on: drawn here, so that no file has to be shipped.
 * @param count one or more
 * @returns BADGE_SIDE² pixels of blue, green, red, opacity; colours multiplied by the opacity
 */
export function badgePixels(count: number): Buffer {
  const pixels = Buffer.alloc(BADGE_SIDE * BADGE_SIDE * 4)
  const middle = (BADGE_SIDE - 1) / 2
  for (let y = 0; y < BADGE_SIDE; y++) {
    for (let x = 0; x < BADGE_SIDE; x++) {
      // The pixels of the edge are covered in part.
      const covered = Math.min(1, Math.max(0, BADGE_SIDE / 2 - Math.hypot(x - middle, y - middle)))
      const colour = RED.map((part) => Math.round(part * covered))
      pixels.set([...colour, Math.round(255 * covered)], (y * BADGE_SIDE + x) * 4)
    }
  }
  const signs = [...(count > 9 ? '9+' : String(count))].map((sign) => SIGNS[sign] ?? [])
  const lines = Array.from({ length: 7 }, (_, line) => signs.map((sign) => sign[line] ?? '').join(' '))
  const width = (lines[0] ?? '').length * POINT
  const left = Math.round((BADGE_SIDE - width) / 2)
  const top = Math.round((BADGE_SIDE - lines.length * POINT) / 2)
  for (let y = 0; y < lines.length * POINT; y++) {
    for (let x = 0; x < width; x++) {
      if (lines[Math.floor(y / POINT)]?.[Math.floor(x / POINT)] !== '#') continue
      pixels.set([...WHITE, 0xff], ((top + y) * BADGE_SIDE + left + x) * 4)
    }
  }
  return pixels
}
