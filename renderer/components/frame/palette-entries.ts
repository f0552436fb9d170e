import type { SearchHit } from '../../../shared/model/views.ts'
import { documentsText } from '../../text/documents.ts'
import { frameText } from '../../text/frame.ts'
import { paletteText as text } from '../../text/palette.ts'
import { readingText } from '../../text/reading.ts'

export interface PaletteEntry {
  id: string
  group: string
  title: string
  /** Code, town, client. */
  subtitle?: string
  keys?: string
  run: () => void
}

interface Doors {
  go: (to: string, search?: Record<string, string>) => void
  help: () => void
  keys: () => void
  theme: () => void
  sync: () => void
  readInvoice: () => void
}

const SCREENS: readonly (readonly [to: string, title: string])[] = [
  ['/tableau-de-bord', frameText.dashboard],
  ['/ventes/clients', frameText.clients],
  ['/ventes/factures', frameText.invoices],
  ['/ventes/avoirs', frameText.creditNotes],
  ['/ventes/articles', frameText.articles],
  ['/ventes/suivi', frameText.followUp],
  ['/operations/mise-a-jour', frameText.bulkUpdate],
  ['/operations/importer', frameText.imports],
  ['/operations/exporter', frameText.exports],
  ['/operations/integrite', frameText.integrity],
  ['/operations/lire', readingText.menu],
  ['/parametres/dossier', frameText.company],
  ['/parametres/numerotation', frameText.numbering],
  ['/parametres/impression', frameText.print],
  ['/parametres/ordinateur', frameText.computer],
  ['/parametres/neotouch', frameText.neotouch],
]

/** Screens and actions, in the order in which they are shown before anything is typed. */
export function fixedEntries({ go, help, keys, theme, sync, readInvoice }: Doors): PaletteEntry[] {
  const { actions, groups } = text
  const action = (id: string, title: string, run: () => void, shortcut?: string): PaletteEntry => ({
    id: `action-${id}`,
    group: groups.action,
    title,
    run,
    ...(shortcut ? { keys: shortcut } : {}),
  })
  return [
    action('invoice', actions.newInvoice, () => go('/ventes/documents/nouveau', { kind: 'invoice' })),
    action('credit-note', actions.newCreditNote, () => go('/ventes/documents/nouveau', { kind: 'creditNote' })),
    action('client', actions.newClient, () => go('/ventes/clients/nouveau')),
    action('article', actions.newArticle, () => go('/ventes/articles', { article: 'nouveau' })),
    ...SCREENS.map(([to, title]) => ({ id: `screen-${to}`, group: groups.screen, title, run: () => go(to) })),
    action('import', actions.import, () => go('/operations/importer')),
    action('read-invoice', actions.readInvoice, readInvoice, 'Ctrl Maj O'),
    action('sync', actions.sync, sync),
    action('theme', actions.theme, theme),
    action('help', actions.help, help, 'F1'),
    action('keys', actions.keys, keys, 'Ctrl /'),
  ]
}

/** Lower case without accents, to compare what is typed with what is shown. */
const plain = (value: string): string => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Entries whose title has, for every typed word, a word that begins so. */
export function entriesMatching(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const typed = plain(query).split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    const words = plain(entry.title).split(/[\s’-]+/)
    return typed.every((one) => words.some((word) => word.startsWith(one)))
  })
}

/** A record that was found, and the way to it. */
export function hitEntry(hit: SearchHit, go: Doors['go']): PaletteEntry {
  const kind = hit.documentKind === null ? '' : documentsText.singular(hit.documentKind)
  const ways = {
    client: () => go(`/ventes/clients/${hit.id}`),
    document: () => go(`/ventes/documents/${hit.id}`),
    article: () => go('/ventes/articles', { article: hit.id }),
  }
  return {
    id: `hit-${hit.id}`,
    group: hit.type === 'document' ? kind : text.groups[hit.type],
    title: hit.title,
    subtitle: hit.subtitle,
    run: ways[hit.type],
  }
}
