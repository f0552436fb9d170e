import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Output } from '../../../shared/contract.ts'
import { CHANNELS, type Channel } from '../../../shared/model/sending.ts'
import type { Command, Context } from './context.ts'
import { submissionLines } from './submission-line.ts'
import { required, UsageError } from './usage.ts'

export const issue: Command = async ({ names, call, print, openDossier, findDocument }) => {
  await openDossier()
  const done: Output<'documents.issue'>[] = []
  for (const name of required(names, 'les documents à valider')) {
    done.push(await call('documents.issue', { id: await findDocument(name) }))
  }
  const shown = done.map(({ id, number, file }) => ({ id, number, sha256: file?.sha256 ?? '' }))
  print(shown, shown.map((one) => `${one.number} validé, ${one.sha256}`).join('\n'))
  return 0
}

export const send: Command = async (context) => {
  const { options, names, call, openDossier, findDocument } = context
  await openDossier()
  const channel = options.channel as Channel | undefined
  if (channel !== undefined && !CHANNELS.includes(channel)) throw new UsageError(`--channel ${CHANNELS.join(', ')}.`)
  const ids: string[] = []
  for (const name of required(names, 'les documents à envoyer')) {
    const queued = await call('sending.submit', {
      documentId: await findDocument(name),
      choice: {
        override: channel === undefined ? {} : { channel },
        email: options.email ?? null,
        resendReason: options.reason ?? '',
      },
    })
    ids.push(...queued.submissionIds)
  }
  return await follow(context, ids, Number(options.wait ?? 0))
}

export const status: Command = async ({ names, call, print, openDossier, findDocument }) => {
  await openDossier()
  await call('sync.now', {})
  const [name] = names
  const documentId = name === undefined ? null : await findDocument(name)
  const page = await call('submissions.list', { documentId, limit: 500 })
  print(page.rows, submissionLines(page.rows))
  return 0
}

export const exportPdf: Command = async ({ options, names, call, print, openDossier, findDocument }) => {
  await openDossier()
  const [name = ''] = required(names, 'le document')
  const file = await call('documents.file', { id: await findDocument(name) })
  const output = resolve(options.output ?? join('.', file.name))
  writeFileSync(output, file.bytes)
  print({ path: output, sha256: file.sha256 }, `${output}\n${file.sha256}`)
  return 0
}

export const exportUbl: Command = async ({ options, names, call, print, openDossier, findDocument }) => {
  await openDossier()
  const [name = ''] = required(names, 'le document')
  const file = await call('documents.ubl', { id: await findDocument(name) })
  const output = resolve(options.output ?? join('.', file.name))
  writeFileSync(output, file.xml)
  print({ path: output }, output)
  return 0
}

/** Asks until every submission has come to an end, or the time (seconds) is over. */
async function follow({ call, print }: Context, ids: readonly string[], seconds: number): Promise<number> {
  const until = Date.now() + seconds * 1_000
  const ended = ['delivered', 'rejected', 'abandoned', 'blocked']
  for (;;) {
    await call('sync.now', {})
    const all = await Promise.all(ids.map((id) => call('submissions.get', { id })))
    if (all.every((one) => ended.includes(one.state)) || Date.now() >= until) {
      print(all, submissionLines(all))
      return all.every((one) => one.state === 'delivered' || (seconds === 0 && one.state === 'accepted')) ? 0 : 3
    }
    await new Promise((resume) => setTimeout(resume, 500))
  }
}
