import { existsSync } from 'node:fs'
import Store from 'electron-store'
import { z } from 'zod'
import type { RecentDossier } from '../shared/model/dossier.ts'
import { type Preferences, preferencesSchema } from '../shared/shell-contract.ts'

interface Stored {
  preferences: Preferences
  recent: { path: string; name: string; openedAt: number }[]
  place?: WindowPlace
}

/** Where the window was, in pixels of the screen. */
const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

const MOST_RECENT = 10

/** Theme, window and recent dossiers: no secret, no business data. */
export function openPreferences() {
  const store = new Store<Stored>({
    name: 'preferences',
    defaults: { preferences: { theme: 'system', density: 'compact' }, recent: [] },
    clearInvalidConfig: true,
  })
  const get = (): Preferences => {
    const parsed = preferencesSchema.safeParse(store.get('preferences'))
    return parsed.success ? parsed.data : { theme: 'system', density: 'compact' }
  }
  return {
    get,
    set(change: Partial<Preferences>): Preferences {
      store.set('preferences', { ...get(), ...change })
      return get()
    },
    place(): WindowPlace | null {
      const parsed = windowPlaceSchema.safeParse(store.get('place'))
      return parsed.success ? parsed.data : null
    },
    keepPlace(place: WindowPlace): void {
      store.set('place', place)
    },
    recent: (): RecentDossier[] => store.get('recent').map((one) => ({ ...one, exists: existsSync(one.path) })),
    opened(dossier: { path: string; name: string }, at: number): void {
      const others = store.get('recent').filter((one) => one.path !== dossier.path)
      store.set('recent', [{ path: dossier.path, name: dossier.name, openedAt: at }, ...others].slice(0, MOST_RECENT))
    },
    forget(path: string): void {
      store.set(
        'recent',
        store.get('recent').filter((one) => one.path !== path),
      )
    },
  }
}
