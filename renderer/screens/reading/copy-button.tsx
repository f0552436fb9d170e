import { Copy } from 'lucide-react'
import { call } from '../../api.ts'
import { showToast } from '../../components/toast.tsx'
import { readingText as text } from '../../text/reading.ts'

/** Puts a number on the clipboard, as it is written in the file. */
export const CopyButton = ({ what, value }: { what: string; value: string }) => (
  <button
    type="button"
    className="copy-button"
    aria-label={text.copy(what)}
    onClick={async () => {
      await call('clipboard.copy', { text: value.slice(0, 200) })
      showToast({ message: text.copied(value.slice(0, 60)) })
    }}
  >
    <Copy size={14} aria-hidden />
  </button>
)
