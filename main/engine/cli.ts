/** The same engine without a window: `npm run cli -- COMMAND --dossier FILE …`. Passwords are never arguments. */
import { Refusal } from '../../shared/result.ts'
import { verifyArchive } from './archive/verify-archive.ts'
import { exportArchive, verifyArchiveCommand } from './command-line/archive-commands.ts'
import { exportCsv, verify } from './command-line/books-commands.ts'
import { type Command, createContext, readArguments } from './command-line/context.ts'
import { exportPdf, exportUbl, issue, send, status } from './command-line/document-commands.ts'
import { create, importFile, list } from './command-line/dossier-commands.ts'
import { fileCommands } from './command-line/file-commands.ts'
import { USAGE, UsageError } from './command-line/usage.ts'
import { checkLogo } from './invoice-file/logo.ts'
import { readInvoiceFile } from './invoice-file/read-invoice-file.ts'
import { createInvoiceRenderer } from './invoice-file/renderer.ts'
import { createNodeHttp } from './neotouch/http-node.ts'

const renderer = createInvoiceRenderer()

const COMMANDS: Record<string, Command> = {
  create,
  import: importFile,
  list,
  issue,
  send,
  status,
  'export-pdf': exportPdf,
  'export-ubl': exportUbl,
  'export-csv': exportCsv,
  verify,
  'export-archive': exportArchive,
  'verify-archive': verifyArchiveCommand(verifyArchive),
  ...fileCommands({ render: renderer.render, read: readInvoiceFile, checkLogo }),
}

async function main(): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n\n${USAGE}`)
    return 2
  }
}

async function run(): Promise<number> {
  const { values: options, positionals } = readArguments()
  const [command, ...names] = positionals
  const chosen = command !== undefined && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (options.help || chosen === undefined) {
    console.log(USAGE)
    return options.help ? 0 : 2
  }
  const context = createContext(options, names, createNodeHttp())
  try {
    return await chosen(context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, fields } = error
    if (options.json) console.log(JSON.stringify({ error: { code, message, ...(fields ? { fields } : {}) } }))
    else console.error(message)
    return 1
  } finally {
    await context.close()
    await renderer.close()
  }
}

process.exitCode = await main()
