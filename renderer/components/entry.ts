import { CalendarDate, endOfMonth } from '@internationalized/date'

/**
 * « 1 234,56 € » or `1234.56` → exact decimal text with a point.
 * null when it is not a number or has more than `decimals` decimals: nothing is rounded in silence.
 */
export function readDecimal(text: string, decimals: number): string | null {
  const compact = text.replace(/[\s\u00a0\u202f€%]/g, '').replace('\u2212', '-')
  const match = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(compact)
  const whole = match?.[2] ?? ''
  const fraction = match?.[3] ?? ''
  if (!match || (!whole && !fraction) || fraction.length > decimals || whole.length > 12) return null
  return `${match[1]}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

/** `15`, `1503`, `15/3`, `+30`, `.` → ISO date beside `reference` (ISO). null: not a date, such as 31/02. */
export function readDate(text: string, reference: string): string | null {
  const entry = text.trim()
  const [year = 0, month = 0, day = 0] = reference.split('-').map(Number)
  const today = new CalendarDate(year, month, day)
  if (entry === '.') return today.toString()
  const shift = /^([+-]\d{1,3})$/.exec(entry)
  if (shift) return today.add({ days: Number(shift[1]) }).toString()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(entry)
  if (iso) return calendarDate(Number(iso[3]), Number(iso[2]), Number(iso[1]))
  const parts =
    /^(\d{1,2})(?:[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?)?$/.exec(entry) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(entry)
  if (!parts) return null
  const typedYear = parts[3] ? Number(parts[3]) : year
  return calendarDate(
    Number(parts[1]),
    parts[2] ? Number(parts[2]) : month,
    typedYear < 100 ? typedYear + 2000 : typedYear,
  )
}

function calendarDate(day: number, month: number, year: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null
  if (day > endOfMonth(new CalendarDate(year, month, 1)).day) return null
  return new CalendarDate(year, month, day).toString()
}

/** Today in the person's time zone, ISO. */
export function today(): string {
  const now = new Date()
  return new CalendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate()).toString()
}

/** `8`, `8h`, `8h30`, `0830` or `08:30` → `08:30`. null: not a time of day. */
export function readTime(text: string): string | null {
  const entry = text.trim().toLowerCase()
  const parts = /^(\d{1,2})(?:[h:.](\d{2})?)?$/.exec(entry) ?? /^(\d{1,2})(\d{2})$/.exec(entry)
  if (!parts) return null
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
