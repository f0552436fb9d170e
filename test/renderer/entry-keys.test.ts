import { expect, test } from 'vitest'
import { entryIntent } from '../../renderer/components/grid/entry-keys.ts'

const key = (name: string, held: { ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const plain = { multiline: false, proposing: false, pointing: false }
const proposing = { ...plain, proposing: true }
const pointing = { ...proposing, pointing: true }

test.each([
  ['Entrée goes on without a list', key('Enter'), plain, 'next'],
  ['Entrée goes on while nothing is pointed at', key('Enter'), proposing, 'next'],
  ['Entrée takes what is pointed at', key('Enter'), pointing, 'choose'],
  ['Tab takes it too', key('Tab'), pointing, 'choose'],
  ['Maj+Entrée goes back, list or not', key('Enter', { shiftKey: true }), pointing, 'previous'],
  ['Échap closes the list first', key('Escape'), pointing, 'closeProposals'],
  ['Échap restores', key('Escape'), plain, 'restore'],
  ['↓ is the entry’s own without a list', key('ArrowDown'), plain, null],
  ['↓ points', key('ArrowDown'), proposing, 'nextProposal'],
  ['↑ points', key('ArrowUp'), proposing, 'previousProposal'],
  ['Alt+↓ opens the list', key('ArrowDown', { altKey: true }), plain, 'propose'],
  ['Alt+Maj+↓ moves the line', key('ArrowDown', { altKey: true, shiftKey: true }), pointing, 'down'],
  ['Alt+Entrée is a new line of a long text', key('Enter', { altKey: true }), { ...plain, multiline: true }, 'newLine'],
  ['Alt+Entrée is nothing elsewhere', key('Enter', { altKey: true }), plain, null],
  ['Ctrl+Entrée stays the document’s', key('Enter', { ctrlKey: true }), pointing, null],
  ['a letter is typed', key('b'), pointing, null],
] as const)('%s', (_name, event, state, expected) => expect(entryIntent(event, state)).toBe(expected))
