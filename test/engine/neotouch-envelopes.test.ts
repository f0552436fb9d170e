import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { DEFAULT_MAPPING } from '../../main/engine/neotouch/mapping.ts'
import type { HttpPort } from '../../main/engine/neotouch/port.ts'
import { readEnvelope, readXml, textOf, UnreadableMessage } from '../../main/engine/neotouch/soap-reader.ts'
import { writeEnvelope } from '../../main/engine/neotouch/soap-writer.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import { testWhere, wsdlExist } from '../support/neotouch-captures.ts'
import { connect, largePdf, openTestSandbox, transportOf } from '../support/neotouch-sandbox.ts'
import { openMessageValidator } from '../support/neotouch-schema.ts'

/** All that is said during a whole conversation, both ways. */
async function conversation(): Promise<{ operation: string; request: Uint8Array; answer: Uint8Array }[]> {
  const sandbox = await openTestSandbox()
  const said: { operation: string; request: Uint8Array; answer: Uint8Array }[] = []
  const real = createNodeHttp()
  const http: HttpPort = {
    async post(request) {
      const answer = await real.post(request)
      said.push({ operation: request.headers.SOAPAction ?? '', request: request.body, answer: answer.body })
      return answer
    },
  }
  const platform = connect(sandbox.url, { http })
  await platform.test()
  for (const channel of CHANNELS) await platform.submit(transportOf(channel, `K.${channel}`))
  const file = { name: 'grand.pdf', bytes: largePdf(1024 * 1024 + 70_000) }
  await platform.submit(transportOf('email', 'K.large', { file }))
  const transports = (await sandbox.ledger()).map(({ transportId, channel }) => ({
    transportId,
    channel: channel ?? 'email',
  }))
  await platform.find('email', 'K.email', { archive: true })
  await platform.states(transports)
  await sandbox.advance()
  await platform.files(transports[0]?.transportId ?? '')
  await platform.cancel('email', transports[0]?.transportId ?? '')
  const rule = { ...DEFAULT_MAPPING.channels.portail, mode: 'rule' as const }
  const byRule = { ...DEFAULT_MAPPING, channels: { ...DEFAULT_MAPPING.channels, portail: rule } }
  await connect(sandbox.url, { http, mapping: byRule }).submit(transportOf('portail', 'K.rule'))
  expect((await sandbox.ledger()).at(-1)).toMatchObject({ key: 'K.rule', channel: 'portail' })
  await platform.close()
  await sandbox.stop()
  return said
}

testWhere(
  wsdlExist,
  '../shared/wsdl',
  'every message, sent or answered, validates against the official schema',
  async () => {
    const validate = openMessageValidator()
    const said = await conversation()
    const operations = new Set(said.map(({ operation }) => operation))
    expect([...operations].sort()).toEqual(
      ['Cancel', 'GetBindings', 'GetServiceInformation', 'GetSessionInformation', 'Login', 'Logout', 'QueryAttachments']
        .concat(['QueryFirst', 'Submit', 'SubmitTransport', 'UploadFile', 'UploadFileAppend'])
        .map((name) => `"#${name}"`),
    )
    for (const { operation, request, answer } of said) {
      expect(validate(request), operation).toEqual([])
      expect(validate(answer), operation).toEqual([])
    }
    const broken = Buffer.from(
      Buffer.from(said[0]?.request ?? [])
        .toString()
        .replaceAll('reserved', 'unexpected'),
    )
    expect(validate(broken)).not.toEqual([])
  },
)

describe('XML', () => {
  test('any text comes back as it was, with its line ends as LF and without what XML cannot carry', () => {
    const carried = (text: string): string =>
      text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = writeEnvelope('urn:QueryService2', [], ['Update', [['value', text]]])
        expect(textOf(readEnvelope(written).payload, 'value')).toBe(carried(text))
      }),
    )
  })

  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    [
      'a document type after a comment',
      '<?xml version="1.0"?><!-- <a> --><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
    ['an unknown entity', '<a>&b;</a>'],
    ['a tag left open', '<a><b></a>'],
    ['an HTML page', '<html><body><br></body></html>'],
    ['nothing', ''],
    ['an endless nesting', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`],
  ])('%s is refused', (_name, source) => {
    expect(() => readXml(Buffer.from(source))).toThrow(UnreadableMessage)
  })

  test('bytes that are not UTF-8 are refused', () => {
    expect(() => readXml(Buffer.from('<a>\xe9</a>', 'latin1'))).toThrow(UnreadableMessage)
  })

  test('elements are read by local name and namespace, whatever the prefix', () => {
    const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
    const source = `<x:Envelope xmlns:x="${soap}"><x:Body><q:R xmlns:q="urn:Q"><q:id>0012345678901234567</q:id></q:R></x:Body></x:Envelope>`
    const { payload } = readEnvelope(Buffer.from(source))
    expect(payload).toMatchObject({ name: 'R', namespace: 'urn:Q' })
    expect(textOf(payload, 'id')).toBe('0012345678901234567')
  })
})
