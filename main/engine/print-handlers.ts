import type { EngineHandlers } from '../../shared/contract.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import type { printContract } from '../../shared/print-contract.ts'
import { Refusal } from '../../shared/result.ts'
import { withEnvelope } from './invoice-file/envelope.ts'
import { checkLogo, logoOfFile } from './invoice-file/logo.ts'
import type { RenderedInvoice } from './invoice-file/messages.ts'
import { sampleInput } from './print-sample.ts'
import type { Session } from './session.ts'

interface Ports {
  current: () => Session
  render: (input: InvoiceFileInput) => Promise<RenderedInvoice>
}

/** Previews that a window may still show: the one on screen, and those that come next while a person types. */
const KEPT_PREVIEWS = 4

/** The engine's answers about how documents are drawn. */
export function printHandlers({ current, render }: Ports): Pick<EngineHandlers, keyof typeof printContract> {
  const previews = new Map<string, Uint8Array>()
  const keep = (key: string, pdf: Uint8Array): void => {
    previews.delete(key)
    previews.set(key, pdf)
    for (const old of [...previews.keys()].slice(0, -KEPT_PREVIEWS)) previews.delete(old)
  }
  return {
    'print.get': () => current().print.read(),
    'print.update': (input) => {
      const settings = current().print.update(input)
      current().changed('company', 'neotouch', 'documents')
      return settings
    },
    'print.readLogo': ({ path }) => {
      current()
      return logoOfFile(path)
    },
    'print.preview': async (settings) => {
      const logo = settings.logo === null ? null : checkLogo(settings.logo)
      const { input, title } = sampleInput(current(), { ...settings, logo })
      const { pdf, sha256, replacedCharacters, pages } = await render(input)
      keep(sha256, pdf)
      return { key: sha256, document: title, pages, replacedCharacters }
    },
    'print.previewFile': ({ key, envelope }) => {
      current()
      const pdf = previews.get(key)
      if (pdf === undefined) {
        throw new Refusal('not_found', 'Cet aperçu n’est plus gardé. Changez un réglage pour en dessiner un autre.')
      }
      return { name: 'apercu.pdf', bytes: envelope ? withEnvelope(pdf) : pdf }
    },
  }
}
