import { useState } from 'react'
import type { Check } from '../../../shared/model/sending.ts'
import type { SendPreparation } from '../../../shared/model/views.ts'
import { sendingText } from '../../text/sending.ts'
import type { Correction } from '../follow-up/correction.ts'
import { SendOne } from './send-one.tsx'
import '../../styles/send-preview.css'
import '../../styles/sending.css'

interface SendDialogProps {
  /** Documents to send, one after the other. */
  documentIds: readonly string[]
  /** The send that failed, and that this one mends. */
  correction?: Correction
  onClose: () => void
  /** A send was queued. */
  onQueued: (submissionIds: readonly string[]) => void
  /** Leads to where a check is mended. */
  onMend: (check: Check, preparation: SendPreparation) => void
}

/** Sends documents through Neotouch. Each one has its own choices, from what its client and the dossier say. */
export function SendDialog({ documentIds, correction, onClose, onQueued, onMend }: SendDialogProps) {
  const [index, setIndex] = useState(0)
  const documentId = documentIds[index]
  if (documentId === undefined) return null
  return (
    <SendOne
      key={documentId}
      documentId={documentId}
      {...(correction ? { correction } : {})}
      position={documentIds.length > 1 ? sendingText.position(index, documentIds.length) : ''}
      onClose={onClose}
      onMend={onMend}
      onQueued={(submissionIds) => {
        onQueued(submissionIds)
        if (index + 1 < documentIds.length) setIndex(index + 1)
        else onClose()
      }}
    />
  )
}
