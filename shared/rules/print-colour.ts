/** WCAG 2.2, 1.4.3: text that anyone can read. */
export const LEAST_CONTRAST = 4.5

const WHITE = '#ffffff'

type Rgb = readonly [red: number, green: number, blue: number]

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb

const hex = (parts: Rgb): string => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = rgb(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two `#rrggbb`, from 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** `part` of white in the colour: 0 leaves it, 1 gives white. */
export const tinted = (colour: string, part: number): string =>
  hex(rgb(colour).map((value) => value + (255 - value) * part) as unknown as Rgb)

const shaded = (colour: string, left: number): string => hex(rgb(colour).map((value) => value * left) as unknown as Rgb)

/** The band under heads of tables: the colour, nearly white. */
export const bandOf = (colour: string): string => tinted(colour, 0.91)

const legible = (colour: string): boolean =>
  contrast(colour, WHITE) >= LEAST_CONTRAST && contrast(colour, bandOf(colour)) >= LEAST_CONTRAST

/** The same colour, as dark as it takes to be read on white, on its own band, and under white text. */
export function legibleAccent(colour: string): string {
  for (let left = 1; left > 0; left -= 0.02) {
    const shade = shaded(colour.toLowerCase(), left)
    if (legible(shade)) return shade
  }
  return '#000000'
}
