import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FolderClock } from 'lucide-react'
import { CallError, call, useAnswer } from '../../api.ts'
import { frameText as text } from '../../text/frame.ts'
import { showToast } from '../toast.tsx'
import '../../styles/computer.css'

/** Another dossier whose queue waits for a person, by name, with the one action that leads there. */
export function OtherDossiers() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const others = useAnswer('dossiers.others', {})
  const waiting = others.data?.filter((one) => one.paused !== null && one.paused.reason !== 'held') ?? []
  if (waiting.length === 0) return null
  const open = async (path: string) => {
    try {
      await call('dossiers.open', { path })
      await client.invalidateQueries()
      await navigate({ to: '/ventes/suivi', search: { tab: 'inError' } })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      showToast({ message: error.failure.message, tone: 'error' })
    }
  }
  return (
    <div className="other-dossiers" role="status">
      {waiting.map((one) => (
        <p key={one.path} className="notice" data-tone="warning">
          <FolderClock size={16} aria-hidden />
          <span>
            <strong>{one.name}</strong> : {one.paused?.message}
          </span>
          <button type="button" className="button" onClick={() => void open(one.path)}>
            {text.openOther(one.name)}
          </button>
        </p>
      ))}
    </div>
  )
}
