import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttp, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { firstProxy } from '../../main/engine/neotouch/proxy.ts'
import { startDroppingServer } from '../support/dropping-server.ts'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})
const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
const request = (url: string) => ({ url, headers: {}, body: Buffer.from('x'), timeout: 5_000, maxBytes: 1_000 })

/** A server over TLS with a certificate of its own, made here. */
async function secureServer(): Promise<{ port: number; certificate: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'neotouch-tls-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      ...subject,
    ],
    { stdio: 'ignore' },
  )
  const certificate = readFileSync(cert, 'utf8')
  const server = createHttps({ key: readFileSync(key), cert: certificate }, (_request, response) => response.end('sûr'))
  return { port: await listen(server as unknown as Server), certificate }
}
/** A proxy that opens tunnels to this machine. */
async function proxyServer(status = 200): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createHttp()
  server.on('connect', (incoming, socket) => {
    asked.push(incoming.url ?? '')
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
      return
    }
    const there = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      there.pipe(socket).pipe(there)
    })
    there.on('error', () => socket.destroy())
    socket.on('error', () => there.destroy())
  })
  return { port: await listen(server), asked }
}

test('a connection that is kept and then dropped never makes the transport post again by itself', async () => {
  const { url, requests, server } = await startDroppingServer()
  closing.push(() => server.close())
  const http = createNodeHttp()
  for (let sent = 1; sent <= 3; sent++) {
    expect((await http.post(request(url))).status).toBe(200)
    expect(requests()).toBe(sent)
  }
})

test('the system’s proxy is used for https, and its authorities are trusted', async () => {
  const { port, certificate } = await secureServer()
  const proxy = await proxyServer()
  const http = createNodeHttp({
    certificates: [certificate],
    resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}; DIRECT`,
  })
  const answer = await http.post(request(`https://localhost:${port}/`))
  expect(Buffer.from(answer.body).toString()).toBe('sûr')
  expect(proxy.asked).toEqual([`localhost:${port}`])
  const strict = createNodeHttp({ resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}` })
  await expect(strict.post(request(`https://localhost:${port}/`))).rejects.toMatchObject({ phase: 'before' })
})

test('a proxy that refuses, or of an unknown kind, means that nothing left the machine', async () => {
  const proxy = await proxyServer(407)
  const refused = createNodeHttp({ resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}` })
  await expect(refused.post(request('https://localhost:1/'))).rejects.toMatchObject({
    phase: 'before',
    code: 'PROXY_407',
  })
  const socks = createNodeHttp({ resolveProxy: async () => 'SOCKS5 127.0.0.1:9' })
  await expect(socks.post(request('https://localhost:1/'))).rejects.toMatchObject({
    phase: 'before',
    code: 'PROXY_KIND',
  })
})

test('answers of PAC scripts are read', () => {
  expect(firstProxy('DIRECT')).toBeNull()
  expect(firstProxy('PROXY cache.example:8080; DIRECT')).toEqual({ secure: false, host: 'cache.example', port: 8080 })
  expect(firstProxy('HTTPS cache.example')).toEqual({ secure: true, host: 'cache.example', port: 443 })
})
