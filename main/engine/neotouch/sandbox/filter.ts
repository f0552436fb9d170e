/** Value of an attribute of one transport, by its name in lower case; undefined: it does not have it. */
export type Attributes = (name: string) => string | undefined
export type Filter = (attributes: Attributes) => boolean

export class BadFilter extends Error {
  override readonly name = 'BadFilter'
}

const DEEPEST = 20

/**
 * Reads an LDAP-like filter: `(&(RecipientType=MOD)(!(Identifier=SEEN)))`, or a comparison without parentheses.
 * `*` alone means present, elsewhere any text. An attribute that is not known matches nothing.
 * @throws BadFilter
 */
export function parseFilter(text: string): Filter {
  const source = text.trim()
  if (source === '') return () => true
  let position = 0

  const expect = (character: string): void => {
    if (source[position] !== character) throw new BadFilter(`"${character}" expected at ${position}`)
    position++
  }

  const many = (depth: number): Filter[] => {
    const filters: Filter[] = []
    while (source[position] === '(') filters.push(group(depth + 1))
    if (filters.length === 0) throw new BadFilter('empty group')
    return filters
  }

  const group = (depth: number): Filter => {
    if (depth > DEEPEST) throw new BadFilter('nested too deep')
    expect('(')
    const filter = body(depth)
    expect(')')
    return filter
  }

  const body = (depth: number): Filter => {
    const operator = source[position]
    if (operator === '&' || operator === '|') {
      position++
      const filters = many(depth)
      return operator === '&'
        ? (attributes) => filters.every((filter) => filter(attributes))
        : (attributes) => filters.some((filter) => filter(attributes))
    }
    if (operator === '!') {
      position++
      const filter = group(depth + 1)
      return (attributes) => !filter(attributes)
    }
    return operator === '(' ? group(depth + 1) : simple()
  }

  const simple = (): Filter => {
    const end = source.slice(position).search(/[()]/)
    const whole = end === -1 ? source.slice(position) : source.slice(position, position + end)
    position += whole.length
    return comparison(whole)
  }

  const filter = source[0] === '(' ? group(0) : simple()
  if (position !== source.length) throw new BadFilter(`unexpected text at ${position}`)
  return filter
}

function comparison(text: string): Filter {
  const [, name, operator, value] = /^\s*([A-Za-z_][\w.]*)\s*(>=|<=|=)(.*)$/s.exec(text) ?? []
  if (name === undefined || operator === undefined || value === undefined) throw new BadFilter('comparison expected')
  const attribute = name.toLowerCase()
  if (operator === '=') {
    const pattern = wildcard(value)
    return (attributes) => {
      const actual = attributes(attribute)
      return actual !== undefined && pattern.test(actual)
    }
  }
  return (attributes) => {
    const actual = attributes(attribute)
    if (actual === undefined) return false
    const order = compare(actual, value)
    return operator === '>=' ? order >= 0 : order <= 0
  }
}

const wildcard = (value: string): RegExp =>
  new RegExp(
    `^${value
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'is',
  )

function compare(left: string, right: string): number {
  if (/^\d{1,15}$/.test(left) && /^\d{1,15}$/.test(right)) return Number(left) - Number(right)
  return left < right ? -1 : left > right ? 1 : 0
}
