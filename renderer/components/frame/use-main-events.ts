import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { call, on } from '../../api.ts'

const DASHBOARD = '/tableau-de-bord'

/** Closes the dossier and shows the first screen, once what is not saved has been seen to. */
export function useChangeDossier(): () => Promise<void> {
  const navigate = useNavigate()
  const router = useRouter()
  const client = useQueryClient()
  return useCallback(async () => {
    await navigate({ to: DASHBOARD })
    // A screen with changes keeps the person there.
    if (router.state.location.pathname !== DASHBOARD) return
    await call('dossiers.close', {})
    await client.invalidateQueries()
  }, [navigate, router, client])
}

/** What main asks of the window: a notification that leads to the follow-up, « Changer de dossier » of the menu. */
export function useMainEvents(): void {
  const navigate = useNavigate()
  const changeDossier = useChangeDossier()
  useEffect(
    () =>
      on('followUp', ({ tab, id }) => void navigate({ to: '/ventes/suivi', search: { tab, ...(id ? { id } : {}) } })),
    [navigate],
  )
  useEffect(() => on('changeDossier', () => void changeDossier()), [changeDossier])
}
