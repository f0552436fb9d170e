import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SendingSettings } from '../../shared/model/sending.ts'
import {
  checkMessage,
  fieldsOf,
  fillTemplate,
  messageProblems,
  TEMPLATE_FIELDS,
  templateProblem,
} from '../../shared/rules/message-template.ts'
import { BUILT_IN_SETTINGS } from '../../shared/rules/settings.ts'

const VALUES = {
  type: 'Facture',
  numéro: 'F1',
  date: '24/11/2026',
  échéance: '24/12/2026',
  total: '1 234,56 €',
  'net à payer': '234,56 €',
  client: 'Martin',
  société: 'Papeterie',
}

test('fields are filled, with their accents or without; a value that looks like a field is not filled again', () => {
  expect(fillTemplate('{type} {numéro} {numero} { NUMÉRO }', VALUES)).toBe('Facture F1 F1 F1')
  expect(fillTemplate('{client}', { ...VALUES, client: '{numéro}' })).toBe('{numéro}')
  expect(fillTemplate('{Net a payer}', VALUES)).toBe('234,56 €')
  expect(fillTemplate('{autre}', VALUES)).toBe('{autre}')
})

test('what is said to be right leaves no brace to the receiver, whatever is typed', () => {
  const piece = fc.oneof(
    fc.constantFrom(...TEMPLATE_FIELDS.map((field) => `{${field}}`), '{', '}', '{}', '{nom}', '{{date}}', 'à régler '),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const template = pieces.join('')
      const read = fillTemplate(template, VALUES)
      expect(templateProblem(template) === null).toBe(!/[{}]/.test(read))
    }),
  )
})

test('the sentence names the field that does not exist, and those that do', () => {
  expect(templateProblem('Bonjour {nom},')).toContain('Le champ {nom} n’existe pas. Écrivez {type}, {numéro}')
  expect(templateProblem('Facture {numéro')).toContain('Une accolade reste seule')
  expect(fieldsOf('{echeance} {nom} {date}')).toEqual(['échéance', 'date'])
  expect(messageProblems({ emailSubject: '{nom}', emailMessage: null })).toEqual({
    emailSubject: expect.stringContaining('{nom}'),
  })
  expect(messageProblems(BUILT_IN_SETTINGS)).toEqual({})
})

const checked = (settings: Partial<SendingSettings>, dueDate: string | null = '2026-12-24') =>
  checkMessage({ ...BUILT_IN_SETTINGS, ...settings }, { dueDate }).map(({ id, severity, field }) => [
    id,
    severity,
    field,
  ])

test('a text blocks only where somebody reads it', () => {
  const wrong = { emailSubject: '{nom}', emailMessage: '{nom}' }
  const [subject, message] = [
    ['NB-MES-1', 'blocking', 'emailSubject'],
    ['NB-MES-1', 'blocking', 'emailMessage'],
  ]
  expect(checked({ ...wrong, channel: 'email' })).toEqual(expect.arrayContaining([subject, message]))
  expect(checked({ ...wrong, channel: 'portail' })).toEqual([message])
  expect(checked({ ...wrong, channel: 'courrier' })).toEqual([])
  expect(checked({ ...wrong, channel: 'courrier', copy: 'email' })).toHaveLength(2)
})

test('a due date that the document does not have is said', () => {
  expect(checked({ emailMessage: 'avant le {échéance}' }, null)).toEqual([['NB-MES-2', 'warning', 'emailMessage']])
  expect(checked({ emailMessage: 'avant le {échéance}' })).toEqual([])
})
