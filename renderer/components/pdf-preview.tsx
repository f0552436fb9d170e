interface PdfPreviewProps {
  documentId: string
  /** Changes with the bytes: SHA-256, or the time of the last save of a draft. */
  version: string
  title: string
  /** The window of the envelope drawn over the first page. */
  envelope?: boolean
}

/** The very bytes of the document in Chromium's own viewer. */
export function PdfPreview({ documentId, version, title, envelope = false }: PdfPreviewProps) {
  return (
    <iframe
      className="pdf-preview"
      title={title}
      src={`app://bureau/documents/${documentId}.pdf?v=${version}${envelope ? '&envelope' : ''}#toolbar=0&view=FitH`}
    />
  )
}
