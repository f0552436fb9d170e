import type { Channel } from '../../../../shared/model/sending.ts'
import { type ChannelMapping, DEFAULT_MAPPING } from '../mapping.ts'
import { child, listOf, type SoapElement, textOf } from '../soap-reader.ts'
import type { SoapField } from '../soap-writer.ts'
import { bytesOf, fileMode, variablesOf } from './message-values.ts'
import { receive } from './reception.ts'
import type { Platform, ServiceAnswer, ServiceOperations, SessionRequest } from './service.ts'
import type { SandboxSession } from './sessions.ts'
import { SoapFault } from './soap-fault.ts'

/** SubmissionService: takes transports and files. */
export function submissionService(platform: Platform): ServiceOperations {
  const fileFields = (name: string, storageId: string): readonly SoapField[] => [
    ['name', name],
    ['mode', 'MODE_ON_SERVER'],
    ['content', ''],
    ['url', `${new URL(platform.endpoint()).origin}/files/${storageId}`],
    ['storageID', storageId],
  ]

  return {
    open: new Map(),
    inSession: new Map<string, (request: SessionRequest) => ServiceAnswer>([
      [
        'SubmitTransport',
        ({ payload, session, rule }) => {
          const transport = child(payload, 'transport')
          const files = listOf(transport, 'attachments', 'Attachment').map((attachment) => ({
            ...sourceFile(session, child(attachment, 'sourceAttachment')),
            inputFormat: textOf(attachment, 'inputFormat'),
            outputName: textOf(attachment, 'outputName'),
          }))
          const deposit = receive(platform, session.account, rule, {
            transportName: textOf(transport, 'transportName').trim(),
            recipientType: textOf(transport, 'recipientType').trim(),
            ruleName: '',
            variables: variablesOf(transport, 'vars'),
            files,
          })
          return { result: identifiers(deposit) }
        },
      ],
      [
        'Submit',
        ({ payload, session, rule }) => {
          const document = child(payload, 'document')
          const variables = variablesOf(document, 'externalVars')
          if (!variables.some(({ name }) => name === 'Subject')) {
            variables.push({ name: 'Subject', type: 'TYPE_STRING', value: textOf(payload, 'subject') })
          }
          const deposit = receive(platform, session.account, rule, {
            transportName: 'CustomData',
            recipientType: '',
            ruleName: textOf(child(payload, 'rules'), 'ruleName').trim(),
            variables,
            files: [{ ...sourceFile(session, child(document, 'file')), inputFormat: '.pdf', outputName: '' }],
          })
          return { result: identifiers(deposit) }
        },
      ],
      [
        'UploadFile',
        ({ payload, session }) => {
          const storageId = `F${session.uploads.size + 1}`
          const name = textOf(payload, 'name')
          session.uploads.set(storageId, { name, bytes: bytesOf(textOf(payload, 'fileContent')) })
          return { result: fileFields(name, storageId) }
        },
      ],
      [
        'UploadFileAppend',
        ({ payload, session }) => {
          const { storageId, upload } = uploaded(session, child(payload, 'destWSFile'))
          const bytes = Buffer.concat([upload.bytes, bytesOf(textOf(payload, 'fileContent'))])
          session.uploads.set(storageId, { name: upload.name, bytes })
          return { result: fileFields(upload.name, storageId) }
        },
      ],
      [
        'DownloadFile',
        ({ payload, session }) => {
          const { upload } = uploaded(session, child(payload, 'wsFile'))
          return { result: Buffer.from(upload.bytes).toString('base64') }
        },
      ],
    ]),
  }
}

/** Channel of a transport that is handed over by its name; null: another request, or a rule of the account. */
export function channelHandedOver(payload: SoapElement): Channel | null {
  const transport = child(payload, 'transport')
  const name = textOf(transport, 'transportName').trim()
  const type = textOf(transport, 'recipientType').trim()
  const channels = Object.entries(DEFAULT_MAPPING.channels) as [Channel, ChannelMapping][]
  const found = channels.find(
    ([, mapping]) => mapping.transportName === name && (name !== 'CustomData' || mapping.recipientType === type),
  )
  return found?.[0] ?? null
}

const identifiers = ({ submissionId, transportId }: { submissionId: string; transportId: string }): SoapField[] => [
  ['submissionID', submissionId],
  ['transportID', transportId],
]

/** A file inside the message, or one that was uploaded before in this session. */
function sourceFile(session: SandboxSession, file: SoapElement | undefined): { name: string; bytes: Uint8Array } {
  const content = textOf(file, 'content')
  if (fileMode(textOf(file, 'mode')) !== 'MODE_ON_SERVER' || content !== '') {
    return { name: textOf(file, 'name'), bytes: bytesOf(content) }
  }
  const { upload } = uploaded(session, file)
  return { name: textOf(file, 'name') || upload.name, bytes: upload.bytes }
}

/** By storage id, or by the end of the address when the id was left out. */
function uploaded(session: SandboxSession, file: SoapElement | undefined) {
  const storageId = textOf(file, 'storageID').trim() || (textOf(file, 'url').split('/').at(-1) ?? '')
  const upload = session.uploads.get(storageId)
  if (upload === undefined) throw new SoapFault('Client', `No uploaded file is known as '${storageId}'`)
  return { storageId, upload }
}
