import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { migration0007 } from '../../main/engine/database/migrations/0007-books.ts'
import { readSeries, seriesPattern } from '../../main/engine/integrity/check-numbers.ts'
import type { Output } from '../../shared/contract.ts'
import { type BooksDossier, booksDossier, openEngine } from '../support/books-dossier.ts'

let dossier: BooksDossier
/** A number of the dossier that is neither the first nor the last of its series. */
let second: string

beforeAll(async () => {
  dossier = await booksDossier()
  second = dossier.numbers[1] ?? ''
})
afterAll(() => dossier.remove())

async function verify(path: string, noted: string | null = null): Promise<Output<'integrity.verify'>> {
  const { engine, call } = openEngine()
  try {
    await call('dossiers.open', { path })
    return await call('integrity.verify', { noted })
  } finally {
    await engine.close()
  }
}
const messages = (report: Output<'integrity.verify'>, check: string): string[] =>
  report.problems.filter((problem) => problem.check === check).map(({ message }) => message)

test('a dossier that nobody touched holds, and everything was looked at', async () => {
  const report = await verify(dossier.path)
  expect(report).toMatchObject({ sound: true, cancelled: false, firstBroken: null, problems: [], more: 0 })
  expect(report).toMatchObject({ documents: 16, events: 16, links: 32, files: 16, numbers: 4 })
  expect(report.head).toMatch(/^[0-9a-f]{64}$/)
})

describe('what was changed outside the application is named', () => {
  test.each([
    ['an amount', 'UPDATE document SET total = total + 100, net = net + 100 WHERE number = ?'],
    ['a line of the content', `UPDATE document SET content = json_set(content, '$.notes', 'autre') WHERE number = ?`],
    ['the buyer', `UPDATE document SET buyer = json_set(buyer, '$.name', 'Autre') WHERE number = ?`],
    ['the date', `UPDATE document SET date = '2026-11-21' WHERE number = ?`],
    ['the moment of the issue', 'UPDATE document SET issued_at = issued_at + 1 WHERE number = ?'],
  ])('%s of an issued document', async (name, sql) => {
    const path = dossier.forged(`altered ${name}`, (database) => database.prepare(sql).run(second))
    const report = await verify(path)
    expect(report.sound).toBe(false)
    expect(report.firstBroken).not.toBeNull()
    expect(messages(report, 'chain')).toEqual([expect.stringContaining(`le document ${second} ne correspond plus`)])
  })

  test('a document that was deleted, with its number', async () => {
    const path = dossier.forged('deleted', (database) =>
      database.prepare('DELETE FROM document WHERE number = ?').run(second),
    )
    const report = await verify(path)
    expect(messages(report, 'chain')).toEqual([expect.stringContaining(`le document ${second} n’est plus`)])
    expect(messages(report, 'numbers')).toEqual([expect.stringContaining(`Le numéro ${second} a été donné`)])
    expect(messages(report, 'database')).toHaveLength(1)
  })

  test('a document that was deleted with its link', async () => {
    const path = dossier.forged('unlinked', (database) => {
      database.prepare('DELETE FROM chain_link WHERE label = ?').run(second)
      database.prepare('DELETE FROM document WHERE number = ?').run(second)
    })
    const report = await verify(path)
    expect(messages(report, 'chain')).toEqual([expect.stringMatching(/^Le maillon \d+ de la chaîne a disparu\.$/)])
    expect(report.firstBroken).toBe(27)
  })

  test('two documents that changed places', async () => {
    const [first = ''] = dossier.numbers
    const path = dossier.forged('swapped', (database) => {
      const swap = database.prepare('UPDATE document SET number = ? WHERE number = ?')
      swap.run('X', first)
      swap.run(first, second)
      swap.run(second, 'X')
    })
    const report = await verify(path)
    expect(report.firstBroken).toBe(25)
    expect(messages(report, 'chain')).toEqual([
      expect.stringContaining(`le document ${first}`),
      expect.stringContaining(`le document ${second}`),
    ])
  })

  test('two links that changed places', async () => {
    const path = dossier.forged('swapped links', (database) => {
      const move = database.prepare('UPDATE chain_link SET position = ? WHERE position = ?')
      move.run(1_000, 3)
      move.run(3, 5)
      move.run(5, 1_000)
    })
    expect((await verify(path)).firstBroken).toBe(3)
  })

  test('an event of the history that was changed, deleted, or taken from the end', async () => {
    const changed = dossier.forged('event changed', (database) =>
      database.exec(`UPDATE event SET message = 'Validé plus tard' WHERE id = 4`),
    )
    expect(messages(await verify(changed), 'chain')).toEqual([
      expect.stringContaining('l’événement 4 de l’historique (issued) ne correspond plus'),
    ])
    const deleted = dossier.forged('event deleted', (database) => database.exec('DELETE FROM event WHERE id = 4'))
    expect(messages(await verify(deleted), 'chain')).toEqual([expect.stringContaining('l’événement 4 de l’historique')])
    const cut = dossier.forged('end cut', (database) => {
      database.exec(`DELETE FROM chain_link WHERE position = (SELECT max(position) FROM chain_link)`)
      database.exec('DELETE FROM event WHERE id = (SELECT max(id) FROM event)')
    })
    expect(messages(await verify(cut), 'unlinked')).toEqual([
      expect.stringMatching(/^Le dernier événement .* a disparu/),
    ])
  })

  test('an end of the chain that was written again, by the digest that was noted', async () => {
    const { head } = await verify(dossier.path)
    expect((await verify(dossier.path, head)).noted).toEqual({ position: 32 })
    const path = dossier.forged('end', (database) => database.exec('DELETE FROM chain_link WHERE position = 32'))
    expect((await verify(path, head)).noted).toEqual({ position: null })
  })

  test('a document and an event that the application did not write', async () => {
    const path = dossier.forged('added', (database) => {
      database.exec(`UPDATE document SET state = 'draft', number = NULL, seller = NULL, file_sha256 = NULL, issued_at = NULL
        WHERE number = '${dossier.numbers[2]}'`)
      database.exec(
        `INSERT INTO event (document_id, at, type, message, detail) SELECT id, 0, 'accepted', 'Reçu', '' FROM document LIMIT 1`,
      )
      database.exec('DELETE FROM chain_link WHERE position > 30')
    })
    const report = await verify(path)
    expect(messages(report, 'unlinked').join(' ')).toMatch(/Le document \S+ est marqué comme validé.*L’événement 17/)
    expect(messages(report, 'numbers')).toEqual([expect.stringContaining(dossier.numbers[2] ?? '')])
  })

  test('the bytes of an archived PDF', async () => {
    const path = dossier.forged('file', (database) =>
      database
        .prepare(
          `UPDATE document_file SET bytes = zeroblob(size)
           WHERE sha256 = (SELECT file_sha256 FROM document WHERE number = ?)`,
        )
        .run(second),
    )
    const report = await verify(path)
    expect(report.firstBroken).toBeNull()
    expect(messages(report, 'files')).toEqual([`Le PDF archivé du document ${second} a changé depuis sa validation.`])
  })
})

test('what was issued before the chain existed is linked by the migration, once', async () => {
  const path = dossier.forged('older', (database) => {
    database.exec('DROP TABLE chain_link; DROP TABLE accounting')
    migration0007(database)
  })
  expect(await verify(path)).toMatchObject({ sound: true, documents: 16, events: 16, firstBroken: null })
})

test('the database itself refuses to change, delete or insert a link out of its place', () => {
  const path = dossier.forged('kept', (database) => {
    database.exec('DROP TABLE chain_link; DROP TABLE accounting')
    migration0007(database)
  })
  const database = openDatabase(path, { create: false })
  expect(() => database.exec('DELETE FROM chain_link')).toThrow(/never deleted/)
  expect(() => database.exec(`UPDATE chain_link SET label = 'x'`)).toThrow(/never changes/)
  expect(() => database.exec(`INSERT INTO chain_link VALUES (500, 'event', '1000', '', '${'0'.repeat(64)}')`)).toThrow(
    /follows the last one/,
  )
  database.close()
})

test('a check tells how far it is, and can be stopped', async () => {
  const { engine, call, progress } = openEngine()
  await call('dossiers.open', { path: dossier.path })
  const running = call('integrity.verify', {})
  await expect(call('integrity.verify', {})).rejects.toThrow(/déjà en cours/)
  await call('integrity.cancel', {})
  expect(await running).toMatchObject({ sound: false, cancelled: true, files: 0 })
  expect(progress.at(-1)).toMatchObject({ task: 'integrity', total: 48 })
  expect((await call('integrity.verify', {})).sound).toBe(true)
  await engine.close()
})

test('the command says 0 when all holds, 1 and the first broken link when not', async () => {
  const run = promisify(execFile)
  const cli = resolve(import.meta.dirname, '../../main/engine/cli.ts')
  const good = await run(process.execPath, [cli, 'verify', '--dossier', dossier.path])
  expect(good.stdout).toContain('Dossier intègre.')
  const path = dossier.forged('command', (database) =>
    database.prepare('UPDATE document SET total = total + 1, tax = tax + 1 WHERE number = ?').run(second),
  )
  const bad = await run(process.execPath, [cli, 'verify', '--dossier', path]).catch((error: unknown) => error)
  expect(bad).toMatchObject({ code: 1, stdout: expect.stringContaining(`le document ${second} ne correspond plus`) })
})

test('a series that a person started further on has no gap before its first document', async () => {
  const path = dossier.forged('started', (database) =>
    database.exec(`INSERT INTO number_series (series, next) VALUES ('invoice:G{n:4}', 500)`),
  )
  expect(await verify(path)).toMatchObject({ sound: true, numbers: 4 })
})

test.each([
  ['F{année}-{n:6}', 2026, 'F2026-000123', 123],
  ['F{aa}{mois}/{n}', 2026, 'F2611/7', 7],
  ['F{année}-{n:6}', 2026, 'F2025-000123', undefined],
  ['A.{n:2}', 0, 'AX12', undefined],
])('%s of %i reads %s', (format, year, number, order) => {
  const found = seriesPattern({ kind: 'invoice', format, year }).exec(number)?.[1]
  expect(found === undefined ? undefined : Number(found)).toBe(order)
})

test.each([
  ['invoice:F{année}-{n:6}:2026', { kind: 'invoice', format: 'F{année}-{n:6}', year: 2026 }],
  ['creditNote:AV{n:8}', { kind: 'creditNote', format: 'AV{n:8}', year: 0 }],
  ['nothing', null],
])('the series %s is read back', (series, expected) => {
  expect(readSeries(series)).toEqual(expected)
})
