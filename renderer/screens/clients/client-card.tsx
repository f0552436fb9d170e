import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ClientEntry } from '../../../shared/model/client-life.ts'
import type { Client } from '../../../shared/model/party.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { tabOfField } from '../../../shared/rules/client-checks.ts'
import { clientsText } from '../../text/clients.ts'
import { mendLocation } from '../documents/mend-location.ts'
import { AddressesTab } from './addresses-tab.tsx'
import { BillingTab } from './billing-tab.tsx'
import { CardNotices } from './card-notices.tsx'
import { TABS, type Tab, TabList, TabPanels } from './card-tabs.tsx'
import { ClientAside } from './client-aside.tsx'
import { ClientFormProvider, fieldId, focusedField } from './client-form.ts'
import { ClientHeader } from './client-header.tsx'
import { ContactsTab } from './contacts-tab.tsx'
import { fieldOfCheck } from './field-of-check.ts'
import { HistoryTab } from './history-tab.tsx'
import { IdentificationTab } from './identification-tab.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { type MergeCandidate, MergeDialog } from './merge-dialog.tsx'
import { SendingTab } from './sending-tab.tsx'
import { useCardKeys } from './use-card-keys.ts'
import { useClientActions } from './use-client-actions.ts'
import { useClientCard } from './use-client-card.ts'

interface ClientCardProps {
  initial: Client
  /** Typed and never saved. */
  entry: ClientEntry | null
  isNew: boolean
}

/** The client card: tabs of fields, what keeps it from being sent to, and what may be done with it. */
export function ClientCard({ initial, entry, isNew }: ClientCardProps) {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as { tab?: Tab; field?: string }
  const [tab, setTab] = useState<Tab>(asked.tab && TABS.includes(asked.tab) ? asked.tab : 'identification')
  const [aim, setAim] = useState<string | null>(asked.field ? fieldOfCheck(asked.field, initial) : null)
  const [merging, setMerging] = useState<{ with: MergeCandidate | null } | null>(null)
  const card = useClientCard(initial, entry)
  const { client, saved, dirty, problems, form } = card
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: false, withResolver: true })
  const actions = useClientActions({ client: saved, isNew, tab })

  // The field may stand in a tab that was not drawn yet.
  useEffect(() => {
    if (aim === null) return
    const place = tabOfField(aim)
    setTab(place)
    const element = document.getElementById(fieldId(aim))
    element?.focus()
    // A field that this tab does not show must not hold the person there.
    if (element || tab === place) setAim(null)
  })

  const save = async (then: 'stay' | 'leave' = 'stay'): Promise<boolean> => {
    const outcome = await card.save()
    if ('mend' in outcome) {
      if (outcome.mend !== null) {
        setTab(tabOfField(outcome.mend))
        setAim(outcome.mend)
      }
      return false
    }
    if (isNew && then === 'stay') {
      await navigate({
        to: '/ventes/clients/$clientId',
        params: { clientId: outcome.written.id },
        search: { tab, field: focusedField() },
        replace: true,
        ignoreBlocker: true,
      })
    }
    return true
  }
  const mend = (check: Check) => {
    if (check.screen === 'neotouch' || check.screen === 'dossier') {
      return void navigate(mendLocation(check, { documentId: '', clientId: client.id }))
    }
    const path = check.field ? fieldOfCheck(check.field, client) : null
    if (path !== null) {
      setTab(tabOfField(path))
      setAim(path)
    } else if (check.tab) setTab(check.tab)
  }
  useCardKeys({ tab, onTab: setTab, onSave: () => void save(), actions })

  const counts = new Map<string, number>()
  for (const path of problems.keys()) counts.set(tabOfField(path), (counts.get(tabOfField(path)) ?? 0) + 1)
  const name = client.name || clientsText.create

  return (
    <ClientFormProvider
      value={{ control: form.control, setValue: form.setValue, client, saved, isNew, dirty, problems }}
    >
      <section className="screen" aria-label={name}>
        <ClientHeader actions={actions} onSave={() => void save()} onMerge={() => setMerging({ with: null })} />
        <TabList label={name} selected={tab} counts={counts} onSelect={setTab} />
        <div className="screen-scroll">
          <CardNotices
            refusal={card.refusal}
            restored={card.restored}
            onDiscard={() => void card.discard()}
            onRestore={() => void actions.archive(false)}
          />
          <div className="screen-columns client-card">
            <div>
              <TabPanels selected={tab}>
                {tab === 'identification' && <IdentificationTab />}
                {tab === 'contacts' && <ContactsTab />}
                {tab === 'adresses' && <AddressesTab />}
                {tab === 'facturation' && <BillingTab />}
                {tab === 'facture-electronique' && <SendingTab />}
                {tab === 'historique' && <HistoryTab clientId={client.id} />}
              </TabPanels>
            </div>
            <ClientAside onMend={mend} onMerge={(other) => setMerging({ with: other })} />
          </div>
        </div>
        {merging && (
          <MergeDialog
            candidate={merging.with}
            onClose={() => setMerging(null)}
            onMerged={(clientId) => {
              setMerging(null)
              setTab('historique')
              void navigate({
                to: '/ventes/clients/$clientId',
                params: { clientId },
                search: { tab: 'historique' },
                ignoreBlocker: true,
              })
            }}
          />
        )}
        {blocker.status === 'blocked' && (
          <LeaveDialog
            name={isNew && client.name === '' ? null : name}
            onStay={blocker.reset}
            onLeave={async () => {
              await card.discard()
              blocker.proceed()
            }}
            onSave={async () => {
              if (await save('leave')) blocker.proceed()
              else blocker.reset()
            }}
          />
        )}
      </section>
    </ClientFormProvider>
  )
}
