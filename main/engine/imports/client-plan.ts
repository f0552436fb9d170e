import { isDeepStrictEqual } from 'node:util'
import { type Client, clientSchema } from '../../../shared/model/party.ts'
import { clientRefusal, noteClient } from './client-checks.ts'
import { clientOfRow } from './client-row.ts'
import type { Row } from './header.ts'
import type { Issues } from './issues.ts'
import { emptyCounts, type Plan, SAMPLE_RECORDS } from './plan.ts'
import type { ImportPorts } from './ports.ts'

export interface ClientPlan extends Plan {
  /** Codes that the file has twice: their documents are told so. */
  duplicates: Set<string>
}

/** Decides what each row becomes; the first row of a code wins. */
export function planClients(rows: readonly Row[], issues: Issues, ports: ImportPorts): ClientPlan {
  const counts = emptyCounts()
  const plan: ClientPlan = { counts, issues, sample: [], writes: [], duplicates: new Set() }
  const seen = new Set<string>()
  for (const row of rows) {
    counts.rows++
    const code = row.text('Code (tiers)')
    const note = issues.at(row.line, code)
    const refusal = seen.has(code)
      ? {
          column: 'Code (tiers)',
          message: 'Code en double : déjà lu plus haut. La première fiche est gardée, la seconde est refusée.',
        }
      : (mergedRefusal(ports.clients.replacementOf(code)) ?? clientRefusal(row))
    if (refusal !== null) {
      if (seen.has(code)) plan.duplicates.add(code)
      counts.refused++
      note('refus', refusal.column, refusal.message)
      continue
    }
    seen.add(code)
    const existing = ports.clients.byCode(code)
    const { client, read } = clientOfRow(row, existing, ports.newId)
    const checked = clientSchema.safeParse(client)
    if (!checked.success) {
      counts.refused++
      const field = checked.error.issues[0]?.path.join('.') ?? ''
      note('refus', '(fiche)', `Valeur trop longue ou hors limites (${field}) : fiche refusée.`)
      continue
    }
    noteClient(row, client, read, note)
    if (plan.sample.length < SAMPLE_RECORDS) plan.sample.push(sampleOf(client))
    const written = existing && ports.clients.written?.(existing)
    if (existing !== null && (isDeepStrictEqual(existing, client) || (written && row.says(written)))) {
      counts.unchanged++
      continue
    }
    counts[existing === null ? 'created' : 'updated']++
    plan.writes.push({
      id: client.id,
      label: client.code,
      line: row.line,
      before: existing,
      stamp: existing === null ? null : ports.runs.stamp('clients', client.id),
      write: () => ports.clients.save(client),
    })
  }
  return plan
}

const mergedRefusal = (replacement: Client | null) =>
  replacement === null
    ? null
    : {
        column: 'Code (tiers)',
        message: `Cette fiche a été fusionnée avec « ${replacement.name} » (${replacement.code}) : ligne non reprise. Ses documents vont à cette fiche.`,
      }

const sampleOf = (client: Client): Record<string, string> => ({
  Code: client.code,
  Nom: client.name,
  'Code postal': client.billingAddress.postcode,
  Ville: client.billingAddress.city,
  'E-mail': client.contacts.find((contact) => contact.isBilling)?.email ?? '',
  SIREN: client.siren,
})
