import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAnswer } from '../../api.ts'
import { useLastDossier } from '../../screens/home/last-dossier.ts'
import { useEngineNotices } from '../../screens/sending/use-engine-notices.ts'
import { UndoToast } from '../undo-toast.tsx'
import { FileDrop } from './file-drop.tsx'
import { FrameKeys } from './frame-keys.tsx'
import { OtherDossiers } from './other-dossiers.tsx'
import { SideMenu } from './side-menu.tsx'
import { StateBar } from './state-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useMainEvents } from './use-main-events.ts'

/** The window: title bar, menu, screen, state bar. Without a dossier there is only the first screen. */
export function Frame() {
  const dossier = useAnswer('dossiers.current', {})
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useMainEvents()
  const last = useLastDossier()
  const current = last.opening !== null && last.letGo ? null : dossier.data
  useEngineNotices(navigate)
  const open = current !== null && current !== undefined
  useEffect(() => {
    if (open && path === '/') void navigate({ to: '/tableau-de-bord' })
    if (dossier.data === null && path !== '/' && path !== '/operations/lire') void navigate({ to: '/' })
  }, [open, path, dossier.data, navigate])
  if (!current)
    return (
      <main className="frame-alone">
        <Outlet />
        <FileDrop />
      </main>
    )
  return (
    <div className="frame">
      <TitleBar />
      <SideMenu dossier={current} />
      <main className="frame-main">
        <OtherDossiers />
        <Outlet />
      </main>
      <StateBar />
      <FrameKeys dossierId={current.id} />
      <FileDrop />
      <UndoToast />
    </div>
  )
}
