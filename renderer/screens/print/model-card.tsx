import { useId } from 'react'
import type { PrintSettings } from '../../../shared/model/dossier.ts'
import { printModelAllowsColor } from '../../../shared/model/sending.ts'
import { legibleAccent } from '../../../shared/rules/print-colour.ts'
import { Card } from '../../components/card.tsx'
import { printText as text } from '../../text/print.ts'

export interface PrintCardProps {
  settings: PrintSettings
  change: (part: Partial<PrintSettings>) => void
}

/** The model, and its colour where it has one. */
export function ModelCard({ settings, change }: PrintCardProps) {
  const name = useId()
  return (
    <Card title={text.model}>
      <fieldset className="print-models">
        <legend className="visually-hidden">{text.model}</legend>
        {text.models.map(([model, title, words]) => (
          <label key={model} className="print-model" data-checked={settings.model === model}>
            <input
              type="radio"
              name={name}
              value={model}
              checked={settings.model === model}
              onChange={() => change({ model })}
            />
            <span>
              <strong>{title}</strong>
              <span className="chip" data-tone={printModelAllowsColor(model) ? 'accent' : undefined}>
                {printModelAllowsColor(model) ? text.colourChip : text.monoChip}
              </span>
              <small>{words}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ColourRow settings={settings} change={change} />
    </Card>
  )
}

function ColourRow({ settings, change }: PrintCardProps) {
  const id = useId()
  const { accent, model } = settings
  const open = printModelAllowsColor(model)
  const printed = accent === null ? null : legibleAccent(accent)
  return (
    <div className="row">
      <label htmlFor={id}>{text.colour}</label>
      <div className="row-control">
        {text.colours.map(([colour, title, shown]) => (
          <button
            type="button"
            key={title}
            className="print-colour"
            title={title}
            aria-label={title}
            aria-pressed={accent === colour}
            disabled={!open}
            onClick={() => change({ accent: colour })}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect width="16" height="16" rx="3" fill={shown} />
            </svg>
          </button>
        ))}
        <input
          id={id}
          type="color"
          className="print-colour-other"
          title={text.otherColour}
          aria-label={text.otherColour}
          value={accent ?? '#1f4e79'}
          disabled={!open}
          onChange={(event) => change({ accent: event.target.value })}
        />
        {!open && <span className="row-hint">{text.colourClosed}</span>}
      </div>
      {open && accent !== null && printed !== null && printed !== accent.toLowerCase() && (
        <p className="row-hint print-darkened" role="status">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" rx="3" fill={printed} />
          </svg>
          {text.colourDarkened}
        </p>
      )}
    </div>
  )
}
