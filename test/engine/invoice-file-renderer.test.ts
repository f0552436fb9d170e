import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { renderInvoice } from '../../main/engine/invoice-file/invoice-file.ts'
import { createInvoiceRenderer, type InvoiceRenderer } from '../../main/engine/invoice-file/renderer.ts'
import { Refusal } from '../../shared/result.ts'
import { FIXTURES, fileInput } from '../support/invoice-fixtures.ts'

let renderer: InvoiceRenderer | null = null
afterEach(async () => {
  await renderer?.close()
  renderer = null
})

test('the thread gives the bytes that this thread gives, whatever waits in the queue', async () => {
  renderer = createInvoiceRenderer()
  const inputs = Object.values(FIXTURES).slice(0, 4)
  const files = await Promise.all(inputs.map((input) => renderer?.render(input)))
  for (const [index, input] of inputs.entries()) {
    const file = files[index]
    expect(file?.sha256).toBe((await renderInvoice(input)).sha256)
    expect(file?.sha256).toBe(
      createHash('sha256')
        .update(file?.pdf ?? new Uint8Array())
        .digest('hex'),
    )
  }
})

test('a document that cannot be drawn is refused in words, and the next one is drawn', async () => {
  renderer = createInvoiceRenderer()
  const broken = fileInput()
  for (const line of broken.content.lines) line.quantity = 'deux'
  await expect(renderer.render(broken)).rejects.toMatchObject({ name: 'Refusal', code: 'unexpected' })
  expect((await renderer.render(fileInput())).xml).toContain('F2026-000042')
})

test('a thread that dies refuses what it had, and a request after that starts another', async () => {
  renderer = createInvoiceRenderer({ workerUrl: new URL('data:text/javascript,process.exit(1)') })
  await expect(renderer.render(fileInput())).rejects.toBeInstanceOf(Refusal)
  await expect(renderer.render(fileInput())).rejects.toBeInstanceOf(Refusal)
})

test('an idle thread ends, and starts again at need', async () => {
  renderer = createInvoiceRenderer({ idleAfter: 0 })
  const first = await renderer.render(fileInput())
  await new Promise((resolve) => setImmediate(resolve))
  expect((await renderer.render(fileInput())).sha256).toBe(first.sha256)
})

test('after close nothing is drawn', async () => {
  renderer = createInvoiceRenderer()
  const waiting = renderer.render(fileInput())
  const outcome = expect(waiting).rejects.toBeInstanceOf(Refusal)
  await renderer.close()
  await outcome
  await expect(renderer.render(fileInput())).rejects.toBeInstanceOf(Refusal)
})
