/** Properties that may also be attributes of a shape. */
export const PROPERTIES = new Set([
  'fill',
  'fill-rule',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-opacity',
  'opacity',
  'clip-path',
  'clip-rule',
  'color',
  'stop-color',
  'stop-opacity',
  'display',
  'visibility',
])

const COLOURS = new Set(['fill', 'stroke', 'color', 'stop-color'])
const COLOUR =
  /^(?:none|inherit|currentcolor|[a-z]{3,24}|#[0-9a-f]{3}|#[0-9a-f]{6}|rgba?\([\d\s.,%]+\)|url\(#[\w.-]+\)(?: none)?)$/iu
const PLAIN = /^[\w\s.,%#+()-]*$/u

export type Declarations = Readonly<Record<string, string>>

/** A simple selector (`path`, `.a`, `#b`) and what it declares, in the order of the sheet. */
export interface Rule {
  selector: string
  declarations: Declarations
}

/** The value as it may be kept: no address outside of the drawing, no colour of a printer. null: left out. */
export function safeValue(property: string, value: string): string | null {
  const plain = value
    .replace(/!important/giu, '')
    .replace(/url\(\s*["']?(#[\w.-]+)["']?\s*\)/giu, 'url($1)')
    .trim()
  if (/url\((?!#[\w.-]+\))/iu.test(plain) || !PLAIN.test(plain)) return null
  return COLOURS.has(property) && !COLOUR.test(plain) ? null : plain
}

/** `fill: red; stroke: none` → its known properties. */
export function declarationsOf(style: string): Declarations {
  const pairs = style.split(';').flatMap((part) => {
    const colon = part.indexOf(':')
    if (colon < 0) return []
    const property = part.slice(0, colon).trim().toLowerCase()
    const value = PROPERTIES.has(property) ? safeValue(property, part.slice(colon + 1)) : null
    return value === null ? [] : [[property, value] as const]
  })
  return Object.fromEntries(pairs)
}

/** The rules of a sheet whose selectors are simple; others and at-rules are left out. */
export function rulesOf(sheet: string): Rule[] {
  const text = sheet.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/@[^;{]*;/gu, '')
  return [...text.matchAll(/([^{}@]+)\{([^{}]*)\}/gu)].flatMap(([, selectors = '', body = '']) =>
    selectors
      .split(',')
      .map((selector) => selector.trim())
      .filter((selector) => /^[.#]?[\w-]+$/u.test(selector))
      .map((selector) => ({ selector, declarations: declarationsOf(body) })),
  )
}
