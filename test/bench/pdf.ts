import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createInvoiceRenderer } from '../../main/engine/invoice-file/renderer.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { launch } from '../support/electron-app.ts'
import { fileInput, line } from '../support/invoice-fixtures.ts'
import { openDemonstration } from '../support/journey.ts'
import { inFolder } from './support/engine.ts'
import { alternate, type Figure, figure, type Measure, timed } from './support/measure.ts'

/** Lines that make 1, 16 and 51 pages, and how often each is drawn. */
const SIZES = [
  { lines: 5, runs: 30 },
  { lines: 550, runs: 5 },
  { lines: 1_830, runs: 3 },
] as const
const DOCUMENTS = 100
const IN_WINDOW = 200
const root = resolve(import.meta.dirname, '../..')

/** The file that leaves, by the thread that draws it; and what a person at the window feels of it. */
export const pdf: Measure = {
  name: 'pdf',
  title: 'Draw the Factur-X of a document',
  run: async () => [...(await perDocument()), ...(await perSecond()), ...(await inWindow())],
}

const inputOf = (lines: number): InvoiceFileInput =>
  fileInput({
    lines: Array.from({ length: lines }, (_, index) =>
      line(index + 1, { description: `Fourniture et pose n° ${index + 1}`, quantity: String((index % 7) + 1) }),
    ),
  })

async function perDocument(): Promise<Figure[]> {
  const renderer = createInvoiceRenderer()
  const bare = new Worker(new URL('./support/bare-pdf.ts', import.meta.url))
  const drawBare = async (input: InvoiceFileInput): Promise<void> => {
    bare.postMessage(input)
    await once(bare, 'message')
  }
  const figures: Figure[] = []
  for (const { lines, runs } of SIZES) {
    const input = inputOf(lines)
    // The first one starts the threads.
    await drawBare(input)
    const file = await renderer.render(input)
    const times = await alternate(runs, {
      own: () => timed(() => renderer.render(input)),
      bare: () => timed(() => drawBare(input)),
    })
    const name = `${file.pages} page${file.pages === 1 ? '' : 's'}, ${lines} lines`
    figures.push(
      figure(name, 'ms', times.own, { what: 'ms, pdfmake alone', values: times.bare }),
      figure('  size of the file', 'MB', [file.pdf.byteLength / 1e6]),
    )
  }
  await bare.terminate()
  await renderer.close()
  return figures
}

async function perSecond(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const threads of [1, 2]) {
    const renderers = Array.from({ length: threads }, () => createInvoiceRenderer())
    await Promise.all(renderers.map((renderer) => renderer.render(inputOf(5))))
    const elapsed = await timed(() =>
      Promise.all(
        Array.from({ length: DOCUMENTS }, (_, index) => renderers[index % threads]?.render(inputOf(5 + (index % 3)))),
      ),
    )
    figures.push(
      figure(`documents of one page, ${threads} thread${threads > 1 ? 's' : ''}`, 'per second', [
        (DOCUMENTS * 1_000) / elapsed,
      ]),
    )
    await Promise.all(renderers.map((renderer) => renderer.close()))
  }
  return figures
}

/** Longest time between two frames while previews are drawn one after the other, and of a window at rest. */
async function inWindow(): Promise<Figure[]> {
  const noScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (noScreen || !existsSync(join(root, 'out/main/index.js'))) return []
  return inFolder(async (userData) => {
    const app = await launch({ userData })
    try {
      await openDemonstration(app.window)
      const gaps = await app.window.evaluate(async (documents) => {
        const { neotouch } = globalThis.window
        const longest = async (work: () => Promise<void>): Promise<number> => {
          let last = performance.now()
          let most = 0
          let over = false
          const frame = (): void => {
            const now = performance.now()
            most = Math.max(most, now - last)
            last = now
            if (!over) requestAnimationFrame(frame)
          }
          requestAnimationFrame(frame)
          await work()
          over = true
          return most
        }
        const settings = await neotouch.call('print.get', {})
        if (!settings.ok) throw new Error(settings.error.message)
        const began = performance.now()
        const drawing = await longest(async () => {
          for (let n = 0; n < documents; n++) {
            const drawn = await neotouch.call('print.preview', { ...(settings.value as object), footer: `n° ${n}` })
            if (!drawn.ok) throw new Error(drawn.error.message)
          }
        })
        const elapsed = performance.now() - began
        const rest = await longest(() => new Promise((done) => setTimeout(done, elapsed)))
        return { drawing, rest, elapsed }
      }, IN_WINDOW)
      return [
        figure(`longest stall of the window, ${IN_WINDOW} documents`, 'ms', [gaps.drawing], {
          what: 'ms, the same time at rest',
          values: [gaps.rest],
        }),
        figure('  documents, asked from the window one by one', 'per second', [(IN_WINDOW * 1_000) / gaps.elapsed]),
      ]
    } finally {
      await app.close()
    }
  })
}
