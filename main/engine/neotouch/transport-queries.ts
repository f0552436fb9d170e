import { keyName } from './hand-over.ts'
import type { NeotouchMapping } from './mapping.ts'
import type { PlatformFile, TransportStatus } from './port.ts'
import type { Limits, OpenSession } from './session.ts'
import { child, listOf, type SoapElement, textOf } from './soap-reader.ts'
import type { SoapField } from './soap-writer.ts'
import { fileFields } from './transport-message.ts'

/** An id that may stand in a filter: an empty or a wide filter could cancel everything. */
export const isTransportId = (id: string): boolean => /^[A-Za-z0-9#_-]+\.\d+$/.test(id)
/** A key that may stand in a filter as it is, for want of a public rule of escaping. */
export const isKey = (key: string): boolean => /^[A-Za-z0-9._-]{1,80}$/.test(key)

const PAGES = 5

export interface Question {
  filter: string
  queryType: string
  items: number
  archive?: boolean
}

/** Transports that a filter finds, page after page. @throws CallFailed */
export async function query(
  call: OpenSession,
  mapping: NeotouchMapping,
  question: Question,
): Promise<TransportStatus[]> {
  const key = keyName(mapping)
  const fields: readonly SoapField[] = [
    [
      'request',
      [
        ['filter', question.filter],
        ['sortOrder', ''],
        ['attributes', `State,ShortStatus,CompletionDateTime,SubmitDateTime,${key},Subject`],
        ['nItems', String(question.items)],
        ['includeSubNodes', 'false'],
        ['searchInArchive', String(question.archive ?? false)],
        ['fileRefMode', 'MODE_UNDEFINED'],
      ],
    ],
  ]
  const type = recipientType(question.queryType)
  const found: TransportStatus[] = []
  let answer = await call('query', 'QueryFirst', fields, { header: [type] })
  const cursor = textOf(child(answer.header, 'QueryHeaderValue'), 'queryID')
  for (let page = 1; ; page++) {
    found.push(...listOf(answer.result, 'transports', 'Transport').map((one) => statusOf(one, key)))
    if (textOf(answer.result, 'noMoreItems').trim() !== 'false' || cursor === '' || page === PAGES) return found
    answer = await call('query', 'QueryNext', fields, { header: [['QueryHeaderValue', [['queryID', cursor]]], type] })
  }
}

/** Header that the query service wants: one type, or several separated by commas. */
export const recipientType = (type: string): SoapField => ['QueryRecipientTypeValue', [['recipientType', type]]]

function statusOf(transport: SoapElement, key: string): TransportStatus {
  const values = new Map(
    listOf(transport, 'vars', 'Var').map((one) => [textOf(one, 'attribute').toLowerCase(), textOf(one, 'simpleValue')]),
  )
  const value = (name: string): string => values.get(name.toLowerCase()) ?? ''
  return {
    transportId: textOf(transport, 'transportID').trim(),
    key: value(key),
    state: Number.parseInt(textOf(transport, 'state') || value('State'), 10) || 0,
    shortStatus: value('ShortStatus'),
    completionDateTime: value('CompletionDateTime'),
    submitDateTime: value('SubmitDateTime'),
  }
}

/** Files that the platform made from a transport. @throws CallFailed */
export async function convertedFiles(call: OpenSession, transportId: string, limits: Limits): Promise<PlatformFile[]> {
  const long = { maxBytes: limits.filesBytes, timeout: limits.submit }
  const fields: readonly SoapField[] = [
    ['transportID', transportId],
    ['eFilter', 'FILTER_CONVERTED'],
    ['eMode', 'MODE_INLINED'],
  ]
  const { result } = await call('query', 'QueryAttachments', fields, long)
  const files: PlatformFile[] = []
  for (const attachment of listOf(result, 'attachments', 'Attachment')) {
    const [file] = listOf(attachment, 'convertedAttachments', 'WSFile')
    if (file === undefined) continue
    const name = textOf(attachment, 'outputName') || textOf(file, 'name')
    const content = textOf(file, 'content') || (await download(call, file, long))
    files.push({ name: name.split(/[\\/]/).at(-1) || 'document.pdf', bytes: Buffer.from(content, 'base64') })
  }
  return files
}

async function download(
  call: OpenSession,
  file: SoapElement,
  limits: { maxBytes: number; timeout: number },
): Promise<string> {
  const [storageId, url] = [textOf(file, 'storageID'), textOf(file, 'url')]
  if (storageId === '' && url === '') return ''
  const reference = { mode: 'MODE_ON_SERVER', name: textOf(file, 'name'), url, storageId } as const
  const { result } = await call('query', 'DownloadFile', [['wsFile', fileFields(reference)]], limits)
  return result?.text ?? ''
}
