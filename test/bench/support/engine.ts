import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createEngine, type EngineOptions } from '../../../main/engine/engine.ts'
import { createNodeHttp } from '../../../main/engine/neotouch/http-node.ts'
import type { EngineMethod, Input, Output } from '../../../shared/contract.ts'

export const fixtures = resolve(import.meta.dirname, '../../fixtures')

/** The engine as the command line hosts it: real files, real worker, real sockets. Calls that are refused throw. */
export function openEngine(options: Partial<EngineOptions> = {}) {
  const engine = createEngine({
    clock: Date.now,
    http: createNodeHttp(),
    demonstrationDirectory: join(fixtures, 'demonstration'),
    readPassword: async () => 'demo',
    emit: () => undefined,
    applicationName: 'Neotouch Bureau bench',
    undoMilliseconds: 0,
    ...options,
  })
  return {
    async call<Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> {
      const result = await engine.call(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
      return result.value as Output<Name>
    },
    close: () => engine.close(),
  }
}
export type BenchEngine = ReturnType<typeof openEngine>

/** Does some work in a folder that is removed afterwards. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'neotouch-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Draft invoices of one page, each for a client of the demonstration dossier. @returns their ids */
export async function draftInvoices(engine: BenchEngine, count: number): Promise<string[]> {
  const { rows } = await engine.call('clients.list', { limit: 100 })
  const clients = rows.filter((row) => row.email !== '')
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const client = clients[n % clients.length]
    if (client === undefined) throw new Error('no client has an e-mail address')
    const blank = await engine.call('documents.blank', { kind: 'invoice', clientId: client.id })
    const lines = [1, 2, 3, 4, 5].map((index) => ({
      id: `019abcde-0000-7000-8000-${String(n * 10 + index).padStart(12, '0')}`,
      type: 'item' as const,
      articleCode: `BUR-${100 + index}`,
      description: `Bureau droit 160 × 80 cm, plateau chêne, n° ${index}`,
      quantity: String(index),
      unitPrice: '312.50',
      vat: { rate: '20' },
    }))
    const saved = await engine.call('documents.save', { id: null, content: { ...blank, lines } })
    ids.push(saved.id)
  }
  return ids
}
