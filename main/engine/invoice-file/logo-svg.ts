import { Refusal } from '../../../shared/result.ts'
import type { Picture } from './logo.ts'
import { type Declarations, declarationsOf, PROPERTIES, type Rule, rulesOf, safeValue } from './svg-styles.ts'
import { escapeXml } from './xml.ts'
import { parseXml, type XmlNode } from './xml-tree.ts'

const refused = (sentence: string): Refusal => new Refusal('invalid', sentence, { logo: sentence })

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'use'])
const GROUPS = new Set([
  'svg',
  'g',
  'a',
  'switch',
  'symbol',
  'defs',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'stop',
])
const TEXTS = new Set(['text', 'tspan', 'textPath', 'font', 'font-face'])
const EFFECTS = new Set(['mask', 'pattern', 'filter', 'foreignObject'])
const GEOMETRY = new Set(
  'd x y width height rx ry cx cy r x1 y1 x2 y2 fx fy points viewBox transform gradientUnits gradientTransform spreadMethod offset clipPathUnits id'.split(
    ' ',
  ),
)
/** Elements once every `use` is replaced by what it shows. */
const MOST_ELEMENTS = 5_000

/**
 * The shapes of an SVG, written anew: no script, no event, no address but those inside the drawing, no text that asks
 * for a font. Read again, it gives the same text.
 * @throws Refusal `invalid` with what to do: text, photograph, effect, broken or hostile file.
 */
export function readSvg(bytes: Buffer): Picture {
  const root = parsed(bytes)
  const rules = sheetsOf(root).flatMap(rulesOf)
  const { x, y, width, height } = sizeOf(root)
  const shown = root.children.map((child) => written(child, rules)).join('')
  if (!/<(?:path|rect|circle|ellipse|line|polyline|polygon)\b/u.test(shown)) {
    throw refused('Ce SVG ne dessine rien. Choisissez un autre fichier.')
  }
  refuseExpansion(root)
  const own = attributes(declared(root, rules))
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}"${own}>${shown}</svg>`
  return { bytes: Buffer.from(text, 'utf8'), width, height }
}

function parsed(bytes: Buffer): XmlNode {
  const text = bytes.toString('utf8').replace(/^\ufeff/u, '')
  // The DOCTYPE of SVG 1.1 names a file of the W3C and says nothing else; one with entities is left in, and refused.
  const plain = text.replace(/<!DOCTYPE\s+svg[^<>[\]]*>/iu, '')
  let root: XmlNode
  try {
    root = parseXml(Buffer.from(plain, 'utf8'))
  } catch {
    throw refused(
      'Ce SVG est abîmé, ou contient des entités. Enregistrez-le en « SVG simple », puis choisissez-le de nouveau.',
    )
  }
  if (root.name !== 'svg') throw refused('Ce fichier n’est pas un SVG. Choisissez un PNG, un JPEG ou un SVG.')
  return root
}

const sheetsOf = (node: XmlNode): string[] =>
  node.name === 'style' ? [node.text] : node.children.flatMap((child) => sheetsOf(child))

function sizeOf({ attributes: own }: XmlNode): { x: number; y: number; width: number; height: number } {
  const box = (own.viewBox ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  const [x = 0, y = 0, width = Number.NaN, height = Number.NaN] =
    box.length === 4 ? box : [0, 0, Number.parseFloat(own.width ?? ''), Number.parseFloat(own.height ?? '')]
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) {
    throw refused('Ce SVG ne dit pas sa taille. Enregistrez-le de nouveau depuis votre logiciel de dessin.')
  }
  return { x, y, width, height }
}

/** The element as it is kept; empty for what draws nothing. */
function written(node: XmlNode, rules: readonly Rule[]): string {
  const { name, children } = node
  if (TEXTS.has(name)) {
    throw refused(
      'Ce SVG contient du texte, qui changerait selon les polices. Convertissez-le en courbes, ou enregistrez le logo en PNG.',
    )
  }
  if (name === 'image') {
    throw refused('Ce SVG contient une image. Enregistrez le logo en PNG, ou n’y laissez que du dessin.')
  }
  if (EFFECTS.has(name)) {
    throw refused(
      'Ce SVG utilise un effet (masque, motif ou filtre) qu’un PDF d’archive ne garde pas. Enregistrez le logo en PNG.',
    )
  }
  if (!SHAPES.has(name) && !GROUPS.has(name)) return ''
  const inside = children.map((child) => written(child, rules)).join('')
  const kept = { ...geometryOf(node), ...declared(node, rules) }
  // A link leads nowhere on paper: what it shows stays.
  const tag = name === 'a' || name === 'switch' || name === 'svg' ? 'g' : name
  return inside === '' ? `<${tag}${attributes(kept)}/>` : `<${tag}${attributes(kept)}>${inside}</${tag}>`
}

function geometryOf({ name, attributes: own }: XmlNode): Declarations {
  const pairs = Object.entries(own).flatMap(([key, value]) => {
    if (key === 'href') return /^#[\w.-]+$/u.test(value) && name !== 'a' ? [['href', value] as const] : []
    return GEOMETRY.has(key) && /^[\w\s.,%+()-]*$/u.test(value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** Attributes, then the sheet (elements, classes, ids), then the style of the element: the order of CSS. */
function declared({ name, attributes: own }: XmlNode, rules: readonly Rule[]): Declarations {
  const presentation = Object.entries(own).flatMap(([key, value]) => {
    const safe = PROPERTIES.has(key) ? safeValue(key, value) : null
    return safe === null ? [] : [[key, safe] as const]
  })
  const classes = (own.class ?? '').split(/\s+/u).map((one) => `.${one}`)
  const levels = [[name], classes, [`#${own.id ?? ''}`]].map((selectors) =>
    rules.filter(({ selector }) => selectors.includes(selector)).map(({ declarations }) => declarations),
  )
  return Object.assign({}, Object.fromEntries(presentation), ...levels.flat(), declarationsOf(own.style ?? ''))
}

const attributes = (pairs: Declarations): string =>
  Object.entries(pairs)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')

/** @throws Refusal for a `use` that shows itself, or so many that the drawing would never end. */
function refuseExpansion(root: XmlNode): void {
  const byId = new Map<string, XmlNode>()
  const index = (node: XmlNode): void => {
    if (node.attributes.id) byId.set(`#${node.attributes.id}`, node)
    for (const child of node.children) index(child)
  }
  index(root)
  let count = 0
  const walk = (node: XmlNode, open: ReadonlySet<XmlNode>): void => {
    count += 1
    if (count > MOST_ELEMENTS || open.has(node)) {
      throw refused('Ce SVG est trop compliqué. Enregistrez le logo en PNG.')
    }
    const inside = new Set(open).add(node)
    for (const child of node.children) walk(child, inside)
    const target = node.name === 'use' ? byId.get(node.attributes.href ?? '') : undefined
    if (target) walk(target, inside)
  }
  walk(root, new Set())
}
