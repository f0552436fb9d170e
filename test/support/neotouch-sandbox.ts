import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { createNeotouch, type NeotouchPorts } from '../../main/engine/neotouch/neotouch.ts'
import type { OutgoingTransport } from '../../main/engine/neotouch/port.ts'
import type { FaultRuleInput } from '../../main/engine/neotouch/sandbox/fault-rules.ts'
import { receiptPdf } from '../../main/engine/neotouch/sandbox/receipt.ts'
import { type SandboxOptions, startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import { openSandbox } from '../../main/engine/neotouch/sandbox/shared.ts'
import type { Channel } from '../../shared/model/sending.ts'

export interface LedgerEntry {
  transportId: string
  submissionId: string
  key: string
  channel: Channel | null
  state: number
  variables: Record<string, string>
  files: { name: string; sha256: string; size: number }[]
  receivedAt: number
}

const ADMIN_TOKEN = 'a-token-for-tests'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'neotouch-'))

/** A stand-in on a free port, one state further at each question, with its control. */
export async function openTestSandbox(options: Partial<SandboxOptions> = {}) {
  const dataDirectory = options.dataDirectory ?? temporaryFolder()
  const sandbox = await startSandbox({
    adminToken: ADMIN_TOKEN,
    pace: { stepMilliseconds: 0 },
    ...options,
    dataDirectory,
  })
  return {
    ...sandbox,
    dataDirectory,
    ...controlOf(sandbox.webUrl),
    async stop(): Promise<void> {
      await sandbox.close()
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>

/** The « Bac à sable » of a dossier, on a clock that stands still: the application finds it there, and uses it. */
export async function openSandboxOf(dossierPath: string) {
  const dataDirectory = dossierPath.replace(/\.dossier$/, '.bac-a-sable')
  const sandbox = await openSandbox({ dataDirectory, adminToken: ADMIN_TOKEN, time: { pace: 0 } })
  if (!sandbox.owned) throw new Error('the application was faster')
  return { ...sandbox, ...controlOf(sandbox.webUrl) }
}

function controlOf(webUrl: string) {
  const administer = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(path, webUrl), {
      method,
      headers: { 'X-Admin-Token': ADMIN_TOKEN },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return {
    faults: (...rules: FaultRuleInput[]) => administer('POST', '/admin/faults', rules),
    ledger: () => administer('GET', '/admin/ledger') as Promise<LedgerEntry[]>,
    /** Time passes at once on the platform. */
    pass: (seconds: number) => administer('POST', '/admin/clock', { seconds }) as Promise<{ now: number }>,
    advance: (body: { steps?: number; transportId?: string } = {}) => administer('POST', '/admin/advance', body),
  }
}

/** The adapter, on a real socket. */
export function connect(
  url: string,
  ports: Partial<NeotouchPorts> = {},
  account = { userName: 'demo', password: 'demo' },
) {
  return createNeotouch({
    connection: { address: url, ...account, applicationName: 'Neotouch Bureau 0.1' },
    http: createNodeHttp(),
    clock: Date.now,
    pause: async () => undefined,
    limits: { answer: 2_000, submit: 2_000 },
    ...ports,
  })
}

export const SMALL_PDF = receiptPdf(['Facture de test'])

const VARIABLES: Record<Channel, Record<string, string>> = {
  courrier: {
    Subject: 'Facture F1',
    ToBlockAddress: 'Œuvre & Cie\n17 rue de l’Église\n69003 LYON\nFRANCE',
    Color: 'N',
  },
  email: {
    Subject: 'Facture F1',
    EmailAddress: 'compta@client.example',
    Message: 'Bonjour,\n\nci-joint <la facture>.',
  },
  portail: { Subject: 'Facture F1', InvoiceNumber: 'F1', InvoiceDate: '2026-11-20', TotalGross: '145.80' },
  chorus: { Subject: 'Facture F1', Siret: '00083616300030', TotalGross: '3478.80' },
}

/** One transport of a channel, complete. */
export const transportOf = (
  channel: Channel,
  key: string,
  changes: Partial<OutgoingTransport> = {},
): OutgoingTransport => ({
  channel,
  key,
  variables: VARIABLES[channel],
  file: { name: 'F1.pdf', bytes: SMALL_PDF },
  ...changes,
})

/** A PDF of that size: the platform only reads its first bytes and its page boxes. */
export function largePdf(bytes: number): Uint8Array {
  const large = new Uint8Array(bytes)
  large.set(SMALL_PDF)
  for (let index = SMALL_PDF.byteLength; index < bytes; index++) large[index] = index % 251
  return large
}
