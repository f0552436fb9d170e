import { type NeotouchMapping, platformName, platformVariables } from './mapping.ts'
import type { OutgoingTransport, SubmitOutcome } from './port.ts'
import type { Limits, OpenSession } from './session.ts'
import { CallFailed } from './soap-call.ts'
import { type SoapElement, textOf } from './soap-reader.ts'
import { type FileReference, fileFields, submitByRuleFields, submitTransportFields } from './transport-message.ts'

/** Above this size a PDF is uploaded by pieces before it is submitted. */
const INLINE_BYTES = 1024 * 1024
const PIECE_BYTES = 64 * 1024

/**
 * Hands one transport over, within one session.
 * @throws CallFailed
 */
export async function handOver(
  call: OpenSession,
  transport: OutgoingTransport,
  options: { mapping: NeotouchMapping; applicationName: string; limits: Limits },
): Promise<Extract<SubmitOutcome, { kind: 'accepted' }>> {
  const { mapping, limits } = options
  const channel = mapping.channels[transport.channel]
  const variables = platformVariables(mapping, {
    ...transport.variables,
    ApplicationName: options.applicationName,
    Identifier: transport.key,
  })
  const file = await place(call, transport.file, limits)
  const outputName = transport.channel === 'email' ? transport.file.name : ''
  const [operation, fields] =
    channel.mode === 'rule'
      ? (['Submit', submitByRuleFields(channel, variables, file)] as const)
      : (['SubmitTransport', submitTransportFields(channel, variables, file, outputName)] as const)
  const { result } = await call('submission', operation, fields, { timeout: limits.submit })
  const transportId = textOf(result, 'transportID').trim()
  if (transportId === '') throw new CallFailed(operation, { kind: 'unknown', why: 'unreadable', status: 200 })
  return { kind: 'accepted', transportId, submissionId: textOf(result, 'submissionID').trim() }
}

/** Name that our key bears on the platform. */
export const keyName = (mapping: NeotouchMapping): string => platformName(mapping, 'Identifier') ?? 'Identifier'

async function place(call: OpenSession, file: OutgoingTransport['file'], limits: Limits): Promise<FileReference> {
  if (file.bytes.byteLength <= INLINE_BYTES) return { mode: 'MODE_INLINED', ...file }
  let stored: FileReference | null = null
  for (let start = 0; start < file.bytes.byteLength; start += PIECE_BYTES) {
    const content = Buffer.from(file.bytes.subarray(start, start + PIECE_BYTES)).toString('base64')
    const { result }: { result: SoapElement | undefined } =
      stored === null
        ? await upload(call, 'UploadFile', content, ['name', file.name], limits)
        : await upload(call, 'UploadFileAppend', content, ['destWSFile', fileFields(stored)], limits)
    const storageId = textOf(result, 'storageID')
    const url = textOf(result, 'url')
    if (storageId === '' && url === '') {
      throw new CallFailed('UploadFile', { kind: 'unknown', why: 'unreadable', status: 200 })
    }
    stored = { mode: 'MODE_ON_SERVER', name: textOf(result, 'name') || file.name, url, storageId }
  }
  return stored ?? { mode: 'MODE_INLINED', ...file }
}

const upload = (
  call: OpenSession,
  operation: string,
  content: string,
  target: Parameters<OpenSession>[2][number],
  limits: Limits,
) => call('submission', operation, [['fileContent', content], target], { timeout: limits.submit })
