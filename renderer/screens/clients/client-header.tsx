import { ChevronLeft, ChevronRight, Copy } from 'lucide-react'
import { MoreMenu } from '../../components/more-menu.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { clientActionText as text } from '../../text/client-actions.ts'
import { cardText } from '../../text/client-card.ts'
import { clientsText } from '../../text/clients.ts'
import { commonText } from '../../text/common.ts'
import { formatCount } from '../../text/format.ts'
import { useClientForm } from './client-form.ts'
import type { ClientActions } from './use-client-actions.ts'

interface ClientHeaderProps {
  actions: ClientActions
  onSave: () => void
  onMerge: () => void
}

/** Who it is, where it stands in the list, and the actions. */
export function ClientHeader({ actions, onSave, onMerge }: ClientHeaderProps) {
  const { client, saved, isNew, dirty } = useClientForm()
  const { neighbours } = actions
  const archived = saved.archivedAt !== null
  return (
    <>
      <ScreenHeader
        breadcrumb={`${clientsText.breadcrumb} › ${client.code}`}
        title={client.name || clientsText.create}
        chips={
          <span className="client-chips">
            {client.isPublic && (
              <span className="chip" data-tone="accent">
                {cardText.isPublic}
              </span>
            )}
            {client.isProspect && <span className="chip">{text.prospectChip}</span>}
            {archived && <span className="chip">{cardText.archivedChip}</span>}
          </span>
        }
        actions={
          <>
            <span className="client-unsaved" role="status" title={dirty ? commonText.unsaved : undefined}>
              {dirty && text.unsaved}
            </span>
            {neighbours && (
              <>
                <button
                  type="button"
                  className="button"
                  data-variant="quiet"
                  aria-label={text.previous}
                  title={text.previous}
                  disabled={neighbours.previous === null}
                  onClick={() => actions.goTo(neighbours.previous)}
                >
                  <ChevronLeft size={16} aria-hidden />
                </button>
                <span className="client-position">
                  {text.position(formatCount(neighbours.position), formatCount(neighbours.total))}
                </span>
                <button
                  type="button"
                  className="button"
                  data-variant="quiet"
                  aria-label={text.next}
                  title={text.next}
                  disabled={neighbours.next === null}
                  onClick={() => actions.goTo(neighbours.next)}
                >
                  <ChevronRight size={16} aria-hidden />
                </button>
              </>
            )}
            {!isNew && (
              <>
                <button type="button" className="button" onClick={actions.duplicate}>
                  <Copy size={15} aria-hidden /> {text.duplicate}
                </button>
                <button type="button" className="button" onClick={actions.newInvoice}>
                  {text.newInvoice}
                </button>
                <MoreMenu
                  actions={[
                    { name: text.merge, run: onMerge },
                    { name: archived ? text.restore : text.archive, run: () => void actions.archive(!archived) },
                    ...(actions.removable ? [{ name: text.remove, run: () => void actions.remove() }] : []),
                  ]}
                />
              </>
            )}
            <button type="button" className="button" data-variant="primary" onClick={onSave}>
              {commonText.save} <kbd>Ctrl S</kbd>
            </button>
          </>
        }
      />
      {actions.problem !== null && (
        <p className="notice" data-tone="error" role="alert">
          {actions.problem}
        </p>
      )}
    </>
  )
}
