import { writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { EngineMethod, Output, ParsedInput, ShellMethod } from '../shared/contract.ts'
import { LARGEST_READ } from '../shared/model/invoice-reading.ts'
import { Refusal } from '../shared/result.ts'

interface Ports {
  owner: () => BrowserWindow
  /** @throws Refusal when the engine refuses. */
  ask: <Name extends EngineMethod>(name: Name, input: ParsedInput<Name>) => Promise<Output<Name>>
}

type Dialogs = Pick<
  { [Name in ShellMethod]: (input: ParsedInput<Name>) => Promise<Output<Name>> },
  'dialogs.openInvoices' | 'dialogs.saveReadXml' | 'dialogs.saveUbl'
>

const XML_FILTER = [{ name: 'XML', extensions: ['xml'] }]

/** Boxes of the system about electronic invoices: those to read, and what leaves as XML. */
export function createInvoiceDialogs({ owner, ask }: Ports): Dialogs {
  const placeOf = async (title: string, name: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(owner(), {
      title,
      defaultPath: join(app.getPath('documents'), name),
      filters: XML_FILTER,
    })
    return canceled || !filePath ? null : filePath
  }
  return {
    'dialogs.openInvoices': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(owner(), {
        title: 'Lire une facture',
        buttonLabel: 'Lire',
        filters: [
          { name: 'Factures électroniques', extensions: ['pdf', 'xml'] },
          { name: 'Tous les fichiers', extensions: ['*'] },
        ],
        properties: ['openFile', 'multiSelections'],
      })
      return { files: canceled ? [] : await Promise.all(filePaths.map(readChosen)) }
    },
    'dialogs.saveReadXml': async (input) => {
      const file = await ask('reading.xml', input)
      const path = await placeOf('Exporter le XML', file.name)
      if (path !== null) writeFileSync(path, file.bytes)
      return { path }
    },
    'dialogs.saveUbl': async ({ ids }) => {
      const [first = ''] = ids
      if (ids.length === 1) {
        const { name, xml } = await ask('documents.ubl', { id: first })
        const path = await placeOf('Exporter en UBL', name)
        if (path !== null) writeFileSync(path, xml, 'utf8')
        return { path, written: path === null ? 0 : 1 }
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(owner(), {
        title: `Exporter ${ids.length} documents en UBL`,
        buttonLabel: 'Écrire ici',
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory', 'createDirectory'],
      })
      const [folder] = filePaths
      if (canceled || folder === undefined) return { path: null, written: 0 }
      for (const id of ids) {
        const { name, xml } = await ask('documents.ubl', { id })
        writeNew(folder, name, xml)
      }
      return { path: folder, written: ids.length }
    },
  }
}

/** A file that is too large is not read at all: what is given says so to the engine, which refuses it. */
async function readChosen(path: string): Promise<{ name: string; size: number; bytes: Uint8Array }> {
  const { size } = await stat(path)
  const bytes = size > LARGEST_READ ? new Uint8Array() : new Uint8Array(await readFile(path))
  return { name: basename(path), size, bytes }
}

/** Never over another file: the name takes a figure. @throws Refusal when the folder refuses. */
function writeNew(folder: string, name: string, text: string): void {
  const extension = name.endsWith('.ubl.xml') ? '.ubl.xml' : extname(name)
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? name : `${name.slice(0, -extension.length)} (${n})${extension}`)
    try {
      writeFileSync(path, text, { encoding: 'utf8', flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new Refusal('refused', 'Ce dossier n’accepte pas de fichier. Choisissez-en un autre.')
    }
  }
}
