import type { KeyboardEvent, ReactNode } from 'react'
import { cardText as text } from '../../text/client-card.ts'

export const TABS = [
  'identification',
  'contacts',
  'adresses',
  'facturation',
  'facture-electronique',
  'historique',
] as const
export type Tab = (typeof TABS)[number]

const tabId = (tab: Tab): string => `client-tab-${tab}`
const panelId = (tab: Tab): string => `client-panel-${tab}`

/** The tab beside, in a circle. */
export const tabBeside = (tab: Tab, step: 1 | -1): Tab =>
  TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab

/** One tab stop; the arrows, Début and Fin choose. */
export function TabList(props: {
  label: string
  selected: Tab
  /** How many problems stand behind each tab. */
  counts: ReadonlyMap<string, number>
  onSelect: (tab: Tab) => void
}) {
  const choose = (event: KeyboardEvent, tab: Tab) => {
    event.preventDefault()
    props.onSelect(tab)
    document.getElementById(tabId(tab))?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowRight') choose(event, tabBeside(props.selected, 1))
    else if (event.key === 'ArrowLeft') choose(event, tabBeside(props.selected, -1))
    else if (event.key === 'Home') choose(event, TABS[0])
    else if (event.key === 'End') choose(event, 'historique')
  }
  return (
    <div className="tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
      {TABS.map((tab) => {
        const count = props.counts.get(tab) ?? 0
        return (
          <button
            key={tab}
            id={tabId(tab)}
            type="button"
            role="tab"
            aria-selected={tab === props.selected}
            aria-controls={panelId(tab)}
            tabIndex={tab === props.selected ? 0 : -1}
            onClick={() => props.onSelect(tab)}
          >
            {text.tabs[tab]}
            {count > 0 && (
              <span className="client-tab-count">
                <span aria-hidden>{count}</span>
                <span className="visually-hidden">{text.tabProblems(count)}</span>
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}

/** The panels of all tabs; only the chosen one has something in it. */
export function TabPanels({ selected, children }: { selected: Tab; children: ReactNode }) {
  return TABS.map((tab) => (
    <div
      key={tab}
      id={panelId(tab)}
      className="stack"
      role="tabpanel"
      aria-labelledby={tabId(tab)}
      hidden={tab !== selected}
    >
      {tab === selected && children}
    </div>
  ))
}
