import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import { connect, openTestSandbox, SMALL_PDF, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await openTestSandbox()
})
afterEach(() => sandbox.stop())

const get = async (path: string) => {
  const answer = await fetch(new URL(path, sandbox.webUrl))
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('the page of the receivers', () => {
  test('lists what was received, finds it again without accents, and says that nothing is sent', async () => {
    const platform = connect(sandbox.url)
    expect((await get('/')).text).toContain('Aucun document pour l’instant')
    await platform.submit(transportOf('courrier', 'K.1'))
    await platform.submit(transportOf('chorus', 'K.2'))
    const all = await get('/')
    expect(all.text).toContain('Bac à sable : rien n’est envoyé.')
    expect(all.text).toContain('Œuvre &amp; Cie')
    expect(all.text).toContain('2 documents')
    const found = await get('/?q=CHORUS%20facture')
    expect(found.text).toContain('1 document trouvé')
    expect(found.text).not.toContain('Œuvre &amp; Cie')
    expect((await get('/?q=zzz')).text).toContain('Aucun document ne correspond')
  })

  test('shows a document as it is received, with its file byte for byte once it is converted', async () => {
    await connect(sandbox.url).submit(transportOf('email', 'K.1'))
    const page = '/documents/9000000000000000001'
    expect((await get(page)).text).toContain('en cours de conversion')
    await sandbox.advance()
    const { text } = await get(page)
    expect(text).toContain('compta@client.example')
    expect(text).toContain('ci-joint &lt;la facture&gt;.')
    const file = await fetch(new URL(`${page}/fichier/0`, sandbox.webUrl))
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await file.arrayBuffer()).equals(SMALL_PDF)).toBe(true)
  })

  test('each receiver has a portal with what arrived, a search and the PDF, and nothing of the others', async () => {
    const platform = connect(sandbox.url)
    await platform.submit(transportOf('email', 'K.1'))
    await platform.submit(transportOf('courrier', 'K.2'))
    expect((await get('/destinataires')).text).toContain('Personne n’a encore rien reçu')
    await sandbox.advance()
    const { text } = await get('/destinataires')
    expect(text).toContain('Œuvre &amp; Cie')
    const [, portal = ''] = /href="(\/destinataires\/[^"]+)">compta@client\.example/.exec(text) ?? []
    const own = await get(portal)
    expect(own.text).toContain('1 document')
    expect(own.text).not.toContain('Œuvre')
    const [, file = ''] = /href="(\/documents\/\d+\/fichier\/0)"/.exec(own.text) ?? []
    const pdf = await fetch(new URL(file, sandbox.webUrl))
    expect(Buffer.from(await pdf.arrayBuffer()).equals(SMALL_PDF)).toBe(true)
    const [, saved = ''] = /href="(\/documents\/\d+\/fichier\/0\?telecharger=1)"/.exec(own.text) ?? []
    const download = await fetch(new URL(saved, sandbox.webUrl))
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; .*F1\.pdf$/)
    expect(Buffer.from(await download.arrayBuffer()).equals(SMALL_PDF)).toBe(true)
    expect((await get(`${portal}?q=FACTURE%20f1`)).text).toContain('Ouvrir le PDF')
    expect((await get(`${portal}?q=avoir`)).text).toContain('Aucun document ne correspond')
    expect((await get('/destinataires/cXVlbHF1dW4')).status).toBe(404)
  })

  test('a receiver reads the amount of an invoice, and finds it by the amount as it is written', async () => {
    const variables = { Subject: 'Facture F1', EmailAddress: 'a@client.example', TotalGross: '3478.80' }
    await connect(sandbox.url).submit(transportOf('portail', 'K.1', { variables }))
    await sandbox.advance()
    const [, portal = ''] = /href="(\/destinataires\/[^"]+)"/.exec((await get('/destinataires')).text) ?? []
    const count = /<p class="count">(\d+ documents?)/
    expect((await get(portal)).text).toContain('3\u202f478,80\u00a0€')
    for (const [words, found] of [
      ['3478,80', '1 document'],
      ['3\u202f478,80', '1 document'],
      ['3479', '0 document'],
    ] as const) {
      expect(count.exec((await get(`${portal}?q=${encodeURIComponent(words)}`)).text)?.[1]).toBe(found)
    }
  })

  test('hostile text stays text, in the page, the address and the search', async () => {
    const hostile = '"><script>alert(1)</script>'
    const variables = { Subject: hostile, EmailAddress: hostile, Message: hostile }
    await connect(sandbox.url).submit(
      transportOf('email', 'K.1', { variables, file: { name: hostile, bytes: SMALL_PDF } }),
    )
    await sandbox.advance()
    const portal = `/destinataires/${Buffer.from(hostile).toString('base64url')}`
    for (const path of [
      '/',
      '/destinataires',
      portal,
      '/documents/9000000000000000001',
      `/?q=${encodeURIComponent(hostile)}`,
    ]) {
      const page = await get(path)
      expect(page.text).not.toContain('<script')
      expect(page.text).toContain('&lt;script&gt;')
    }
    expect((await get('/documents/9000000000000000001/fichier/0')).status).toBe(200)
  })

  test('allows no script, no frame and no foreign address', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test.each(['/documents/1', '/documents/9000000000000000009', '/documents/../../etc/passwd', '/x', '/admin/ledger/x'])(
    '%s does not exist',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('doors', () => {
  test('a name that is not ours is not answered: a page of the web cannot come in by its own name', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { Host: `attacker.example:${sandbox.port}` }
      request(sandbox.webUrl, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })

  test('the control asks for its token, and does not exist without one', async () => {
    expect((await fetch(new URL('/admin/ledger', sandbox.webUrl))).status).toBe(403)
    const wrong = { headers: { 'X-Admin-Token': 'wrong' } }
    expect((await fetch(new URL('/admin/ledger', sandbox.webUrl), wrong)).status).toBe(403)
    const without = await startSandbox({ dataDirectory: sandbox.dataDirectory })
    expect((await fetch(new URL('/admin/ledger', without.webUrl), { headers: { 'X-Admin-Token': '' } })).status).toBe(
      404,
    )
    await without.close()
    await expect(sandbox.faults({ kind: 'unknown' as 'drop-before' })).rejects.toThrow('400')
  })

  test('the description of the services is not given unless it was given to us', async () => {
    const answer = await get('/EDPWS/EDPWS.dll?Handler=GenQuery2WSDL')
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('n’est pas fournie')
  })
})
