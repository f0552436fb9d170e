/** The calendar date of an instant where the application runs, `YYYY-MM-DD`. */
export function localDate(instant: number): string {
  const date = new Date(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const dayAndTime = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' })

/** An instant in the words of the person's clock: « 24/11/2026 18:00 ». */
export const localTime = (instant: number): string => dayAndTime.format(instant)

/** The next instant after `now` at which the clock where the application runs shows `HH:MM`. */
export function nextTimeOfDay(now: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const date = new Date(now)
  date.setHours(hours, minutes, 0, 0)
  if (date.getTime() <= now) date.setDate(date.getDate() + 1)
  return date.getTime()
}
