import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { Card } from '../../components/card.tsx'
import { readingText as text } from '../../text/reading.ts'
import { FactList } from './fact-list.tsx'

/** BG-1, by subject, and the names of what is attached (BG-24). */
export function NotesCards({ invoice: { notes, attachments } }: { invoice: StatedInvoice }) {
  return (
    <>
      {notes.length > 0 && (
        <Card title={text.notes}>
          <FactList facts={notes.map(({ code, text: value }) => ({ label: text.noteSubjects[code] ?? code, value }))} />
        </Card>
      )}
      {attachments.length > 0 && (
        <Card title={text.attachments} aside={<span className="row-hint">{text.attachmentsHint}</span>}>
          <FactList
            facts={attachments.map(({ reference, description, fileName, address }) => ({
              label: reference,
              value: [description, fileName, address].filter(Boolean).join(', '),
            }))}
          />
        </Card>
      )}
    </>
  )
}
