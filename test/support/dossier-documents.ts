import { randomUUID } from 'node:crypto'
import type { Document } from '../../shared/model/document.ts'
import type { Client } from '../../shared/model/party.ts'
import { seller } from './invoice-fixtures.ts'
import type { OpenEngine } from './open-engine.ts'

type Call = OpenEngine['call']

/** A new dossier of a company that may issue, and one client of it. */
export async function newDossier(call: Call, path: string, client: Partial<Client> = {}): Promise<Client> {
  await call('dossiers.create', { path, company: { ...seller } })
  return newClient(call, client)
}

export async function newClient(call: Call, values: Partial<Client> = {}): Promise<Client> {
  const blank = await call('clients.blank', {})
  return call('clients.save', {
    ...blank,
    name: 'Menuiserie Martin',
    siren: '812345676',
    nic: '00017',
    billingAddress: { ...blank.billingAddress, line1: '4 avenue de Grammont', postcode: '37000', city: 'Tours' },
    ...values,
  })
}

/** A draft invoice with one line of this net price, in euros. */
export async function newDraft(call: Call, clientId: string, unitPrice = '100'): Promise<Document> {
  const content = await call('documents.blank', { kind: 'invoice', clientId })
  return call('documents.save', {
    id: null,
    content: {
      ...content,
      lines: [
        { id: randomUUID(), type: 'item', description: 'Prestation', quantity: '2', unitPrice, vat: { rate: '20' } },
      ],
    },
  })
}
