import { type ListName, type ListView, listViewSchema } from '../../../shared/model/lists.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { viewsSql } from './lists.sql.ts'

/** Filters and sorts that a person named, kept in the dossier. */
export function createListViews(database: Database) {
  const run = (name: keyof typeof viewsSql) => statement(database, viewsSql[name])
  return {
    ofList: (list: ListName): ListView[] =>
      (run('ofList').all(list) as { state: string }[]).map((row) =>
        listViewSchema.parse({ ...row, state: JSON.parse(row.state) }),
      ),
    save: (view: ListView): ListView =>
      transaction(database, () => {
        run('removeSameName').run({ list: view.list, name: view.name, id: view.id })
        run('save').run({ ...view, state: JSON.stringify(view.state) })
        return view
      }),
    /** @throws Refusal `not_found`. */
    remove: (id: string): void => {
      if (run('remove').run(id).changes === 0) throw new Refusal('not_found', 'Cette vue n’existe plus.')
    },
  }
}
