import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Client } from '../../../shared/model/party.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { clientsText as text } from '../../text/clients.ts'
import { commonText } from '../../text/common.ts'
import { BillingTab, ContactsTab, IdentificationTab } from './client-tabs.tsx'
import { HistoryTab } from './history-tab.tsx'
import { SendingTab } from './sending-tab.tsx'

const TABS = ['identification', 'contacts', 'facturation', 'facture-electronique', 'historique'] as const
type Tab = (typeof TABS)[number]

/** The client card. */
export function ClientScreen() {
  const { clientId = 'nouveau' } = useParams({ strict: false }) as { clientId?: string }
  return clientId === 'nouveau' ? <NewClient /> : <KnownClient clientId={clientId} />
}

function KnownClient({ clientId }: { clientId: string }) {
  const found = useAnswer('clients.get', { id: clientId })
  if (found.error) return <Unavailable message={found.error.message} />
  if (!found.data) return <p role="status">{commonText.loading}</p>
  return <ClientCard key={found.data.id} initial={found.data} isNew={false} />
}

/** A blank is asked once for each new card: kept or asked again, it would lend its id to a second client. */
function NewClient() {
  const blank = useQuery({ queryKey: ['new client'], queryFn: () => call('clients.blank', {}), gcTime: 0 })
  if (blank.error) return <Unavailable message={blank.error.message} />
  if (!blank.data) return <p role="status">{commonText.loading}</p>
  return <ClientCard initial={blank.data} isNew />
}

function Unavailable({ message }: { message: string }) {
  return (
    <p className="notice" data-tone="error" role="alert">
      {message}
    </p>
  )
}

function ClientCard({ initial, isNew }: { initial: Client; isNew: boolean }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const asked = (useSearch({ strict: false }) as { tab?: Tab }).tab
  const [tab, setTab] = useState<Tab>(asked && TABS.includes(asked) ? asked : 'identification')
  const [client, setClient] = useState(initial)
  const [saved, setSaved] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const exists = !isNew
  const dirty = client !== saved
  const blocker = useBlocker({ shouldBlockFn: () => dirty, withResolver: true })
  const readiness = useAnswer('clients.readiness', { id: client.id }, { enabled: exists })
  const neighbours = useAnswer('clients.neighbours', { id: client.id }, { enabled: exists })
  const change = (part: Partial<Client>) => setClient({ ...client, ...part })

  const save = async (then: 'stay' | 'leave' = 'stay'): Promise<boolean> => {
    try {
      const written = await call('clients.save', client)
      setClient(written)
      setSaved(written)
      setErrors({})
      setProblem(null)
      await queries.invalidateQueries({ queryKey: ['clients.get', { id: client.id }] })
      if (isNew && then === 'stay')
        await navigate({
          to: '/ventes/clients/$clientId',
          params: { clientId: written.id },
          search: { tab },
          replace: true,
          ignoreBlocker: true,
        })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setErrors(error.failure.fields ?? {})
      setProblem(error.failure.message)
      return false
    }
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key.toLowerCase() === 's') {
        event.preventDefault()
        void save()
      } else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault()
        goTo(event.key === 'ArrowLeft' ? neighbours.data?.previous : neighbours.data?.next)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const mend = (check: Check) => {
    if (check.screen === 'neotouch') void navigate({ to: '/parametres/neotouch' })
    else if (check.screen === 'dossier') void navigate({ to: '/parametres/dossier' })
    else if (check.tab) setTab(check.tab)
  }
  const goTo = (id: string | null | undefined) => {
    if (id) void navigate({ to: '/ventes/clients/$clientId', params: { clientId: id }, search: { tab } })
  }

  return (
    <section className="screen" aria-label={client.name || text.create}>
      <ScreenHeader
        breadcrumb={`${text.breadcrumb} › ${client.code}`}
        title={client.name || text.create}
        chips={
          client.isPublic && (
            <span className="chip" data-tone="accent">
              {text.isPublic}
            </span>
          )
        }
        actions={
          <>
            {dirty && <span>{commonText.unsaved}</span>}
            {neighbours.data && (
              <>
                <button
                  type="button"
                  className="button"
                  aria-label={text.previous}
                  onClick={() => goTo(neighbours.data?.previous)}
                >
                  <ChevronLeft size={16} aria-hidden />
                </button>
                <span>{text.position(neighbours.data.position, neighbours.data.total)}</span>
                <button
                  type="button"
                  className="button"
                  aria-label={text.next}
                  onClick={() => goTo(neighbours.data?.next)}
                >
                  <ChevronRight size={16} aria-hidden />
                </button>
              </>
            )}
            {exists && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  void navigate({
                    to: '/ventes/documents/$documentId',
                    params: { documentId: 'nouveau' },
                    search: { kind: 'invoice', clientId: client.id },
                  })
                }
              >
                {text.newInvoice}
              </button>
            )}
            <button type="button" className="button" data-variant="primary" onClick={() => void save()}>
              {commonText.save} <kbd>Ctrl S</kbd>
            </button>
          </>
        }
      />
      <div className="tabs" role="tablist" aria-label={client.name || text.create}>
        {TABS.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>
            {text.tabs[one]}
          </button>
        ))}
      </div>
      <div className="screen-scroll" role="tabpanel" aria-label={text.tabs[tab]}>
        {problem && (
          <p className="notice" data-tone="error" role="alert">
            {problem}
          </p>
        )}
        <div className="screen-columns">
          <div className="stack">
            {tab === 'identification' && <IdentificationTab client={client} errors={errors} onChange={change} />}
            {tab === 'contacts' && <ContactsTab client={client} errors={errors} onChange={change} />}
            {tab === 'facturation' && <BillingTab client={client} errors={errors} onChange={change} />}
            {tab === 'facture-electronique' && <SendingTab client={client} errors={errors} onChange={change} />}
            {tab === 'historique' && <HistoryTab clientId={client.id} />}
          </div>
          <Card title={text.ready}>
            <CheckList checks={readiness.data ?? []} onMend={mend} />
          </Card>
        </div>
      </div>
      {blocker.status === 'blocked' && (
        <Dialog
          title={text.leaveTitle}
          onClose={blocker.reset}
          footer={
            <>
              <button type="button" className="button" onClick={blocker.reset}>
                {commonText.cancel}
              </button>
              <button type="button" className="button" onClick={blocker.proceed}>
                {text.leaveWithout}
              </button>
              <button
                type="button"
                className="button"
                data-variant="primary"
                onClick={async () => {
                  if (await save('leave')) blocker.proceed()
                  else blocker.reset()
                }}
              >
                {commonText.save}
              </button>
            </>
          }
        >
          <p className="document-body">{text.leaveText(client.name)}</p>
        </Dialog>
      )}
    </section>
  )
}
