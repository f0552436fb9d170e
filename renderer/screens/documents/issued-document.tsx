import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Document } from '../../../shared/model/document.ts'
import type { CreditScope } from '../../../shared/model/document-actions.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { useAction } from '../../api.ts'
import { MoreMenu } from '../../components/more-menu.tsx'
import { PdfPreview } from '../../components/pdf-preview.tsx'
import { depositText } from '../../text/deposits.ts'
import { editorText } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { ublText } from '../../text/reading.ts'
import { SendDialog } from '../sending/send-dialog.tsx'
import { CreditDialog } from './credit-dialog.tsx'
import { DepositSituation } from './deposit-situation.tsx'
import { DocumentInstallments } from './document-installments.tsx'
import { DocumentStory } from './document-story.tsx'
import { DocumentTotals } from './document-totals.tsx'
import { mendLocation } from './mend-location.ts'
import { useSaveUbl } from './use-save-ubl.ts'
import '../../styles/document-editor.css'

interface IssuedDocumentProps {
  document: Document
  sending: boolean
  onSending: (sending: boolean) => void
}

/** A document that does not change any more: read it, send it, credit it, make another like it. */
export function IssuedDocument({ document, sending, onSending }: IssuedDocumentProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { id, content } = document
  const invoice = content.kind === 'invoice'
  const [crediting, setCrediting] = useState(false)
  const creditNote = useAction('documents.createCreditNote')
  const duplicate = useAction('documents.duplicate')
  const settle = useAction('deposits.settle')
  const isDeposit = content.kind === 'invoice' && content.invoiceType === 'deposit'
  const savePdf = useAction('dialogs.savePdf')
  const open = useAction('documents.open')
  const saveUbl = useSaveUbl()
  const failure =
    (crediting ? null : creditNote.error) ??
    settle.error ??
    duplicate.error ??
    savePdf.error ??
    open.error ??
    saveUbl.error
  const show = (created: { id: string }) =>
    void navigate({ to: '/ventes/documents/$documentId', params: { documentId: created.id } })
  // The draft may have been open before: what was kept of it is older than what the deposit made of it.
  const showDraft = (draft: Document) => {
    queries.setQueryData(['documents.get', { id: draft.id }], draft)
    show(draft)
  }
  const credit = (scope: CreditScope) => creditNote.mutate({ invoiceId: id, scope }, { onSuccess: show })
  return (
    <section
      className="documents"
      aria-label={text.singular(content.kind)}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.key.toLowerCase() !== 'd' || crediting || sending) return
        event.preventDefault()
        duplicate.mutate({ id }, { onSuccess: show })
      }}
    >
      <header className="screen-bar">
        <div>
          <p>{`${text.breadcrumb} › ${text.plural(content.kind)}`}</p>
          <h1>{`${documentName(content)} ${document.number ?? ''}, ${document.buyer.name}`}</h1>
        </div>
        <div className="screen-bar-actions">
          <button type="button" className="button" onClick={() => open.mutate({ id })}>
            {text.open}
          </button>
          <button type="button" className="button" onClick={() => savePdf.mutate({ id })}>
            {text.savePdf}
          </button>
          {isDeposit && (
            <button type="button" className="button" onClick={() => settle.mutate({ id }, { onSuccess: showDraft })}>
              {depositText.settle}
            </button>
          )}
          {invoice && (
            <button type="button" className="button" onClick={() => credit({ type: 'whole' })}>
              {text.createCreditNote}
            </button>
          )}
          <MoreMenu
            actions={[
              { name: ublText.one, run: () => saveUbl.save([id]) },
              { name: editorText.duplicateKey, run: () => duplicate.mutate({ id }, { onSuccess: show }) },
              ...(invoice ? [{ name: editorText.partialCredit, run: () => setCrediting(true) }] : []),
            ]}
          />
          <button type="button" className="button" data-variant="primary" onClick={() => onSending(true)}>
            {text.send}
          </button>
        </div>
      </header>
      <div className="document-body">
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure.failure.message}
          </p>
        )}
        <div className="document-columns document-issued">
          <div className="document-preview">
            {document.file && <PdfPreview documentId={id} version={document.file.sha256} title={text.preview} />}
          </div>
          <div className="document-right">
            <DocumentTotals totals={document.totals} deposits={content.deposits} />
            {isDeposit && <DepositSituation id={id} />}
            {content.installments.length > 0 && <DocumentInstallments content={content} totals={document.totals} />}
            <DocumentStory document={document} />
          </div>
        </div>
      </div>
      {crediting && (
        <CreditDialog
          invoice={document}
          failure={creditNote.error?.failure.message ?? null}
          onCreate={credit}
          onClose={() => {
            creditNote.reset()
            setCrediting(false)
          }}
        />
      )}
      {sending && (
        <SendDialog
          documentId={id}
          onClose={() => onSending(false)}
          onQueued={() => onSending(false)}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
