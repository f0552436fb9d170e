import type { BrowserWindow } from 'electron'
import { type EngineMethod, eventContract, type Output, type ParsedInput } from '../shared/contract.ts'
import { NOTIFICATION_DEFAULTS, type NotificationText } from '../shared/rules/notifications.ts'
import { showBadge } from './badge.ts'
import { createNotifier } from './notifier.ts'
import type { openPreferences } from './preferences.ts'

interface Ports {
  window: () => BrowserWindow | null
  preferences: ReturnType<typeof openPreferences>
  /** @throws Refusal when the engine refuses. */
  ask: <Name extends EngineMethod>(name: Name, input: ParsedInput<Name>) => Promise<Output<Name>>
  send: (event: string, payload: unknown) => void
}

/** Late enough that the window and its dossier come first. */
const FIRST_LOOK = 5_000
const LOOK_AGAIN = 15 * 60_000

/** What goes on behind the window: notifications, the number on the icon, the queues of the other dossiers. */
export function createFollowing({ window, preferences, ask, send }: Ports) {
  let counting = false
  let countAgain = false

  const follow = async ({ path, tab, id }: NotificationText['target']): Promise<void> => {
    const current = await ask('dossiers.current', {})
    if (current?.path !== path) {
      await ask('dossiers.open', { path })
      send('changed', { topics: ['dossier'] })
    }
    const shown = window()
    if (shown?.isMinimized()) shown.restore()
    shown?.show()
    shown?.focus()
    send('followUp', { tab, id })
  }
  const notifier = createNotifier({
    settings: () => preferences.get().notifications ?? NOTIFICATION_DEFAULTS,
    // A dossier that cannot be opened says why when the person opens it.
    follow: (target) => void follow(target).catch(() => undefined),
  })

  const serveOthers = async (): Promise<void> => {
    const recent = preferences.recent().filter((one) => one.exists)
    const paths = preferences.get().serveOthers === false ? [] : recent.map((one) => one.path)
    await ask('dossiers.serveOthers', { paths }).catch(() => undefined)
  }

  const count = async (): Promise<void> => {
    if (counting) {
      countAgain = true
      return
    }
    counting = true
    try {
      const [current, others] = [await ask('dossiers.current', {}), await ask('dossiers.others', {})]
      const own = current ? (await ask('submissions.counts', {})).inError : 0
      showBadge(window(), own + others.reduce((sum, one) => sum + one.inError, 0))
    } catch {
      // The engine is starting again: the next change counts.
    } finally {
      counting = false
      if (countAgain) {
        countAgain = false
        void count()
      }
    }
  }

  setTimeout(serveOthers, FIRST_LOOK).unref()
  setInterval(serveOthers, LOOK_AGAIN).unref()

  return {
    /** An event of the engine. @returns whether the window has to know too */
    heard(name: string, payload: unknown): boolean {
      if (name === 'attention') {
        notifier.add(eventContract.attention.parse(payload))
        return false
      }
      if (name === 'changed') {
        const { topics } = eventContract.changed.parse(payload)
        if (topics.some((topic) => ['submissions', 'dossier', 'others'].includes(topic))) void count()
      }
      return true
    },
    /** The list of recent dossiers changed, or the engine started again. */
    dossiersChanged: (): void => void serveOthers(),
    preferencesChanged(): void {
      notifier.settingsChanged()
      void serveOthers()
    },
  }
}
