import type { Output } from '../../../shared/contract.ts'
import { useAction } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { CHANNEL_OPTIONS } from '../../text/common.ts'
import { formatCount } from '../../text/format.ts'
import { settingsText as text } from '../../text/settings.ts'

/** Which setting applies, whom it concerns, and what the stand-in received. */
export function NeotouchAside({ stored }: { stored: Output<'neotouch.get'> }) {
  const open = useAction('links.open')
  return (
    <div className="stack">
      {stored.environment === 'sandbox' && (
        <div className="notice" data-tone="warning">
          <p>
            {text.sandboxNotice}{' '}
            <button type="button" className="link-button" onClick={() => open.mutate({ target: 'sandbox' })}>
              {text.received}
            </button>
          </p>
        </div>
      )}
      <Card title={text.cascade}>
        <ol className="check-list">
          <li>
            <b>1</b>
            {text.cascadeSend}
          </li>
          <li>
            <b>2</b>
            {text.cascadeClient(stored.clientsWithOwnSettings)}
          </li>
          <li>
            <b>3</b>
            {text.cascadeDossier(stored.clientsFollowingDossier)}
          </li>
        </ol>
      </Card>
      <Card title={text.byChannel}>
        <table className="data-table">
          <tbody>
            {CHANNEL_OPTIONS.map(([channel, label]) => (
              <tr key={channel}>
                <th scope="row">{label}</th>
                <td className="end">{formatCount(stored.clientsByChannel[channel])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}
