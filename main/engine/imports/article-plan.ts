import { isDeepStrictEqual } from 'node:util'
import { articleSchema } from '../../../shared/model/lists.ts'
import { articleOfRow, articleRefusal, noteArticle } from './article-row.ts'
import type { Row } from './header.ts'
import type { Issues } from './issues.ts'
import { emptyCounts, type Plan, SAMPLE_RECORDS } from './plan.ts'
import type { ImportPorts } from './ports.ts'

/** As the dossier compares codes: the case of unaccented letters makes no difference. */
const codeKey = (code: string): string => code.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Decides what each row becomes; the first row of a code wins. */
export function planArticles(rows: readonly Row[], issues: Issues, ports: ImportPorts): Plan {
  const plan: Plan = { counts: emptyCounts(), issues, sample: [], writes: [] }
  const { counts } = plan
  const seen = new Set<string>()
  for (const row of rows) {
    counts.rows++
    const code = row.text('Code')
    const note = issues.at(row.line, code)
    const refusal = seen.has(codeKey(code))
      ? {
          column: 'Code',
          message: 'Code en double : déjà lu plus haut. Le premier article est gardé, celui-ci est refusé.',
        }
      : articleRefusal(row)
    if (refusal !== null) {
      counts.refused++
      note('refus', refusal.column, refusal.message)
      continue
    }
    seen.add(codeKey(code))
    const existing = ports.articles.byCode(code)
    const checked = articleSchema.safeParse(articleOfRow(row, existing, ports.newId))
    if (!checked.success) {
      counts.refused++
      const field = checked.error.issues[0]?.path.join('.') ?? ''
      note('refus', '(article)', `Valeur trop longue ou hors limites (${field}) : article refusé.`)
      continue
    }
    const article = checked.data
    noteArticle(row, article, existing, note)
    if (plan.sample.length < SAMPLE_RECORDS) plan.sample.push(Object.fromEntries(ports.articles.written(article)))
    if (existing !== null && (isDeepStrictEqual(existing, article) || row.says(ports.articles.written(existing)))) {
      counts.unchanged++
      continue
    }
    counts[existing === null ? 'created' : 'updated']++
    plan.writes.push({
      id: article.id,
      label: article.code,
      line: row.line,
      before: existing,
      stamp: existing === null ? null : ports.runs.stamp('articles', article.id),
      write: () => ports.articles.save(article),
    })
  }
  return plan
}
