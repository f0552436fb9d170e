import { useNavigate } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { on } from '../../api.ts'
import { chooseAndRead, readFiles } from '../../readings.ts'
import { readingText as text } from '../../text/reading.ts'
import '../../styles/file-drop.css'

/** Asked by the palette and the reading screen. */
export const CHOOSE_INVOICES = 'choose-invoices'
const READING = '/operations/lire'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Files dropped anywhere on the window are read, and shown on their screen. Only their bytes are taken: the window
 * never learns where they lie. « Lire une facture… » of the menu comes here too.
 */
export function FileDrop() {
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const show = () => void navigate({ to: READING })
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      // Between two elements of the page there is a related one; out of the window there is none.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      void readFiles(
        files.map((file) => ({
          name: file.name,
          size: file.size,
          bytes: async () => new Uint8Array(await file.arrayBuffer()),
        })),
      )
      show()
    }
    const choose = () => void chooseAndRead().then((chosen) => chosen && show())
    const stopListening = on('command', ({ name }) => name === 'readInvoice' && choose())
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    window.addEventListener(CHOOSE_INVOICES, choose)
    return () => {
      stopListening()
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener(CHOOSE_INVOICES, choose)
    }
  }, [navigate])
  if (!over) return null
  return (
    <div className="file-drop" role="status">
      <div>
        <FileText size={28} aria-hidden />
        <b>{text.drop}</b>
        <span>{text.dropText}</span>
      </div>
    </div>
  )
}
