import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Article, type ArticleFilter, articleFilterSchema } from '../../../shared/model/lists.ts'
import { sortSchema } from '../../../shared/model/views.ts'
import { call } from '../../api.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { ListGrid } from '../../components/grid/list-grid.tsx'
import { useListState } from '../../components/grid/list-memory.ts'
import { useColumns } from '../../components/grid/use-columns.ts'
import { useListKeys } from '../../components/grid/use-list-keys.ts'
import { useListRows } from '../../components/grid/use-list-rows.ts'
import { ListBar } from '../../components/list-bar.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { articlesText as text } from '../../text/articles.ts'
import { formatDecimal, formatPrice } from '../../text/format.ts'
import { listsText } from '../../text/lists.ts'
import { UNIT_NAMES, unitName } from '../../text/units.ts'
import { ArticleDialog, blankArticle } from './article-dialog.tsx'
import '../../styles/controls.css'
import '../../styles/lists.css'

const COLUMNS: readonly GridColumn<Article>[] = [
  { id: 'code', label: text.columns.code, width: '140px', sortable: true, cell: (row) => row.code },
  {
    id: 'description',
    label: text.columns.description,
    width: 'minmax(240px, 1fr)',
    sortable: true,
    cell: (row) => row.description,
  },
  { id: 'unit', label: text.columns.unit, width: '120px', cell: (row) => unitName(row.unit) },
  {
    id: 'unitPrice',
    label: text.columns.unitPrice,
    width: '120px',
    align: 'end',
    sortable: true,
    cell: (row) => formatPrice(row.unitPrice),
  },
  { id: 'vat', label: text.columns.vat, width: '90px', align: 'end', cell: (row) => formatDecimal(row.vat.rate) },
]
const LABELS: Readonly<Record<string, string>> = Object.fromEntries(COLUMNS.map(({ id, label }) => [id, label]))

/** Ventes > Articles. */
export function ArticlesScreen() {
  const navigate = useNavigate()
  const { article: asked } = useSearch({ strict: false }) as { article?: string }
  const { filter, sort, place, change } = useListState<ArticleFilter>('articles', {
    filter: { search: '' },
    sort: { column: 'code', descending: false },
  })
  const list = useListRows('articles.list', { filter, sort })
  const columns = useColumns('articles', COLUMNS)
  const [open, setOpen] = useState<{ article: Article; isNew: boolean } | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [removed, setRemoved] = useState<Article | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const create = () => setOpen({ article: blankArticle(), isNew: true })
  useListKeys({ searchField, onNew: create })
  useEffect(() => {
    if (asked === undefined) return
    if (asked === 'nouveau') setOpen({ article: blankArticle(), isNew: true })
    else void call('articles.get', { id: asked }).then((article) => setOpen({ article, isNew: false }))
    void navigate({ to: '/ventes/articles', search: {}, replace: true })
  }, [asked, navigate])

  const remove = async (article: Article) => {
    setOpen(null)
    await call('articles.delete', { id: article.id })
    setRemoved(article)
  }
  const setFilter = (next: ArticleFilter) =>
    change({ filter: next, place: Object.assign(place, { row: 0, column: 0, scroll: 0, focused: false }) })
  const save = async () => {
    const labels = columns.columns.map(({ id, label }) => ({ id, label }))
    const { path, rows } = await call('dialogs.saveList', {
      method: 'lists.exportArticles',
      input: { filter, sort, columns: labels, words: Object.fromEntries(UNIT_NAMES) },
    })
    if (path !== null) setNotice(listsText.exported(rows, path))
  }

  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={
          <button type="button" className="button" data-variant="primary" onClick={create}>
            {text.create} <kbd>Ctrl N</kbd>
          </button>
        }
      />
      <div className="filters">
        <label>
          {listsText.search}{' '}
          <input
            ref={searchField}
            className="input"
            type="search"
            value={filter.search}
            onChange={(event) => setFilter({ search: event.target.value })}
          />
        </label>
        <ListBar
          list="articles"
          state={{ filter, sort }}
          onView={(view) => {
            const kept = articleFilterSchema.safeParse(view.filter)
            const order = sortSchema.nullable().safeParse(view.sort)
            if (order.success) change({ sort: order.data })
            if (kept.success) setFilter(kept.data)
          }}
          columns={{ ...columns, labels: LABELS }}
          onExport={() => void save()}
        />
      </div>
      {(notice || removed) && (
        <p className="notice" role="status">
          {removed ? text.removed(removed.code) : notice}{' '}
          {removed && (
            <button
              type="button"
              className="link-button"
              onClick={async () => {
                await call('articles.save', removed)
                setRemoved(null)
              }}
            >
              {text.undo}
            </button>
          )}
        </p>
      )}
      <ListGrid
        label={text.title}
        columns={columns.columns}
        rows={list.rows}
        total={list.total}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        hand={columns.hand}
        place={place}
        onOpen={(article) => setOpen({ article, isNew: false })}
        empty={list.first && <p>{filter.search === '' ? text.empty : text.noMatch}</p>}
      />
      <p className="documents-state" role="status">
        {listsText.articles(list.total)}
      </p>
      {open && (
        <ArticleDialog
          key={open.article.id}
          article={open.article}
          isNew={open.isNew}
          onSaved={() => setOpen(null)}
          onRemove={() => void remove(open.article)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
