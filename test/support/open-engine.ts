import { resolve } from 'node:path'
import { createEngine, type EngineOptions } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'

/** The engine in this process, on real files; a refusal is thrown with its sentence. */
export function openEngine(options: Partial<EngineOptions> = {}) {
  const engine = createEngine({
    clock: Date.now,
    http: createNodeHttp(),
    demonstrationDirectory: resolve(import.meta.dirname, '../fixtures/demonstration'),
    readPassword: async () => 'demo',
    emit: () => undefined,
    applicationName: 'tests',
    undoMilliseconds: 0,
    ...options,
  })
  const call = async <Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const result = await engine.call(name, input)
    if (!result.ok) throw new Error(result.error.message)
    return result.value as Output<Name>
  }
  return { engine, call, close: engine.close }
}
export type OpenEngine = ReturnType<typeof openEngine>
