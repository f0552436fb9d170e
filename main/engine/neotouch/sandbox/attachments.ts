import { type SoapElement, textOf } from '../soap-reader.ts'
import type { SoapField } from '../soap-writer.ts'
import { fileFields } from '../transport-message.ts'
import { platformTime } from './attributes.ts'
import { type Deposit, stateOf, variableOf } from './deposit.ts'
import { receiptPdf } from './receipt.ts'
import type { Platform } from './service.ts'
import type { SandboxSession } from './sessions.ts'
import { SoapFault } from './soap-fault.ts'

interface ConvertedFile {
  name: string
  storageId: string
  bytes: () => Uint8Array
}

/** Files that the platform made: the document once it is converted, the proof of a registered letter once it is sent. */
export function convertedFiles(platform: Platform, deposit: Deposit): ConvertedFile[] {
  const converted = deposit.history.some(({ state }) => state >= 50 && state <= 100)
  const documents = converted
    ? deposit.files.map((file, index) => ({
        name: file.outputName || file.name || `${deposit.number}.pdf`,
        storageId: `C${deposit.number}-${index}`,
        bytes: () => platform.store.readFile(file.stored),
      }))
    : []
  const since = platform.clock() - (deposit.completedAt ?? platform.clock())
  const registered =
    variableOf(deposit, 'StampType').toUpperCase() === 'R1' &&
    stateOf(deposit) === 100 &&
    since >= platform.pace.receiptMilliseconds
  const receipt = { name: 'Receipt.pdf', storageId: `R${deposit.number}`, bytes: () => proofOf(deposit) }
  return registered ? [...documents, receipt] : documents
}

/** Answer of QueryAttachments. Source files are not given back: only what the platform made. */
export function attachmentFields(platform: Platform, deposit: Deposit, filter: string, mode: string): SoapField[] {
  const files = filter === 'FILTER_CONVERTED' || filter === 'FILTER_ALL' ? convertedFiles(platform, deposit) : []
  const origin = new URL(platform.endpoint()).origin
  const attachments = files.map((file): SoapField => {
    const url = `${origin}/files/${file.storageId}`
    const reference =
      mode === 'MODE_INLINED'
        ? ({ mode: 'MODE_INLINED', name: file.name, bytes: file.bytes() } as const)
        : ({ mode: 'MODE_ON_SERVER', name: file.name, url, storageId: file.storageId } as const)
    return [
      'Attachment',
      [
        ['inputFormat', '.pdf'],
        ['outputFormat', '.pdf'],
        ['stylesheet', ''],
        ['outputName', file.name],
        ['sourceAttachment', NO_FILE],
        ['nConvertedAttachments', '1'],
        ['convertedAttachments', [['WSFile', fileFields(reference)]]],
      ],
    ]
  })
  return [
    ['nAttachments', String(attachments.length)],
    ['attachments', attachments],
  ]
}

const NO_FILE: readonly SoapField[] = [
  ['name', ''],
  ['mode', 'MODE_UNDEFINED'],
  ['content', ''],
  ['url', ''],
  ['storageID', ''],
]

/** Bytes that a `WSFile` of ours names. @throws SoapFault */
export function storedFile(platform: Platform, session: SandboxSession, file: SoapElement | undefined): Uint8Array {
  const storageId = textOf(file, 'storageID').trim() || (textOf(file, 'url').split('/').at(-1) ?? '')
  const uploaded = session.uploads.get(storageId)
  if (uploaded !== undefined) return uploaded.bytes
  const deposit = platform.store.byNumber(/^[CR](\d{19})/.exec(storageId)?.[1] ?? '')
  const own = deposit?.account === session.account.userName ? deposit : undefined
  const converted = own === undefined ? [] : convertedFiles(platform, own)
  const found = converted.find((one) => one.storageId === storageId)
  if (found === undefined) throw new SoapFault('Client', `No file is known as '${storageId}'`)
  return found.bytes()
}

const proofOf = (deposit: Deposit): Uint8Array =>
  receiptPdf([
    'Preuve de dépôt – bac à sable : rien n’a été envoyé',
    `Numéro : ${deposit.transportId}`,
    `Objet : ${variableOf(deposit, 'Subject')}`,
    `Déposé le : ${platformTime(deposit.receivedAt)}`,
    ...variableOf(deposit, 'ToBlockAddress').split('\n'),
  ])
