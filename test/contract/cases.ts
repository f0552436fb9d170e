import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import type { EngineMethod, Input } from '../../shared/contract.ts'
import type { ErrorCode } from '../../shared/result.ts'
import { fileInput } from '../support/invoice-fixtures.ts'
import type { OpenEngine } from '../support/open-engine.ts'

/** A demonstration dossier that is open, and where more may be made. */
export interface Context {
  call: OpenEngine['call']
  folder: string
  path: string
}

/** A good input, made from what the dossier holds; bad ones, each with the code that refuses it. */
export interface Case<Name extends EngineMethod> {
  good: (context: Context) => Promise<Input<Name>> | Input<Name>
  bad: readonly [input: unknown, code: ErrorCode][]
}

/** An id that no record has. */
export const NOBODY = '00000000-0000-7000-8000-000000000000'
const unknownId: [unknown, ErrorCode] = [{ id: NOBODY }, 'not_found']
const badId: [unknown, ErrorCode] = [{ id: 'x' }, 'invalid']
const byId = [unknownId, badId, [{}, 'invalid']] as const satisfies [unknown, ErrorCode][]
const nothing: readonly [unknown, ErrorCode][] = [[null, 'invalid']]
const exports = resolve(import.meta.dirname, '../fixtures/ebp/small-utf8-bom')
const badList: readonly [unknown, ErrorCode][] = [
  [{ limit: 0 }, 'invalid'],
  [{ limit: 10_000 }, 'invalid'],
  [{ search: 'x'.repeat(201) }, 'invalid'],
]
const badFile: readonly [unknown, ErrorCode][] = [
  [{ path: '/nowhere/clients.csv', kind: 'clients' }, 'not_found'],
  [{ path: join(exports, 'documents.csv'), kind: 'clients' }, 'invalid'],
  [{ path: join(exports, 'clients.csv'), kind: 'articles' }, 'invalid'],
  [{ path: join(exports, 'clients.csv'), kind: 'suppliers' }, 'invalid'],
]

export const firstClient = async ({ call }: Context) => {
  const { rows } = await call('clients.list', { limit: 1 })
  return call('clients.get', { id: rows[0]?.id ?? '' })
}
const documentOf = async ({ call }: Context, state: 'draft' | 'issued') => {
  const { rows } = await call('documents.list', { kind: 'invoice', state, limit: 1 })
  return call('documents.get', { id: rows[0]?.id ?? '' })
}
const choice = { override: { channel: 'email' as const } }
/** Queued and held by a platform that is not asked: the account of the dossier was closed before. */
const submission = async (context: Context): Promise<string> => {
  const settings = await context.call('neotouch.get', {})
  await context.call('neotouch.update', { ...settings, environment: 'production', address: 'http://127.0.0.1:1/' })
  const { id } = await documentOf(context, 'issued')
  const { submissionIds } = await context.call('sending.submit', { documentId: id, choice })
  return submissionIds[0] ?? ''
}
/** An issued deposit invoice of 120 € TTC. */
const issuedDeposit = async (context: Context) => {
  const { id: clientId } = await firstClient(context)
  const draft = await context.call('deposits.create', {
    clientId,
    label: 'CMD-1',
    amount: { type: 'gross', amount: 12_000 },
  })
  return context.call('documents.issue', { id: draft.id })
}
const id = async (of: Promise<{ id: string }>) => ({ id: (await of).id })
const article = ({ call }: Context) =>
  call('articles.save', { id: NOBODY, code: 'VIS', description: 'Vis', vat: { rate: '20' } })

const NO_ROW = { documentId: NOBODY }
const batchOf = async (context: Context) => ({
  rows: [{ documentId: (await documentOf(context, 'issued')).id, override: { channel: 'portail' as const } }],
})
const badBatch: readonly [unknown, ErrorCode][] = [
  [{ rows: [NO_ROW] }, 'not_found'],
  [{ rows: [] }, 'invalid'],
  [{ rows: [{ ...NO_ROW, override: { channel: 'pigeon' } }] }, 'invalid'],
]

const bulkRequest = { selection: {}, changes: { channel: 'courrier' as const, copy: null } }
const bulkRun = async ({ call }: Context) => ({ id: (await call('bulkUpdate.run', bulkRequest)).runId ?? '' })
const badBulk: readonly [unknown, ErrorCode][] = [
  [{ selection: {}, changes: {} }, 'invalid'],
  [{ selection: {}, changes: { channel: 'fax' } }, 'invalid'],
  [{ selection: { codes: 'C1' }, changes: { copy: null } }, 'invalid'],
]

/** Written now: it has no document. */
const loneClient = async ({ call }: Context) => {
  const blank = await call('clients.blank', {})
  return call('clients.save', { ...blank, name: 'Sans document' })
}
const twoClients = async (context: Context) => ({
  from: (await firstClient(context)).id,
  into: (await loneClient(context)).id,
})
const badPair: readonly [unknown, ErrorCode][] = [
  [{ from: NOBODY, into: NOBODY }, 'not_found'],
  [{ from: NOBODY }, 'invalid'],
]
const contactKey = async (context: Context) => {
  const client = await firstClient(context)
  return { clientId: client.id, contactId: client.contacts[0]?.id ?? '' }
}
const badContact: readonly [unknown, ErrorCode][] = [
  [{ clientId: NOBODY, contactId: NOBODY }, 'not_found'],
  [{ clientId: NOBODY }, 'invalid'],
]

const printBad: readonly [unknown, ErrorCode][] = [
  [{ model: 'grand' }, 'invalid'],
  [{ model: 'compact', footer: '', accent: 'bleu' }, 'invalid'],
  [
    {
      model: 'compact',
      footer: '',
      logo: { type: 'png', data: Buffer.from('no').toString('base64'), width: 1, height: 1 },
    },
    'invalid',
  ],
]

/** Every call that the engine answers. One without a case does not compile. */
export const CASES: { [Name in EngineMethod]: Case<Name> } = {
  'dossiers.create': {
    good: ({ folder }) => ({ path: join(folder, 'nouveau.dossier'), company: { name: 'Nouveau' } }),
    bad: [
      [{ path: '/dev/null/x.dossier', company: { name: 'X' } }, 'refused'],
      [{ path: '', company: { name: 'X' } }, 'invalid'],
      [{ path: '/tmp/x.dossier', company: { name: ' ' } }, 'invalid'],
    ],
  },
  'dossiers.createDemonstration': {
    good: ({ folder }) => ({ path: join(folder, 'autre.dossier') }),
    bad: [[{ path: '/dev/null/x.dossier' }, 'refused']],
  },
  'dossiers.open': {
    good: ({ path }) => ({ path }),
    bad: [
      [{ path: '/nowhere/x.dossier' }, 'not_found'],
      [{ path: join(exports, 'clients.csv') }, 'refused'],
    ],
  },
  'dossiers.close': { good: () => ({}), bad: nothing },
  'dossiers.current': { good: () => ({}), bad: nothing },

  'company.get': { good: () => ({}), bad: nothing },
  'company.update': {
    good: ({ call }) => call('company.get', {}),
    bad: [[{ name: '' }, 'invalid']],
  },
  'neotouch.get': { good: () => ({}), bad: nothing },
  'neotouch.update': {
    good: ({ call }) => call('neotouch.get', {}),
    bad: [
      [
        { active: true, environment: 'production', address: 'http://example.com', userName: 'x', sending: {} },
        'invalid',
      ],
      [{ active: true, environment: 'production', address: '', userName: 'x', sending: {} }, 'invalid'],
      [{ active: true, environment: 'space', address: '', userName: 'x', sending: {} }, 'invalid'],
    ],
  },
  'neotouch.test': {
    good: async ({ call }) => ({ settings: await call('neotouch.get', {}), password: null }),
    bad: [[{ settings: {}, password: null }, 'invalid']],
  },

  'clients.list': { good: () => ({ search: 'a', sort: { column: 'city', descending: true } }), bad: badList },
  'clients.get': { good: (context) => id(firstClient(context)), bad: byId },
  'clients.save': {
    good: async (context) => ({ ...(await firstClient(context)), name: 'Autre nom' }),
    bad: [[{ id: NOBODY, code: '', name: '' }, 'invalid']],
  },
  'clients.blank': { good: () => ({}), bad: nothing },
  'clients.settings': { good: (context) => id(firstClient(context)), bad: byId },
  'clients.readiness': { good: (context) => id(firstClient(context)), bad: byId },
  'clients.history': { good: (context) => id(firstClient(context)), bad: [badId] },
  'clients.duplicates': {
    good: () => ({ id: NOBODY, name: 'Menuiserie', city: 'Tours', siren: '', emails: [] }),
    bad: [[{ id: 'x', name: '', city: '', siren: '', emails: [] }, 'invalid']],
  },
  'clients.duplicate': { good: (context) => id(firstClient(context)), bad: byId },
  'clients.archive': {
    good: async (context) => ({ ...(await id(firstClient(context))), archived: true }),
    bad: [
      [{ id: NOBODY, archived: true }, 'not_found'],
      [{ id: NOBODY }, 'invalid'],
    ],
  },
  'clients.delete': { good: async (context) => id(loneClient(context)), bad: byId },
  'clients.mergePreview': { good: twoClients, bad: badPair },
  'clients.merge': { good: twoClients, bad: badPair },
  'clients.choices': {
    good: () => ({ query: 'a' }),
    bad: [
      [{ query: 'a', limit: 51 }, 'invalid'],
      [{ query: 'a', archived: 'yes' }, 'invalid'],
      [{ query: 'a', other: 1 }, 'invalid'],
    ],
  },
  'clients.towns': { good: () => ({ postcode: '37000' }), bad: [[{}, 'invalid']] },
  'clients.entry': { good: () => ({ id: null }), bad: [[{ id: 'x' }, 'invalid']] },
  'clients.keepEntry': {
    good: async (context) => ({ clientId: (await firstClient(context)).id, data: { name: 'Typé' } }),
    bad: [[{ clientId: NOBODY, data: 'x' }, 'invalid']],
  },
  'clients.forgetEntry': { good: (context) => id(firstClient(context)), bad: [badId] },
  'clients.contactHoldings': { good: contactKey, bad: badContact },
  'clients.contactExport': { good: contactKey, bad: badContact },
  'clients.contactErase': { good: contactKey, bad: badContact },
  'clients.neighbours': { good: (context) => id(firstClient(context)), bad: byId },

  'documents.list': { good: () => ({ kind: 'invoice', state: 'draft' }), bad: [[{ kind: 'quote' }, 'invalid']] },
  'documents.get': { good: (context) => id(documentOf(context, 'draft')), bad: byId },
  'documents.blank': {
    good: async (context) => ({ kind: 'invoice', clientId: (await firstClient(context)).id }),
    bad: [[{ kind: 'invoice', clientId: NOBODY }, 'not_found']],
  },
  'documents.save': {
    good: async (context) => ({ id: null, content: (await documentOf(context, 'draft')).content }),
    bad: [
      [{ id: null, content: {} }, 'invalid'],
      [{ id: null, content: { kind: 'invoice', clientId: NOBODY, date: '2026-02-31', lines: [] } }, 'invalid'],
    ],
  },
  'documents.totals': {
    good: async (context) => (await documentOf(context, 'draft')).content,
    bad: [[{ kind: 'invoice' }, 'invalid']],
  },
  'documents.checks': { good: (context) => id(documentOf(context, 'draft')), bad: byId },
  'documents.delete': { good: (context) => id(documentOf(context, 'draft')), bad: byId },
  'documents.issue': { good: (context) => id(documentOf(context, 'draft')), bad: byId },
  'documents.createCreditNote': {
    good: async (context) => ({ invoiceId: (await documentOf(context, 'issued')).id }),
    bad: [[{ invoiceId: NOBODY }, 'not_found']],
  },
  'documents.duplicate': { good: (context) => id(documentOf(context, 'draft')), bad: byId },
  'documents.restore': {
    good: async (context) => {
      const draft = await documentOf(context, 'draft')
      await context.call('documents.delete', { id: draft.id })
      return { id: draft.id }
    },
    bad: byId,
  },
  'deposits.create': {
    good: async (context) => ({
      clientId: (await firstClient(context)).id,
      label: 'Commande 118',
      amount: { type: 'gross', amount: 12_000 },
    }),
    bad: [
      [{ clientId: NOBODY, amount: { type: 'net', amount: 100 } }, 'not_found'],
      [{ clientId: NOBODY, amount: { type: 'gross', amount: 0 } }, 'invalid'],
      [{ clientId: NOBODY, amount: { type: 'percent' } }, 'invalid'],
    ],
  },
  'deposits.ofClient': {
    good: async (context) => ({ clientId: (await documentOf(context, 'issued')).content.clientId }),
    bad: [[{ clientId: 'x' }, 'invalid']],
  },
  'deposits.get': { good: (context) => id(issuedDeposit(context)), bad: byId },
  'deposits.settle': { good: (context) => id(issuedDeposit(context)), bad: byId },
  'documents.ubl': { good: (context) => id(documentOf(context, 'issued')), bad: byId },
  'documents.related': { good: (context) => id(documentOf(context, 'issued')), bad: byId },
  'documents.credit': { good: (context) => id(documentOf(context, 'issued')), bad: byId },
  'numbering.preview': {
    good: () => ({ invoiceNumberFormat: 'F{année}-{n:6}', creditNoteNumberFormat: 'A{n:4}' }),
    bad: [[{ invoiceNumberFormat: 3 }, 'invalid']],
  },
  'numbering.start': {
    good: () => ({ kind: 'creditNote', next: 500 }),
    bad: [[{ kind: 'invoice', next: 0 }, 'invalid']],
  },
  'documents.file': { good: (context) => id(documentOf(context, 'draft')), bad: byId },

  'sending.prepare': {
    good: async (context) => ({ documentId: (await documentOf(context, 'issued')).id, choice }),
    bad: [
      [{ documentId: NOBODY, choice }, 'not_found'],
      [{ documentId: NOBODY, choice: { override: { channel: 'pigeon' } } }, 'invalid'],
    ],
  },
  'sending.submit': {
    good: async (context) => ({ documentId: (await documentOf(context, 'issued')).id, choice }),
    bad: [[{ documentId: NOBODY, choice }, 'not_found']],
  },
  'submissions.list': { good: () => ({ tab: 'sent' }), bad: [...badList, [{ tab: 'lost' }, 'invalid']] },
  'submissions.counts': { good: () => ({}), bad: nothing },
  'submissions.get': { good: async (context) => ({ id: await submission(context) }), bad: byId },
  'submissions.abandon': { good: async (context) => ({ id: await submission(context) }), bad: byId },
  'submissions.retry': { good: async (context) => ({ id: await submission(context) }), bad: byId },
  'submissions.markSent': {
    // Only what failed: here an account that the platform does not know.
    good: async (context) => {
      const settings = await context.call('neotouch.get', {})
      await context.call('neotouch.update', { ...settings, userName: 'inconnu' })
      const { id: documentId } = await documentOf(context, 'issued')
      const { submissionIds } = await context.call('sending.submit', { documentId, choice })
      const failed = submissionIds[0] ?? ''
      while ((await context.call('submissions.get', { id: failed })).state !== 'blocked')
        await context.call('sync.now', {})
      return { id: failed, reason: 'Remis en main propre' }
    },
    bad: [[{ id: NOBODY, reason: 'x' }, 'not_found']],
  },
  'dashboard.summary': { good: () => ({}), bad: nothing },
  'submissions.proof': {
    good: async ({ call, ...context }) => {
      const issued = await documentOf({ call, ...context }, 'issued')
      const { submissionIds } = await call('sending.submit', { documentId: issued.id, choice })
      const proofId = submissionIds[0] ?? ''
      for (;;) {
        await call('sync.now', {})
        const { proofs } = await call('submissions.get', { id: proofId })
        if (proofs[0]) return { id: proofId, name: proofs[0].name }
      }
    },
    bad: [[{ id: NOBODY, name: 'Receipt.pdf' }, 'not_found']],
  },
  'sync.now': { good: () => ({}), bad: nothing },
  'sync.status': { good: () => ({}), bad: nothing },
  'submissions.cancel': {
    good: async ({ call, ...context }) => {
      const issued = await documentOf({ call, ...context }, 'issued')
      const { submissionIds } = await call('sending.submit', { documentId: issued.id, choice })
      const accepted = submissionIds[0] ?? ''
      while ((await call('submissions.get', { id: accepted })).state !== 'accepted') await call('sync.now', {})
      return { id: accepted }
    },
    bad: byId,
  },
  'dossiers.serveOthers': {
    good: async ({ call, path }) => {
      await call('dossiers.close', {})
      return { paths: [path] }
    },
    bad: [[{ paths: 'tous' }, 'invalid']],
  },
  'dossiers.others': { good: () => ({}), bad: nothing },
  'sync.resume': { good: () => ({}), bad: nothing },
  'sync.hold': { good: () => ({ held: true }), bad: [[{ held: 'oui' }, 'invalid']] },

  'imports.preview': { good: () => ({ path: join(exports, 'clients.csv'), kind: 'clients' }), bad: badFile },
  'imports.run': { good: () => ({ path: join(exports, 'clients.csv'), kind: 'clients' }), bad: badFile },
  'imports.columns': {
    good: () => ({ path: join(exports, 'clients.csv'), kind: 'clients' }),
    bad: badFile.slice(0, 1),
  },
  'imports.cancel': { good: () => ({}), bad: nothing },
  'imports.runs': { good: () => ({}), bad: nothing },
  'imports.undo': {
    good: async ({ call }) => ({ id: (await call('imports.runs', {}))[1]?.id ?? '' }),
    bad: byId,
  },

  'lists.documents': {
    good: () => ({ filter: { kind: 'invoice', state: 'draft' }, sort: { column: 'total', descending: true }, from: 1 }),
    bad: [
      [{ filter: { kind: 'quote' } }, 'invalid'],
      [{ filter: { kind: 'invoice' }, limit: 501 }, 'invalid'],
    ],
  },
  'lists.documentIds': {
    good: () => ({ filter: { kind: 'invoice' }, limit: 5 }),
    bad: [[{ filter: { kind: 'invoice' }, from: -1 }, 'invalid']],
  },
  'lists.documentSelection': {
    good: () => ({ all: { kind: 'invoice' }, ids: [] }),
    bad: [[{ ids: ['x'] }, 'invalid']],
  },
  'lists.selectedDocuments': {
    good: () => ({ all: { kind: 'invoice' }, ids: [], state: 'draft' }),
    bad: [[{ ids: [], state: 'sent' }, 'invalid']],
  },
  'lists.exportDocuments': {
    good: () => ({ filter: { kind: 'invoice' }, columns: [{ id: 'number', label: 'Numéro' }] }),
    bad: [[{ filter: { kind: 'invoice' }, columns: [] }, 'invalid']],
  },
  'lists.clients': { good: () => ({ filter: { search: 'a' } }), bad: [[{ filter: { channel: 'pigeon' } }, 'invalid']] },
  'lists.clientIds': { good: () => ({ filter: {}, limit: 5 }), bad: [[{ filter: {}, limit: 0 }, 'invalid']] },
  'lists.clientCodes': { good: () => ({ all: {}, ids: [] }), bad: [[{ ids: ['x'] }, 'invalid']] },
  'lists.clientSelection': { good: () => ({ all: {}, ids: [] }), bad: [[{ ids: ['x'] }, 'invalid']] },
  'lists.exportClients': {
    good: () => ({ filter: {}, columns: [{ id: 'name', label: 'Nom' }] }),
    bad: [[{ filter: {}, columns: [] }, 'invalid']],
  },
  'lists.views': { good: () => ({ list: 'clients' }), bad: [[{ list: 'orders' }, 'invalid']] },
  'lists.saveView': {
    good: () => ({ id: NOBODY, list: 'clients', name: 'Lyon', state: {} }),
    bad: [[{ id: NOBODY, list: 'clients', name: ' ', state: {} }, 'invalid']],
  },
  'lists.deleteView': {
    good: async ({ call }) => {
      const view = await call('lists.saveView', { id: NOBODY, list: 'clients', name: 'Lyon', state: {} })
      return { id: view.id }
    },
    bad: byId,
  },
  'articles.list': { good: () => ({ filter: { search: 'a' } }), bad: [[{ filter: {}, from: -1 }, 'invalid']] },
  'articles.get': { good: (context) => id(article(context)), bad: byId },
  'articles.save': {
    good: (context) => article(context),
    bad: [[{ id: NOBODY, code: ' ', description: 'X', vat: { rate: '20' } }, 'invalid']],
  },
  'articles.delete': { good: (context) => id(article(context)), bad: byId },
  'articles.search': { good: () => ({ query: 'vis' }), bad: [[{ query: 'a', limit: 0 }, 'invalid']] },
  'lists.exportArticles': {
    good: () => ({ filter: {}, columns: [{ id: 'code', label: 'Code' }] }),
    bad: [[{ filter: {}, columns: [] }, 'invalid']],
  },

  'accounting.get': { good: () => ({}), bad: nothing },
  'accounting.update': {
    good: ({ call }) => call('accounting.get', {}),
    bad: [[{ journalCode: 'VE' }, 'invalid']],
  },
  'exports.fileName': { good: () => ({ kind: 'journal' }), bad: [[{ kind: 'orders' }, 'invalid']] },
  'exports.write': {
    good: ({ folder }) => ({ kind: 'clients', path: join(folder, 'clients-ebp.csv') }),
    bad: [
      [{ kind: 'clients', path: '/dev/null/x.csv' }, 'refused'],
      [{ kind: 'documents', path: '/tmp/x.csv', from: '2026-02-01', to: '2026-01-01' }, 'invalid'],
    ],
  },
  'archive.export': {
    good: ({ folder }) => ({ directory: folder }),
    bad: [
      [{ directory: '/dev/null' }, 'refused'],
      [{ directory: '' }, 'invalid'],
    ],
  },
  'archive.cancel': { good: () => ({}), bad: nothing },
  'exports.cancel': { good: () => ({}), bad: nothing },
  'integrity.verify': { good: () => ({}), bad: [[{ noted: 'x'.repeat(65) }, 'invalid']] },
  'integrity.cancel': { good: () => ({}), bad: nothing },

  'bulkUpdate.families': { good: () => ({}), bad: nothing },
  'bulkUpdate.count': { good: () => ({ place: '69' }), bad: [[{ channel: 'fax' }, 'invalid']] },
  'bulkUpdate.preview': { good: () => bulkRequest, bad: badBulk },
  'bulkUpdate.run': { good: () => bulkRequest, bad: badBulk },
  'bulkUpdate.cancel': { good: () => ({}), bad: nothing },
  'bulkUpdate.runs': {
    good: async ({ call }) => {
      await call('bulkUpdate.run', bulkRequest)
      return {}
    },
    bad: nothing,
  },
  'bulkUpdate.records': { good: (context) => bulkRun(context), bad: byId },
  'bulkUpdate.undo': { good: (context) => bulkRun(context), bad: byId },

  'batch.prepare': { good: (context) => batchOf(context), bad: badBatch },
  'batch.run': {
    good: (context) => batchOf(context),
    bad: [...badBatch, [{ rows: [NO_ROW], plannedAt: 1 }, 'invalid']],
  },
  'batch.cancel': { good: () => ({}), bad: nothing },
  'batch.undo': { good: () => ({ submissionIds: [NOBODY] }), bad: [[{ submissionIds: ['x'] }, 'invalid']] },
  'batch.neverSent': { good: () => ({}), bad: nothing },
  'prices.get': { good: () => ({}), bad: nothing },
  'prices.update': {
    good: () => ({ firstPage: '0.9812', email: '0' }),
    bad: [
      [{ email: '0,5' }, 'invalid'],
      [{ email: '0.12345' }, 'invalid'],
      [{ pigeon: '1' }, 'invalid'],
    ],
  },
  'automatic.refused': { good: () => ({}), bad: nothing },
  'automatic.outcome': { good: (context) => id(documentOf(context, 'issued')), bad: [badId] },
  'automatic.dismiss': { good: (context) => id(documentOf(context, 'issued')), bad: [badId] },

  'search.all': { good: () => ({ query: 'atelier' }), bad: [[{ query: 'x'.repeat(201) }, 'invalid']] },
  'history.ofDocument': { good: (context) => id(documentOf(context, 'issued')), bad: [badId] },

  'reading.read': {
    good: () => ({ bytes: new Uint8Array(Buffer.from(toCii(fileInput()))) }),
    bad: [
      [{ bytes: new Uint8Array() }, 'invalid'],
      [{ bytes: new Uint8Array(Buffer.from('bonjour')) }, 'invalid'],
      [{ bytes: 'x' }, 'invalid'],
    ],
  },
  'reading.page': {
    good: async ({ call }) => id(call('reading.read', { bytes: (await renderInvoice(fileInput())).pdf })),
    bad: byId,
  },
  'reading.xml': {
    good: ({ call }) => id(call('reading.read', { bytes: new Uint8Array(Buffer.from(toCii(fileInput()))) })),
    bad: byId,
  },
  'print.get': { good: () => ({}), bad: nothing },
  'print.update': { good: ({ call }) => call('print.get', {}), bad: printBad },
  'print.readLogo': {
    good: ({ folder }) => {
      const path = join(folder, 'logo.svg')
      writeFileSync(path, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>')
      return { path }
    },
    bad: [
      [{ path: '/nowhere/logo.png' }, 'not_found'],
      [{ path: join(exports, 'clients.csv') }, 'invalid'],
      [{ path: '' }, 'invalid'],
    ],
  },
  'print.preview': { good: ({ call }) => call('print.get', {}), bad: printBad },
  'print.previewFile': {
    good: async ({ call }) => ({ key: (await call('print.preview', await call('print.get', {}))).key, envelope: true }),
    bad: [
      [{ key: '0'.repeat(64) }, 'not_found'],
      [{ key: 'x' }, 'invalid'],
    ],
  },
}
