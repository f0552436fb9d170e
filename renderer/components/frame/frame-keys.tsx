import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../api.ts'
import { forgetLists } from '../grid/list-memory.ts'
import { CommandPalette } from './command-palette.tsx'
import { CHOOSE_INVOICES } from './file-drop.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { fixedEntries } from './palette-entries.ts'

/** Asked by the search of the title bar. */
export const OPEN_PALETTE = 'open-palette'

/** What the keyboard opens from anywhere: Ctrl+K the palette, F1 the help, Ctrl+/ the keys. */
export function FrameKeys({ dossierId }: { dossierId: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState<'palette' | 'help' | 'keys' | null>(null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const alreadyOpen = document.querySelector('[role=dialog]') !== null
      const asked =
        event.ctrlKey && key === 'k'
          ? 'palette'
          : event.key === 'F1'
            ? 'help'
            : event.ctrlKey && key === '/'
              ? 'keys'
              : null
      if (asked === null) return
      event.preventDefault()
      if (!alreadyOpen) setOpen(asked)
    }
    const onAsk = () => setOpen('palette')
    window.addEventListener('keydown', onKey)
    window.addEventListener(OPEN_PALETTE, onAsk)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener(OPEN_PALETTE, onAsk)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dossier has other lists
  useEffect(() => forgetLists, [dossierId])

  const go = (to: string, search: Record<string, string> = {}) => void navigate({ to, search } as never)
  const close = () => setOpen(null)
  if (open === null) return null
  if (open !== 'palette') return <HelpDialog path={open === 'help' ? path : null} onClose={close} />
  const entries = fixedEntries({
    go,
    help: () => setOpen('help'),
    keys: () => setOpen('keys'),
    sync: () => void call('sync.now', {}),
    readInvoice: () => void window.dispatchEvent(new Event(CHOOSE_INVOICES)),
    theme: async () => {
      const dark = document.documentElement.dataset.theme === 'dark'
      await call('preferences.set', { theme: dark ? 'light' : 'dark' })
      await client.invalidateQueries({ queryKey: ['preferences.get'] })
    },
  })
  return <CommandPalette entries={entries} go={go} onClose={close} />
}
