import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type InvoiceFileInput, invoiceFileInputSchema } from '../../../shared/model/document.ts'
import type { InvoiceReading } from '../../../shared/model/invoice-reading.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { centsText } from '../../../shared/rules/decimal.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { checkDocument } from '../../../shared/rules/invoice-checks.ts'
import { checkInvoiceFile } from '../../../shared/rules/invoice-file-checks.ts'
import type { Command } from './context.ts'
import { required, UsageError } from './usage.ts'

interface Ports {
  render: (input: InvoiceFileInput) => Promise<{ pdf: Uint8Array; sha256: string; replacedCharacters: string[] }>
  read: (bytes: Uint8Array) => InvoiceReading
}

const SEVERITY_WORDS = { blocking: 'bloquant', warning: 'à vérifier' } as const

/** Commands about a file alone: no dossier is opened. */
export function fileCommands({ render, read }: Ports): Record<'render' | 'check', Command> {
  return {
    render: async ({ options, print }) => {
      if (!options.input) throw new UsageError('Indiquez le document : --input JSON.')
      if (!options.output) throw new UsageError('Indiquez le fichier à écrire : --output PDF.')
      const input = readDocument(options.input)
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
      const reading = read(bytesOf(path))
      const checks = checkInvoiceFile(reading)
      const blocked = isBlocked(checks)
      print(
        { ...reading, checks },
        [
          ...summary(reading),
          ...reading.beyond.map((one) => `  non lu : ${one}`),
          ...checks.map(checkText),
          blocked ? 'Ce fichier n’est pas conforme.' : 'Aucune règle bloquante n’est enfreinte.',
        ].join('\n'),
      )
      return blocked ? 1 : 0
    },
  }
}

const isBlocked = (checks: readonly Check[]): boolean => checks.some(({ severity }) => severity === 'blocking')

const checkText = ({ id, severity, message, field }: Check): string =>
  `  ${SEVERITY_WORDS[severity as keyof typeof SEVERITY_WORDS] ?? severity} ${id} : ${message}${field ? ` (${field})` : ''}`

function summary({ syntax, profile, document }: InvoiceReading): string[] {
  const { number, content, totals, seller, buyer } = document
  const amount = (cents: number): string => `${centsText(cents).replace('.', ',')} €`
  return [
    `${documentName(content)} ${number ?? 'sans numéro'} du ${content.date}, ${syntax} ${profile}`,
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
