import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Client } from '../../../shared/model/party.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { offerUndo } from '../../components/undo-toast.tsx'
import { clientActionText as text } from '../../text/client-actions.ts'
import type { Tab } from './card-tabs.tsx'

export type ClientActions = ReturnType<typeof useClientActions>

/** What a person does with a client besides typing. `client`: as saved. */
export function useClientActions({ client, isNew, tab }: { client: Client; isNew: boolean; tab: Tab }) {
  const navigate = useNavigate()
  const [problem, setProblem] = useState<string | null>(null)
  const neighbours = useAnswer('clients.neighbours', { id: client.id }, { enabled: !isNew }).data
  const hasDocuments = useAnswer('clients.history', { id: client.id }, { enabled: !isNew }).data?.total !== 0

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      setProblem(null)
      await work()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.failure.message)
    }
  }
  const open = (clientId: string, search: Record<string, string> = {}) =>
    void navigate({ to: '/ventes/clients/$clientId', params: { clientId }, search })

  return {
    problem,
    neighbours,
    /** Only a client without documents is deleted. */
    removable: !isNew && !hasDocuments,
    isNew,
    goTo: (id: string | null | undefined) => {
      if (id) open(id, { tab })
    },
    create: () => open('nouveau', { n: crypto.randomUUID() }),
    duplicate: () => {
      if (!isNew) open('nouveau', { copie: client.id })
    },
    newInvoice: () =>
      void navigate({
        to: '/ventes/documents/$documentId',
        params: { documentId: 'nouveau' },
        search: { kind: 'invoice', clientId: client.id },
      }),
    archive: (archived: boolean) =>
      attempt(async () => {
        await call('clients.archive', { id: client.id, archived })
        if (archived) {
          offerUndo(text.archived(client.name), async () => {
            await call('clients.archive', { id: client.id, archived: false })
          })
        }
      }),
    remove: () =>
      attempt(async () => {
        const removed = await call('clients.delete', { id: client.id })
        await navigate({ to: '/ventes/clients', ignoreBlocker: true })
        offerUndo(text.removed(removed.name), async () => {
          await call('clients.save', removed)
        })
      }),
  }
}
