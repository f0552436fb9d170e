import { useNavigate } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import type { ReadFile } from '../../../shared/model/invoice-reading.ts'
import { useAction, useAnswer } from '../../api.ts'
import { CHOOSE_INVOICES } from '../../components/frame/file-drop.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { showToast } from '../../components/toast.tsx'
import { type Reading, useReadings } from '../../readings.ts'
import { readingText as text } from '../../text/reading.ts'
import { DocumentCard } from './document-card.tsx'
import { LinesCard } from './lines-card.tsx'
import { NotesCards } from './notes-card.tsx'
import { PartyCard } from './party-card.tsx'
import { PaymentCard } from './payment-card.tsx'
import { ReadingChecks } from './reading-checks.tsx'
import { ReadingList } from './reading-list.tsx'
import { ReadingSummary } from './reading-summary.tsx'
import { SumsCard } from './sums-card.tsx'
import { typeName } from './type-name.ts'
import '../../styles/controls.css'
import '../../styles/books.css'
import '../../styles/reading.css'

const choose = (): void => void window.dispatchEvent(new Event(CHOOSE_INVOICES))

/** Opérations > Lire une facture: an electronic invoice of anyone, readable, with what is wrong in it. */
export function ReadingScreen() {
  const navigate = useNavigate()
  const { readings, shown } = useReadings()
  const dossier = useAnswer('dossiers.current', {})
  const saveXml = useAction('dialogs.saveReadXml')
  const reading = readings.find(({ key }) => key === shown)
  const file = reading?.file ?? null
  return (
    <section className="screen reading" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={file ? titleOf(file) : text.title}
        actions={
          <>
            {dossier.data === null && (
              <button type="button" className="button" onClick={() => void navigate({ to: '/' })}>
                {text.back}
              </button>
            )}
            {file && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  saveXml.mutate(
                    { id: file.id },
                    { onSuccess: ({ path }) => path !== null && showToast({ message: text.exported(path) }) },
                  )
                }
              >
                {text.exportXml}
              </button>
            )}
            <button type="button" className="button" data-variant="primary" onClick={choose}>
              {reading ? text.another : text.open} <kbd>{text.openKey}</kbd>
            </button>
          </>
        }
      />
      {saveXml.error && (
        <p className="notice" data-tone="error" role="alert">
          {saveXml.error.failure.message}
        </p>
      )}
      <div className="reading-body" data-many={readings.length > 1 || undefined}>
        {readings.length > 1 && <ReadingList readings={readings} shown={shown} />}
        {reading ? <ReadingView key={reading.key} reading={reading} /> : <Empty />}
      </div>
    </section>
  )
}

const titleOf = ({ stated }: ReadFile): string =>
  `${text.heading(typeName(stated.typeCode), stated.number)} ${text.from(stated.seller.name)}`

const Empty = () => (
  <div className="reading-empty">
    <FileText size={36} aria-hidden />
    <h2>{text.emptyTitle}</h2>
    <p>{text.emptyText}</p>
  </div>
)

function ReadingView({ reading: { name, file, refusal } }: { reading: Reading }) {
  if (refusal !== null) {
    return (
      <div className="reading-refused">
        <p className="notice" data-tone="error" role="alert">
          <span>
            <b>{name}</b> {refusal}
          </span>
        </p>
      </div>
    )
  }
  if (file === null) return <p role="status">{text.reading}</p>
  const { stated, page, id } = file
  return (
    <div className="reading-columns" data-page={page !== 'none' || undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="stack" aria-label={titleOf(file)} tabIndex={0}>
        <ReadingSummary invoice={stated} />
        <ReadingChecks file={file} />
        <div className="reading-parties">
          <PartyCard title={text.seller} party={stated.seller} />
          <PartyCard title={text.buyer} party={stated.buyer} />
          {stated.payee && <PartyCard title={text.payee} party={stated.payee} />}
          {stated.taxRepresentative && <PartyCard title={text.representative} party={stated.taxRepresentative} />}
        </div>
        <LinesCard invoice={stated} />
        <SumsCard invoice={stated} />
        <div className="reading-parties">
          <DocumentCard file={file} />
          <PaymentCard invoice={stated} />
        </div>
        <NotesCards invoice={stated} />
      </section>
      {page === 'shown' && (
        <iframe className="pdf-preview" title={text.page} src={`app://bureau/lectures/${id}.pdf#toolbar=0&view=FitH`} />
      )}
      {page === 'active' && (
        <p className="notice" data-tone="warning">
          {text.active}
        </p>
      )}
    </div>
  )
}
