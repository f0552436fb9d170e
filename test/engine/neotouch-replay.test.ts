import { expect } from 'vitest'
import { capturesExist, readCaptures, testWhere, valuesOf } from '../support/neotouch-captures.ts'
import { openTestSandbox } from '../support/neotouch-sandbox.ts'

/** Refusals that the recorded exchanges ask for, by name: understood all the same, except the malformed one. */
const NO_ADDRESS = /needs the variable ToBlockAddress/
const NO_SESSION = /No valid Session is associated with this ID '[^']+'/
const REFUSED: readonly [RegExp, RegExp][] = [
  [/^nodesoap-04/, /Bad Request: not well-formed XML/],
  [/^php-02/, /Login failed/],
  [/^php-06/, NO_SESSION],
  [/^php-19/, /Missing QueryRecipientTypeValue header/],
  [/^(legacy-01|suds-03|zeep-03)/, NO_ADDRESS],
  [/^(nodesoap|nodesoapfix|strongsoap|suds|zeep)-05/, NO_SESSION],
]
const expected = (name: string): RegExp => REFUSED.find(([names]) => names.test(name))?.[1] ?? /^understood$/

/** What our answers give in place of the recorded ones. */
const GIVEN = ['sessionID', 'storageID', 'queryID', 'transportID']

testWhere(capturesExist, '../shared/captures', 'the recorded exchanges of other clients are understood', async () => {
  const captures = readCaptures()
  expect(captures.length).toBeGreaterThan(60)
  for (const stack of new Set(captures.map((capture) => capture.stack))) {
    const sandbox = await openTestSandbox({ accounts: [{ userName: 'demo', password: 'secret' }] })
    const replaced = new Map<string, string>()
    const opening = await post(sandbox.url, '#Login', LOGIN)
    replaced.set('B7D1C0FFEE5E5510-0001', valuesOf(opening, 'sessionID')[0] ?? '')
    for (const { name, path, headers, body, answer } of captures.filter((capture) => capture.stack === stack)) {
      await sandbox.advance({ steps: name.includes('Approve') || name.includes('Reject') ? 20 : 1 })
      const sent = [...replaced].reduce(
        (text, [from, to]) => text.replaceAll(`>${from}<`, `>${to}<`).replaceAll(`=${from})`, `=${to})`),
        body,
      )
      const received = await post(new URL(path, sandbox.url).href, headers.soapaction ?? '', sent)
      const fault = valuesOf(received, 'faultstring')[0]
      expect.soft(fault ?? 'understood', name).toMatch(expected(name))
      if (name.endsWith('Logout')) continue
      for (const element of GIVEN) {
        const [ours, theirs] = [given(received, element), given(answer, element)]
        theirs.forEach((value, index) => {
          const mine = ours[index]
          if (value !== '' && mine !== undefined && mine !== '') replaced.set(value, mine)
        })
      }
    }
    await sandbox.stop()
  }
})

const LOGIN = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Login xmlns="urn:SessionService2">
<userName>demo</userName><password>secret</password></Login></s:Body></s:Envelope>`

const given = (xml: string, name: string): string[] => valuesOf(xml, name).filter((text) => text !== '')

async function post(url: string, action: string, body: string): Promise<string> {
  const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: action }
  return (await fetch(url, { method: 'POST', headers, body })).text()
}
