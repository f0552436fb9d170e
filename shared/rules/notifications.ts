import type { Attention, NotificationSettings } from '../model/sync.ts'

/**
 * Nights and week-ends are quiet until a person says otherwise: Quadient's support is closed then, nothing can be mended,
 * and nothing is lost by waiting: what failed is told together when the quiet hours end, and the badge counts it meanwhile.
 */
export const NOTIFICATION_DEFAULTS: NotificationSettings = {
  on: true,
  quietFrom: '20:00',
  quietTo: '08:00',
  quietWeekEnds: true,
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** @param at an instant, read in the time of this computer */
export function isQuiet(at: Date, settings: NotificationSettings): boolean {
  if (settings.quietWeekEnds && (at.getDay() === 0 || at.getDay() === 6)) return true
  const now = at.getHours() * 60 + at.getMinutes()
  const [from, to] = [minutesOf(settings.quietFrom), minutesOf(settings.quietTo)]
  return from <= to ? now >= from && now < to : now >= from || now < to
}

/** First instant from `now` on when a notification may be shown, UTC milliseconds; null: never, they are off. */
export function shownAt(now: number, settings: NotificationSettings): number | null {
  if (!settings.on) return null
  const start = new Date(now)
  if (!isQuiet(start, settings)) return now
  const to = minutesOf(settings.quietTo)
  for (let day = 0; day <= 8; day++) {
    for (const minutes of [0, to]) {
      const at = new Date(start.getFullYear(), start.getMonth(), start.getDate() + day, 0, minutes)
      if (at.getTime() > now && !isQuiet(at, settings)) return at.getTime()
    }
  }
  return null
}

export interface NotificationText {
  title: string
  body: string
  /** Where a click leads. */
  target: { path: string; tab: 'inError' | 'toSend'; id: string | null }
}

const NAMED = 3

/** One notification for all that failed since the last one; null: nothing to tell. */
export function notificationOf(attentions: readonly Attention[]): NotificationText | null {
  const telling = attentions.filter((one) => one.failures.length > 0 || one.paused !== null)
  const [first] = telling
  if (!first) return null
  const dossiers = [...new Set(telling.map((one) => one.name))]
  // The same sending may have failed again since: it is told once, with its last words.
  const failures = [...new Map(telling.flatMap((one) => one.failures).map((one) => [one.submissionId, one])).values()]
  const paused = telling.findLast((one) => one.paused !== null)
  const tab = 'inError'
  if (paused) {
    const more = failures.length === 0 ? '' : ` ${plural(failures.length)} en erreur.`
    return {
      title: `Les envois sont en pause : ${paused.name}`,
      body: `${paused.paused}${more}`,
      target: { path: paused.path, tab, id: null },
    }
  }
  const [only] = failures
  if (only && failures.length === 1) {
    return {
      title: `${only.number} : ${only.state === 'blocked' ? 'envoi bloqué' : 'envoi rejeté'}`,
      body: `${only.clientName}. ${only.message}`,
      target: { path: first.path, tab, id: only.submissionId },
    }
  }
  const named = failures.slice(0, NAMED).map((one) => one.number)
  const rest = failures.length - named.length
  return {
    title: `${plural(failures.length)} en erreur`,
    body: `${dossiers.join(', ')} : ${named.join(', ')}${rest > 0 ? ` et ${rest} autre${rest > 1 ? 's' : ''}` : ''}`,
    target: { path: first.path, tab, id: null },
  }
}

const plural = (count: number): string => `${count} envoi${count > 1 ? 's' : ''}`
