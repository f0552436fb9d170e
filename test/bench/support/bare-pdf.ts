/** A worker: the same layout by pdfmake alone, without tags, PDF/A, XML or fonts kept from one document to the next. */
import { parentPort } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import { FONT_FILES } from '../../../main/engine/invoice-file/fonts.ts'
import { createSafeText } from '../../../main/engine/invoice-file/glyphs.ts'
import { layout } from '../../../main/engine/invoice-file/layout.ts'
import { MEASURES, paletteOf } from '../../../main/engine/invoice-file/print-model.ts'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'

pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)
pdfmake.setFonts({ Source: { ...FONT_FILES } })

parentPort?.on('message', async (input: InvoiceFileInput) => {
  const { definition } = layout(input, {
    safe: createSafeText(),
    palette: paletteOf(input.model, null),
    measure: MEASURES[input.model],
    whole: true,
  })
  const { subset: _subset, tagged: _tagged, ...plain } = definition
  parentPort?.postMessage((await pdfmake.createPdf(plain).getBuffer()).length)
})
