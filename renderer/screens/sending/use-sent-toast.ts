import { useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/contract.ts'
import { CallError, call } from '../../api.ts'
import { showToast } from '../../components/toast.tsx'
import { sendingText as text } from '../../text/sending.ts'

/** « Envoi mis en file », with the way to the follow-up and the ten seconds to undo. */
export function useSentToast() {
  const navigate = useNavigate()
  return (
    number: string,
    { submissionIds, undoableUntil }: Output<'sending.submit'>,
    plannedAt: number | null,
  ): void => {
    const [id] = submissionIds
    if (id === undefined) return
    const follow = () => void navigate({ to: '/ventes/suivi', search: { tab: 'toSend', id } })
    const link = { label: text.follow, follow }
    if (plannedAt !== null) showToast({ message: text.plannedFor(number, plannedAt), link })
    else if (undoableUntil === null) showToast({ message: text.held(number), link })
    else if (undoableUntil <= Date.now()) showToast({ message: text.queued(number), link })
    else {
      showToast({ message: text.queued(number), link, until: undoableUntil, undo: () => void undo(id, number) })
    }
  }
}

async function undo(id: string, number: string): Promise<void> {
  try {
    await call('submissions.abandon', { id })
    showToast({ message: text.undone(number) })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    showToast({ message: error.failure.message, tone: 'error' })
  }
}
