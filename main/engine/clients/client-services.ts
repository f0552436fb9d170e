import type { Database } from '../database/connection.ts'
import { createClientChoice } from './client-choice.ts'
import { createClientLife } from './client-life.ts'
import type { Clients } from './clients.ts'
import { createDuplicateSearch } from './duplicates.ts'
import { createMerge } from './merge.ts'
import { createPersonalData } from './personal-data.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  clients: Clients
}

/** All that may be done with a client's card besides reading and writing it. */
export function createClientServices(ports: Ports) {
  const clientLife = createClientLife(ports)
  return {
    clientLife,
    clientMerge: createMerge({ ...ports, life: clientLife }),
    clientChoice: createClientChoice(ports.database),
    clientDuplicates: createDuplicateSearch(ports.database),
    personalData: createPersonalData({ ...ports, life: clientLife }),
  }
}
