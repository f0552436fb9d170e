import type { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { CallError, call, on } from '../../api.ts'
import { showToast } from '../../components/toast.tsx'
import { automaticText as text } from '../../text/automatic.ts'

/** Says what the engine did on its own: what left by itself, what could not, what was late. */
export function useEngineNotices(navigate: ReturnType<typeof useNavigate>): void {
  useEffect(() => {
    const follow = (id: string | null) => ({
      label: text.follow,
      follow: () => void navigate({ to: '/ventes/suivi', search: { tab: 'toSend', ...(id ? { id } : {}) } }),
    })
    const undo = async (id: string, number: string): Promise<void> => {
      try {
        await call('submissions.abandon', { id })
        showToast({ message: text.undone(number) })
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        showToast({ message: error.failure.message, tone: 'error' })
      }
    }
    const forgetAutomatic = on('automatic', ({ number, submissionId, undoableUntil, plannedAt, reason }) => {
      if (submissionId === null) {
        const link = { label: text.seeDashboard, follow: () => void navigate({ to: '/tableau-de-bord' }) }
        showToast({ message: text.refused(number, reason ?? ''), tone: 'error', link })
      } else if (undoableUntil === null || undoableUntil <= Date.now()) {
        showToast({ message: text.queued(number, plannedAt), link: follow(submissionId) })
      } else {
        showToast({
          message: text.queued(number, plannedAt),
          link: follow(submissionId),
          until: undoableUntil,
          undo: () => void undo(submissionId, number),
        })
      }
    })
    const forgetLate = on('late', ({ count }) => showToast({ message: text.late(count), link: follow(null) }))
    return () => {
      forgetAutomatic()
      forgetLate()
    }
  }, [navigate])
}
