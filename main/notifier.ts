import { Notification } from 'electron'
import type { Attention, NotificationSettings } from '../shared/model/sync.ts'
import { type NotificationText, notificationOf, shownAt } from '../shared/rules/notifications.ts'

interface Ports {
  settings: () => NotificationSettings
  /** A person clicked: the follow-up opens there. */
  follow: (target: NotificationText['target']) => void
}

/** What fails within this time is told together. */
const GROUPING = 3_000
const LONGEST_TIMER = 6 * 3_600_000

/** The system's notifications: failures are gathered, told together, and not before the quiet hours end. */
export function createNotifier({ settings, follow }: Ports) {
  let waiting: Attention[] = []
  let timer: NodeJS.Timeout | null = null
  /** Kept, because a notification that is collected no longer answers a click. */
  let shown: Notification | null = null

  const plan = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    const at = waiting.length > 0 ? shownAt(Date.now(), settings()) : null
    if (at === null) return
    timer = setTimeout(tell, Math.min(LONGEST_TIMER, Math.max(GROUPING, at - Date.now())))
    timer.unref()
  }

  function tell(): void {
    const at = shownAt(Date.now(), settings())
    if (at === null || at > Date.now()) {
      plan()
      return
    }
    const text = notificationOf(waiting)
    waiting = []
    if (!text || !Notification.isSupported()) return
    shown = new Notification({ title: text.title, body: text.body })
    shown.on('click', () => follow(text.target))
    shown.show()
  }

  return {
    add(attention: Attention): void {
      if (!settings().on) return
      waiting.push(attention)
      plan()
    },
    /** The settings changed: what waits may be due sooner, or not at all. */
    settingsChanged(): void {
      if (!settings().on) waiting = []
      plan()
    },
  }
}
