import { type FormEvent, useState } from 'react'
import type { Article } from '../../../shared/model/lists.ts'
import { useAction } from '../../api.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { articlesText as text, VAT_CHOICES } from '../../text/articles.ts'
import { commonText } from '../../text/common.ts'
import { UNIT_NAMES } from '../../text/units.ts'
import '../../styles/lists.css'

interface ArticleDialogProps {
  article: Article
  isNew: boolean
  onSaved: (article: Article) => void
  /** Absent for a new article. */
  onRemove?: () => void
  onClose: () => void
}

/** A new article: the entry is complete but for its code and its désignation. */
export const blankArticle = (code = '', description = ''): Article => ({
  id: crypto.randomUUID(),
  code,
  description,
  unit: 'C62',
  unitPrice: '0',
  vat: { category: 'S', rate: '20' },
})

/** The card of an article; Ctrl+S or Entrée saves it. */
export function ArticleDialog({ article, isNew, onSaved, onRemove, onClose }: ArticleDialogProps) {
  const [entry, setEntry] = useState(article)
  const [tried, setTried] = useState(false)
  const save = useAction('articles.save')
  const set = (change: Partial<Article>) => setEntry({ ...entry, ...change })
  const codeProblem =
    tried && entry.code.trim() === '' ? text.codeMissing : (save.error?.failure.fields?.code ?? undefined)
  const descriptionProblem = tried && entry.description.trim() === '' ? text.descriptionMissing : undefined
  const problem = codeProblem || descriptionProblem ? undefined : save.error?.message

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    const first =
      entry.code.trim() === '' ? 'article-code' : entry.description.trim() === '' ? 'article-description' : null
    if (first) document.getElementById(first)?.focus()
    else save.mutate(entry, { onSuccess: onSaved, onError: () => document.getElementById('article-code')?.focus() })
  }
  const vat = `${entry.vat.category} ${entry.vat.rate}`
  return (
    <Dialog
      title={isNew ? text.create : text.edit}
      subtitle={isNew ? undefined : article.code}
      onClose={onClose}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key.toLowerCase() !== 's') return
        event.preventDefault()
        submit()
      }}
      footer={
        <>
          {isNew ? (
            <span />
          ) : (
            <button type="button" className="button" onClick={onRemove}>
              {text.remove}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {commonText.cancel}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={() => submit()}>
            {commonText.save} <kbd>Ctrl S</kbd>
          </button>
        </>
      }
    >
      <form className="article-form" onSubmit={submit}>
        <div className="entry">
          <label htmlFor="article-code">{text.columns.code}</label>
          <input
            id="article-code"
            className="input"
            autoFocus
            maxLength={40}
            value={entry.code}
            aria-invalid={codeProblem !== undefined}
            aria-describedby={codeProblem ? 'article-code-error' : undefined}
            onChange={(event) => {
              save.reset()
              set({ code: event.target.value })
            }}
          />
          {codeProblem && (
            <p className="entry-error" id="article-code-error" role="alert">
              {codeProblem}
            </p>
          )}
        </div>
        <div className="entry article-wide">
          <label htmlFor="article-description">{text.columns.description}</label>
          <textarea
            id="article-description"
            className="input"
            rows={3}
            maxLength={2_000}
            value={entry.description}
            aria-invalid={descriptionProblem !== undefined}
            aria-describedby={descriptionProblem ? 'article-description-error' : undefined}
            onChange={(event) => set({ description: event.target.value })}
          />
          {descriptionProblem && (
            <p className="entry-error" id="article-description-error" role="alert">
              {descriptionProblem}
            </p>
          )}
        </div>
        <div className="entry">
          <label htmlFor="article-unit">{text.columns.unit}</label>
          <select
            id="article-unit"
            className="input"
            value={entry.unit}
            onChange={(event) => set({ unit: event.target.value as Article['unit'] })}
          >
            {UNIT_NAMES.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <AmountField
          id="article-price"
          label={text.columns.unitPrice}
          decimals={6}
          value={entry.unitPrice}
          onChange={(unitPrice) => set({ unitPrice })}
        />
        <div className="entry">
          <label htmlFor="article-vat">{text.columns.vat}</label>
          <select
            id="article-vat"
            className="input"
            value={vat}
            onChange={(event) => {
              const [category, rate] = event.target.value.split(' ')
              set({ vat: { category: category as Article['vat']['category'], rate: rate ?? '20' } })
            }}
          >
            {!VAT_CHOICES.some(([category, rate]) => `${category} ${rate}` === vat) && (
              <option value={vat}>{vat}</option>
            )}
            {VAT_CHOICES.map(([category, rate, label]) => (
              <option key={`${category} ${rate}`} value={`${category} ${rate}`}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {problem && (
          <p className="entry-error article-wide" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
