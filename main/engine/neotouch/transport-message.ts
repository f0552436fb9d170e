import type { ChannelMapping } from './mapping.ts'
import type { SoapField } from './soap-writer.ts'

/** A file inside the message, or already uploaded to the platform. */
export type FileReference =
  | { mode: 'MODE_INLINED'; name: string; bytes: Uint8Array }
  | { mode: 'MODE_ON_SERVER'; name: string; url: string; storageId: string }

export interface TypedVariable {
  name: string
  type: string
  value: string
}

/** `WSFile`: name, mode, content, url, storageID. */
export const fileFields = (file: FileReference): readonly SoapField[] => [
  ['name', file.name],
  ['mode', file.mode],
  ['content', file.mode === 'MODE_INLINED' ? Buffer.from(file.bytes).toString('base64') : ''],
  ['url', file.mode === 'MODE_INLINED' ? '' : file.url],
  ['storageID', file.mode === 'MODE_INLINED' ? '' : file.storageId],
]

/** `Var`: the value travels as text whatever its type. */
export const variableField = ({ name, type, value }: TypedVariable): SoapField => [
  'Var',
  [
    ['attribute', name],
    ['type', type],
    ['simpleValue', value],
    ['nValues', '0'],
    ['multipleStringValues', null],
    ['multipleLongValues', null],
    ['multipleDoubleValues', null],
  ],
]

/** Body of SubmitTransport: one recipient, one channel, one file, never converted so that its XML stays in it. */
export function submitTransportFields(
  mapping: ChannelMapping,
  variables: readonly TypedVariable[],
  file: FileReference,
  outputName: string,
): readonly SoapField[] {
  const attachment: readonly SoapField[] = [
    ['inputFormat', '.pdf'],
    ['outputFormat', ''],
    ['stylesheet', ''],
    ['outputName', outputName],
    ['sourceAttachment', fileFields(file)],
    ['nConvertedAttachments', '0'],
    ['convertedAttachments', null],
    ['nVars', '0'],
    ['vars', null],
  ]
  return [
    [
      'transport',
      [
        ['transportName', mapping.transportName],
        ['recipientType', mapping.recipientType],
        ['transportIndex', '0'],
        ['nVars', String(variables.length)],
        ['vars', variables.map(variableField)],
        ['nSubnodes', '0'],
        ['subnodes', null],
        ['nAttachments', '1'],
        ['attachments', [['Attachment', attachment]]],
      ],
    ],
  ]
}

/** Body of Submit: the rule named by the account decides the channel. */
export function submitByRuleFields(
  mapping: ChannelMapping,
  variables: readonly TypedVariable[],
  file: FileReference,
): readonly SoapField[] {
  return [
    ['subject', variables.find(({ name }) => name === 'Subject')?.value ?? ''],
    [
      'document',
      [
        ['file', fileFields(file)],
        ['nExternalVars', String(variables.length)],
        ['externalVars', variables.map(variableField)],
        ['nAttachments', '0'],
        ['attachments', null],
      ],
    ],
    [
      'rules',
      [
        ['configurationName', mapping.configurationName],
        ['ruleName', mapping.ruleName],
      ],
    ],
  ]
}
