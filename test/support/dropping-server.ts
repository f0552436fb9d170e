import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/**
 * A server that answers a first request, keeps the connection open whatever the request asked, and drops it without an
 * answer at the next one.
 */
export async function startDroppingServer(): Promise<{ url: string; requests: () => number; server: Server }> {
  let requests = 0
  const server = createServer((socket) => {
    let answered = false
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      if (!bytes.toString('latin1').startsWith('POST')) return
      requests++
      if (answered) {
        socket.destroy()
        return
      }
      answered = true
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, requests: () => requests, server }
}
