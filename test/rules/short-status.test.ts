import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortStatusWords } from '../../shared/rules/short-status.ts'

test('a text that is known is said in French, whatever its case and its full stop', () => {
  for (const text of [
    'The validity date of this message has expired.',
    'THE VALIDITY DATE OF THIS MESSAGE HAS EXPIRED',
  ]) {
    expect(shortStatusWords(text)).toContain('personne ne l’a validé à temps')
  }
})

test('a text that is not known is quoted as it is, never guessed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(shortStatusWords(text)).toContain(text.trim())
    }),
  )
  expect(shortStatusWords('constructor')).toBe('«\u00a0constructor\u00a0»')
})
