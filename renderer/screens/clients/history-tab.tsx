import { Link } from '@tanstack/react-router'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDate, formatEuros, formatInstant } from '../../text/format.ts'

/** What was made and sent for this client, and what happened to its card. */
export function HistoryTab({ clientId }: { clientId: string }) {
  const history = useAnswer('clients.history', { id: clientId })
  const { documents = [], submissions = [], events = [] } = history.data ?? {}
  return (
    <>
      <Card title={text.documents}>
        {documents.length === 0 ? (
          <p>{text.noDocuments}</p>
        ) : (
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{text.columns.number}</th>
                <th scope="col">{text.columns.date}</th>
                <th scope="col">{text.columns.state}</th>
                <th scope="col" className="end">
                  {text.columns.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {documents.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link to="/ventes/documents/$documentId" params={{ documentId: row.id }}>
                      {documentsText.singular(row.kind)} {row.number ?? row.importedNumber ?? documentsText.draft}
                    </Link>
                  </td>
                  <td>{formatDate(row.date)}</td>
                  <td>
                    <StateChip
                      document={row.state}
                      submission={row.submission?.state ?? null}
                      byHand={row.submission?.byHand ?? false}
                      trial={row.submission?.trial ?? false}
                    />
                  </td>
                  <td className="end">{formatEuros(row.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Card title={text.submissions}>
        {submissions.length === 0 ? (
          <p>{text.noSubmissions}</p>
        ) : (
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{text.columns.number}</th>
                <th scope="col">{text.columns.channel}</th>
                <th scope="col">{text.columns.state}</th>
                <th scope="col">{text.columns.event}</th>
                <th scope="col" className="end">
                  {text.columns.date}
                </th>
              </tr>
            </thead>
            <tbody>
              {submissions.map((row) => (
                <tr key={row.id}>
                  <td>{row.documentNumber}</td>
                  <td>{labelOf(CHANNEL_OPTIONS, row.channel)}</td>
                  <td>
                    <StateChip
                      submission={row.state}
                      held={row.held}
                      byHand={row.byHand}
                      trial={row.trial}
                      rawState={row.rawState}
                    />
                  </td>
                  <td>{row.message}</td>
                  <td className="end">{formatInstant(row.updatedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Card title={text.life}>
        {events.length === 0 && <p>{text.noEvents}</p>}
        <ol className="client-life">
          {events.map((event) => (
            <li key={event.id}>
              <time dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at)}</time> {event.message}
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}
