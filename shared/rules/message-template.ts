import type { Check, SendingSettings } from '../model/sending.ts'

/** Fields that each document fills in the object and the message of an e-mail; `total` is TTC, `net à payer` what its deposits leave. */
export const TEMPLATE_FIELDS = [
  'type',
  'numéro',
  'date',
  'échéance',
  'total',
  'net à payer',
  'client',
  'société',
] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]

const FIELD = /\{([^{}]*)\}/g
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
const fieldOf = (name: string): TemplateField | undefined =>
  TEMPLATE_FIELDS.find((field) => plain(field) === plain(name))

/** The template with its fields filled, whether they are typed with their accents or without; others stay as typed. */
export function fillTemplate(template: string, fields: Readonly<Record<TemplateField, string>>): string {
  return template.replace(FIELD, (whole, name: string) => {
    const field = fieldOf(name)
    return field === undefined ? whole : fields[field]
  })
}

/** The fields that a template uses. */
export const fieldsOf = (template: string): TemplateField[] =>
  [...template.matchAll(FIELD)].flatMap(([, name = '']) => fieldOf(name) ?? [])

/** What a receiver would read raw, in a French sentence; null: every field is known. */
export function templateProblem(template: string): string | null {
  const unknown = [...template.matchAll(FIELD)].find(([, name = '']) => fieldOf(name) === undefined)
  if (unknown) {
    return `Le champ ${unknown[0]} n’existe pas. Écrivez ${TEMPLATE_FIELDS.map((field) => `{${field}}`).join(', ')}, ou retirez les accolades.`
  }
  return /[{}]/.test(template.replace(FIELD, ''))
    ? 'Une accolade reste seule : un champ s’écrit entre deux accolades, comme {numéro}.'
    : null
}

/** The problems of both texts by the name of the setting; null is a text that is inherited, and looked at where it stands. */
export function messageProblems(settings: {
  emailSubject?: string | null | undefined
  emailMessage?: string | null | undefined
}): Partial<Record<'emailSubject' | 'emailMessage', string>> {
  const entries = (['emailSubject', 'emailMessage'] as const).flatMap((key) => {
    const problem = templateProblem(settings[key] ?? '')
    return problem === null ? [] : [[key, problem]]
  })
  return Object.fromEntries(entries)
}

/**
 * Checks of the text that the receiver reads: a field that does not exist blocks, one that this document leaves empty is
 * said. Channels and copies without a text are not looked at.
 */
export function checkMessage(
  settings: Pick<SendingSettings, 'channel' | 'copy' | 'emailSubject' | 'emailMessage'>,
  document: { dueDate: string | null },
): Check[] {
  const byEmail = settings.channel === 'email' || settings.copy === 'email'
  if (!byEmail && settings.channel !== 'portail') return []
  const read = { emailMessage: settings.emailMessage, ...(byEmail ? { emailSubject: settings.emailSubject } : {}) }
  const problems = Object.entries(messageProblems(read)).map(
    ([field, message]): Check => ({ id: 'NB-MES-1', severity: 'blocking', message, screen: 'send', field }),
  )
  const dated = Object.entries(read).find(([, template]) => fieldsOf(template).includes('échéance'))
  if (dated && document.dueDate === null) {
    const message = 'Le message cite {échéance}, et ce document n’en a pas : la place reste vide.'
    problems.push({ id: 'NB-MES-2', severity: 'warning', message, screen: 'send', field: dated[0] })
  }
  return problems
}
