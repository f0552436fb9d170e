import { printText as text } from '../text/print.ts'

interface EnvelopeToggleProps {
  shown: boolean
  onChange: (shown: boolean) => void
}

/** Shows, over a preview, where the envelope opens and where the post reads the address. */
export const EnvelopeToggle = ({ shown, onChange }: EnvelopeToggleProps) => (
  <label className="box envelope-toggle" title={text.envelopeHint}>
    <input type="checkbox" checked={shown} onChange={(event) => onChange(event.target.checked)} />
    {text.envelope}
  </label>
)
