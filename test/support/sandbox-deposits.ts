import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Deposit, depositSchema } from '../../main/engine/neotouch/sandbox/deposit.ts'

/** All that a stand-in received, read from its folder. */
export const depositsIn = (folder: string): Deposit[] =>
  readdirSync(join(folder, 'transports'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => depositSchema.parse(JSON.parse(readFileSync(join(folder, 'transports', name), 'utf8'))))
