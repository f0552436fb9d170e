import { Link } from '@tanstack/react-router'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { clientsText as text } from '../../text/clients.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDate, formatEuros, formatInstant } from '../../text/format.ts'

/** What was made and sent for this client. */
export function HistoryTab({ clientId }: { clientId: string }) {
  const history = useAnswer('clients.history', { id: clientId })
  const documents = history.data?.documents ?? []
  const submissions = history.data?.submissions ?? []
  return (
    <>
      <Card title={text.documents}>
        {documents.length === 0 && <p>{text.noDocuments}</p>}
        <table className="data-table">
          <tbody>
            {documents.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to="/ventes/documents/$documentId" params={{ documentId: row.id }}>
                    {row.number ?? row.importedNumber ?? documentsText.draft}
                  </Link>
                </td>
                <td>{formatDate(row.date)}</td>
                <td className="end">{formatEuros(row.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={text.submissions}>
        {submissions.length === 0 && <p>{text.noSubmissions}</p>}
        <table className="data-table">
          <tbody>
            {submissions.map((row) => (
              <tr key={row.id}>
                <td>{row.documentNumber}</td>
                <td>{labelOf(CHANNEL_OPTIONS, row.channel)}</td>
                <td>{row.message}</td>
                <td className="end">{formatInstant(row.updatedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  )
}
