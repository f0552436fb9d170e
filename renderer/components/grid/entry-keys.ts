import { lineCommand } from './grid-keys.ts'

export type EntryIntent =
  | 'up'
  | 'down'
  | 'duplicate'
  | 'newLine'
  | 'restore'
  | 'next'
  | 'previous'
  | 'propose'
  | 'nextProposal'
  | 'previousProposal'
  | 'closeProposals'
  | 'choose'

interface EntryState {
  /** The entry has several lines. */
  multiline: boolean
  /** A list of proposals is open under it. */
  proposing: boolean
  /** One of them is pointed at. */
  pointing: boolean
}

/** What a key asks of an open entry; null: the key is the entry's own. The list takes ↑, ↓ and Échap while it is open. */
export function entryIntent(
  event: { key: string; ctrlKey: boolean; altKey: boolean; shiftKey: boolean },
  { multiline, proposing, pointing }: EntryState,
): EntryIntent | null {
  const command = lineCommand(event)
  if (command === 'up' || command === 'down' || command === 'duplicate') return command
  if (event.altKey && event.key === 'Enter') return multiline && !event.ctrlKey ? 'newLine' : null
  if (event.altKey && event.key === 'ArrowDown') return 'propose'
  if (event.ctrlKey || event.altKey) return null
  switch (event.key) {
    case 'F4':
      return 'propose'
    case 'ArrowDown':
      return proposing ? 'nextProposal' : null
    case 'ArrowUp':
      return proposing ? 'previousProposal' : null
    case 'Escape':
      return proposing ? 'closeProposals' : 'restore'
    case 'Enter':
    case 'Tab':
      if (event.shiftKey) return 'previous'
      return proposing && pointing ? 'choose' : 'next'
    default:
      return null
  }
}
