import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { companySchema } from '../../shared/model/dossier.ts'
import { articleSchema } from '../../shared/model/lists.ts'
import type { Session } from './session.ts'

/** Documents that are already validated in the demonstration; the others are drafts to play with. */
const ISSUED = 12

/** A plausible company with its articles, its clients and its documents, through the very import that a person would use. */
export async function fillDemonstration(
  session: Session,
  directory: string,
  newId: () => string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const company = companySchema.parse(JSON.parse(readFileSync(join(directory, 'company.json'), 'utf8')))
  session.settings.updateCompany(company)
  const articles = articleSchema.omit({ id: true }).array()
  for (const article of articles.parse(JSON.parse(readFileSync(join(directory, 'articles.json'), 'utf8')))) {
    session.articles.save({ id: newId(), ...article })
  }
  await session.imports.run({ path: join(directory, 'clients.csv'), kind: 'clients' })
  await session.imports.run({ path: join(directory, 'documents.csv'), kind: 'documents' })
  const oldest = session.documents.list({
    kind: 'invoice',
    state: 'draft',
    search: '',
    sort: { column: 'date', descending: false },
    after: null,
    limit: ISSUED,
  }).rows
  for (const [index, row] of oldest.entries()) {
    await session.issue(row.id)
    progress(index + 1, oldest.length)
  }
}
