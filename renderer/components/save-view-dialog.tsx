import { useState } from 'react'
import type { ListName, ListView } from '../../shared/model/lists.ts'
import { useAction } from '../api.ts'
import { commonText } from '../text/common.ts'
import { listsText as text } from '../text/lists.ts'
import { Dialog } from './dialog.tsx'

interface SaveViewDialogProps {
  list: ListName
  state: Record<string, unknown>
  onSaved: (view: ListView) => void
  onClose: () => void
}

/** A name for the filter and the sort of a list. */
export function SaveViewDialog({ list, state, onSaved, onClose }: SaveViewDialogProps) {
  const [name, setName] = useState('')
  const save = useAction('lists.saveView')
  const submit = () =>
    save.mutate(
      { id: crypto.randomUUID(), list, name, state },
      {
        onSuccess: (view) => {
          onSaved(view)
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={text.saveView.replace('…', '')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            {commonText.cancel}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={submit}>
            {commonText.save}
          </button>
        </>
      }
    >
      <form
        className="small-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label htmlFor="view-name">{text.viewName}</label>
        <input
          id="view-name"
          className="input"
          autoFocus
          maxLength={60}
          value={name}
          aria-invalid={save.isError}
          aria-describedby="view-explained"
          onChange={(event) => setName(event.target.value)}
        />
        <p id="view-explained" role={save.isError ? 'alert' : undefined}>
          {save.error?.message ?? text.viewExplained}
        </p>
      </form>
    </Dialog>
  )
}
