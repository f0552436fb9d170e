import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type InvoiceFileInput, invoiceFileInputSchema } from '../../../shared/model/document.ts'
import type { InvoiceReading, ReadingCheck } from '../../../shared/model/invoice-reading.ts'
import type { Logo } from '../../../shared/model/print.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { checkDocument } from '../../../shared/rules/invoice-checks.ts'
import { CREDIT_NOTE_TYPES } from '../../../shared/rules/invoice-codes.ts'
import { checkInvoiceFile } from '../../../shared/rules/invoice-file-checks.ts'
import type { Command } from './context.ts'
import { required, UsageError } from './usage.ts'

interface Ports {
  render: (input: InvoiceFileInput) => Promise<{ pdf: Uint8Array; sha256: string; replacedCharacters: string[] }>
  read: (bytes: Uint8Array) => InvoiceReading & { xml: Uint8Array }
  checkLogo: (logo: Logo) => Logo
}

const SEVERITY_WORDS = { blocking: 'bloquant', warning: 'à vérifier' } as const

/** Commands about a file alone: no dossier is opened. */
export function fileCommands({ render, read, checkLogo }: Ports): Record<'render' | 'check', Command> {
  return {
    render: async ({ options, print }) => {
      if (!options.input) throw new UsageError('Indiquez le document : --input JSON.')
      if (!options.output) throw new UsageError('Indiquez le fichier à écrire : --output PDF.')
      const input = withLogo(readDocument(options.input), checkLogo)
      const { content, totals, seller, buyer, number } = input
      const checks = checkDocument(content, totals, seller, buyer, { number })
      const file = await render(input)
      const path = resolve(options.output)
      writeFileSync(path, file.pdf)
      const { sha256, replacedCharacters } = file
      const replaced =
        replacedCharacters.length === 0 ? [] : [`Caractères remplacés par « ? » : ${replacedCharacters.join(' ')}`]
      print(
        { path, sha256, replacedCharacters, checks },
        [path, sha256, ...replaced, ...checks.map(checkText)].join('\n'),
      )
      return isBlocked(checks) ? 1 : 0
    },
    check: async ({ names, print }) => {
      const [path = ''] = required(names, 'le fichier à contrôler')
      const { xml: _xml, ...reading } = read(bytesOf(path))
      const checks = checkInvoiceFile(reading)
      const blocked = isBlocked(checks)
      print(
        { ...reading, checks },
        [
          ...summary(reading),
          ...reading.beyond.map((one) => `  non lu : ${one}`),
          ...checks.map(readingCheckText),
          blocked ? 'Ce fichier n’est pas conforme.' : 'Aucune règle bloquante n’est enfreinte.',
        ].join('\n'),
      )
      return blocked ? 1 : 0
    },
  }
}

/** A logo is read as strictly here as on the screen. @throws Refusal `invalid`. */
const withLogo = (input: InvoiceFileInput, checkLogo: Ports['checkLogo']): InvoiceFileInput =>
  input.print.logo === null ? input : { ...input, print: { ...input.print, logo: checkLogo(input.print.logo) } }

const isBlocked = (checks: readonly { severity: Check['severity'] }[]): boolean =>
  checks.some(({ severity }) => severity === 'blocking')

const checkText = ({ id, severity, message, field }: Check): string =>
  `  ${SEVERITY_WORDS[severity as keyof typeof SEVERITY_WORDS] ?? severity} ${id} : ${message}${field ? ` (${field})` : ''}`

const readingCheckText = ({ id, severity, message, term, value }: ReadingCheck): string =>
  `  ${SEVERITY_WORDS[severity]} ${id} : ${message} (${term}${value === '' ? '' : ` : ${value}`})`

function summary({ syntax, stated }: InvoiceReading): string[] {
  const { number, typeCode, date, totals, seller, buyer, currency, profile } = stated
  const amount = (value: string): string => `${value.replace('.', ',')} ${currency}`
  return [
    `${CREDIT_NOTE_TYPES.has(typeCode) ? 'Avoir' : 'Facture'} ${number || 'sans numéro'} du ${date}, ${syntax} ${profile}`,
    `De ${seller.name} à ${buyer.name}`,
    `HT ${amount(totals.net)}, TVA ${amount(totals.tax)}, TTC ${amount(totals.total)}, à payer ${amount(totals.due)}`,
  ]
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(resolve(path))
  } catch {
    throw new Refusal('not_found', `Le fichier « ${path} » est introuvable ou illisible. Vérifiez son chemin.`)
  }
}

/** @throws Refusal `invalid` with the first field that the schema refuses. */
function readDocument(path: string): InvoiceFileInput {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(bytesOf(path)).toString('utf8'))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', `« ${path} » n’est pas un JSON lisible. Corrigez-le, puis recommencez.`)
  }
  const parsed = invoiceFileInputSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.'), 'Cette valeur n’est pas admise.']),
  )
  throw new Refusal(
    'invalid',
    `Ce champ n’est pas admis : ${Object.keys(fields).join(', ')}. Voyez docs/document.md.`,
    fields,
  )
}
