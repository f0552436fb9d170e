import { useMemo, useRef } from 'react'
import type { Line, Vat } from '../../../shared/model/document.ts'
import type { Article } from '../../../shared/model/lists.ts'
import { hasCode, isUnfilled, lineOfArticle } from '../../../shared/rules/article-line.ts'
import { call } from '../../api.ts'
import type { LineColumn } from '../../components/grid/line-row.tsx'
import type { Proposal } from '../../components/grid/use-completion.ts'
import { editorText } from '../../text/document-editor.ts'
import { formatPrice } from '../../text/format.ts'
import { unitName } from '../../text/units.ts'
import { LINE_COLUMNS } from './line-columns.ts'

const PROPOSALS = 8
/** A longer désignation is a sentence, and looks for no article. */
const LONGEST_QUERY = 60

interface Choices {
  /** What `defaultVat` says of the document. */
  vat: Vat
  /** « Créer l’article », for a line whose code is no article's. */
  onCreate: (line: Line) => void
}

/** The columns of the lines, whose code and désignation propose the dossier's articles. */
export function useArticleColumns(choices: Choices): readonly LineColumn<Line>[] {
  const held = useRef(choices)
  held.current = choices
  return useMemo(() => {
    const offered = (article: Article): Proposal<Line> => ({
      id: article.id,
      code: article.code,
      label: article.description.split('\n')[0] ?? '',
      detail: editorText.articlePrice(formatPrice(article.unitPrice), unitName(article.unit)),
      fill: (line) => lineOfArticle(line, article, held.current.vat),
    })
    const search = async (typed: string): Promise<Article[]> => {
      const query = typed.trim()
      if (query === '' || query.length > LONGEST_QUERY || query.includes('\n')) return []
      return call('articles.search', { query, limit: PROPOSALS })
    }
    const creation = (code: string): Proposal<Line> => ({
      id: 'create',
      code: '',
      label: editorText.createArticle(code),
      detail: '',
      run: (line) => held.current.onCreate(line),
    })
    const proposeByCode = async (_line: Line, typed: string) => {
      const articles = await search(typed)
      const known = typed.trim() === '' || articles.some((article) => hasCode(article, typed))
      return [...articles.map(offered), ...(known ? [] : [creation(typed.trim())])]
    }
    const proposeByWords = async (line: Line, typed: string) =>
      line.type === 'item' && typed.trim().length > 1 ? (await search(typed)).map(offered) : []
    /** A known code that is typed to its end fills the line, as far as nothing else was typed in it. */
    const settle = async (line: Line) => {
      if (line.type !== 'item' || line.articleCode.trim() === '') return null
      const article = (await search(line.articleCode)).find((each) => hasCode(each, line.articleCode))
      return article
        ? (current: Line) => (isUnfilled(current) ? lineOfArticle(current, article, held.current.vat) : current)
        : null
    }
    return LINE_COLUMNS.map((column) => {
      if (column.id === 'articleCode') return { ...column, propose: proposeByCode, settle }
      return column.id === 'description' ? { ...column, propose: proposeByWords } : column
    })
  }, [])
}
