import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { call, useAnswer } from '../../api.ts'
import { commonText } from '../../text/common.ts'
import { ClientCard } from './client-card.tsx'
import '../../styles/client-dialogs.css'
import '../../styles/clients.css'
import '../../styles/follow-up.css'

/** A client's card: one that is there, a blank one, or the copy of another. */
export function ClientScreen() {
  const { clientId = 'nouveau' } = useParams({ strict: false }) as { clientId?: string }
  const { copie = '', n = '' } = useSearch({ strict: false }) as { copie?: string; n?: string }
  return clientId === 'nouveau' ? (
    <NewClient key={`${copie} ${n}`} copyOf={copie} fresh={n} />
  ) : (
    <KnownClient key={clientId} clientId={clientId} />
  )
}

function KnownClient({ clientId }: { clientId: string }) {
  const found = useAnswer('clients.get', { id: clientId })
  const entry = useQuery({
    queryKey: ['entry of a client', clientId],
    queryFn: () => call('clients.entry', { id: clientId }),
    gcTime: 0,
  })
  const problem = found.error ?? entry.error
  if (problem) return <Unavailable message={problem.message} />
  if (!found.data || entry.data === undefined) return <p role="status">{commonText.loading}</p>
  return <ClientCard key={found.data.id} initial={found.data} entry={entry.data} isNew={false} />
}

/** A blank is asked once for each new card: kept or asked again, it would lend its id to a second client. */
function NewClient({ copyOf, fresh }: { copyOf: string; fresh: string }) {
  const start = useQuery({
    queryKey: ['new client', copyOf, fresh],
    queryFn: async () => {
      if (copyOf !== '') return { client: await call('clients.duplicate', { id: copyOf }), entry: null }
      const [client, entry] = await Promise.all([call('clients.blank', {}), call('clients.entry', { id: null })])
      return { client: entry === null ? client : { ...client, id: entry.clientId }, entry }
    },
    gcTime: 0,
  })
  if (start.error) return <Unavailable message={start.error.message} />
  if (!start.data) return <p role="status">{commonText.loading}</p>
  return <ClientCard initial={start.data.client} entry={start.data.entry} isNew />
}

function Unavailable({ message }: { message: string }) {
  return (
    <p className="notice" data-tone="error" role="alert">
      {message}
    </p>
  )
}
