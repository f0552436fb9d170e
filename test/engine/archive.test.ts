import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyArchive } from '../../main/engine/archive/verify-archive.ts'
import { type BooksDossier, booksDossier, openEngine } from '../support/books-dossier.ts'
import { runCommand } from '../support/command-line.ts'

let dossier: BooksDossier
beforeAll(async () => {
  dossier = await booksDossier(2)
}, 120_000)
afterAll(() => dossier.remove())

const archiveOf = async (path: string) => {
  const { engine, call, progress } = openEngine()
  try {
    await call('dossiers.open', { path })
    return { report: await call('archive.export', { directory: dossier.folder }), progress }
  } finally {
    await engine.close()
  }
}

test('every issued document is there, with its bytes, its XML, its line in the index and its digest', async () => {
  const { report, progress } = await archiveOf(dossier.path)
  const { engine, call } = openEngine()
  await call('dossiers.open', { path: dossier.path })
  const pages = await Promise.all(
    (['invoice', 'creditNote'] as const).map((kind) => call('documents.list', { kind, state: 'issued', limit: 500 })),
  )
  const rows = pages.flatMap(({ rows: some }) => some)
  expect(report).toMatchObject({ documents: rows.length, altered: [], cancelled: false })
  expect(report.files).toBe(rows.length * 2 + report.years.length)
  expect(progress.filter(({ task }) => task === 'archive').at(-1)).toMatchObject({ done: rows.length })
  const indexes = report.years.map((year) => readFileSync(join(report.path, year, 'index.csv'), 'utf8')).join('')
  for (const row of rows) {
    const { bytes, sha256 } = await call('documents.file', { id: row.id })
    const place = join(report.path, row.date.slice(0, 4), `${row.number?.replace(/[^A-Za-z0-9_-]/g, '-')}`)
    expect(readFileSync(`${place}.pdf`).equals(bytes)).toBe(true)
    expect(readFileSync(`${place}.xml`, 'utf8')).toContain(`<ram:ID>${row.number}</ram:ID>`)
    expect(indexes).toContain(sha256)
  }
  await engine.close()
  expect(await verifyArchive(report.path)).toEqual({ sound: report.files, changed: [], missing: [], added: [] })
  if (spawnSync('sha256sum', ['--version']).error === undefined) {
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifeste.sha256'], { cwd: report.path })
  }
})

test('a second archive of the day does not touch the first one', async () => {
  const first = await archiveOf(dossier.path)
  const second = await archiveOf(dossier.path)
  expect(second.report.path).not.toBe(first.report.path)
  expect((await verifyArchive(first.report.path)).sound).toBe(first.report.files)
})

test('a file that was changed, removed or added is named, with exit code 1', async () => {
  const { report } = await archiveOf(dossier.path)
  const year = report.years[0] ?? ''
  const [changed = '', removed = ''] = readdirSync(join(report.path, year)).filter((name) => name.endsWith('.pdf'))
  writeFileSync(join(report.path, year, changed), 'autre')
  rmSync(join(report.path, year, removed))
  writeFileSync(join(report.path, 'ajout.txt'), 'x')
  const { code, output } = await runCommand(['verify-archive', report.path])
  expect(code).toBe(1)
  for (const words of [`modifié : ${year}/${changed}`, `manquant : ${year}/${removed}`, 'ajouté : ajout.txt']) {
    expect(output).toContain(words)
  }
})

test('a manifest that leads outside, or is no manifest, is refused', async () => {
  const { report } = await archiveOf(dossier.path)
  const manifest = join(report.path, 'manifeste.sha256')
  const digest = createHash('sha256').update('x').digest('hex')
  for (const path of ['../x', '/etc/hostname', '2026/../../x', 'C:/x', '..\\x']) {
    writeFileSync(manifest, `${digest}  ${path}\n`)
    await expect(verifyArchive(report.path)).rejects.toThrow('illisible')
  }
  rmSync(manifest)
  await expect(verifyArchive(report.path)).rejects.toThrow('pas une archive')
})

test('a PDF that changed in the dossier is left out and named', async () => {
  const forged = dossier.forged('changed', (database) => {
    database.exec(
      `UPDATE document_file SET bytes = zeroblob(size) WHERE sha256 =
       (SELECT file_sha256 FROM document WHERE number = '${dossier.numbers[0]}')`,
    )
  })
  const { report } = await archiveOf(forged)
  expect(report.altered).toEqual([dossier.numbers[0]])
  expect((await verifyArchive(report.path)).sound).toBe(report.files)
})

test('an archive that is stopped leaves nothing, and the command line writes one', async () => {
  const { engine, call } = openEngine()
  await call('dossiers.open', { path: dossier.path })
  const before = readdirSync(dossier.folder)
  const writing = call('archive.export', { directory: dossier.folder })
  await expect(call('archive.export', { directory: dossier.folder })).rejects.toThrow('déjà en cours')
  await call('archive.cancel', {})
  expect(await writing).toMatchObject({ cancelled: true, path: '' })
  expect(readdirSync(dossier.folder)).toEqual(before)
  await engine.close()
  const { code, output } = await runCommand(['export-archive', dossier.folder, '--dossier', dossier.path, '--json'])
  expect(code).toBe(0)
  expect(existsSync(join(JSON.parse(output).path, 'manifeste.sha256'))).toBe(true)
})
