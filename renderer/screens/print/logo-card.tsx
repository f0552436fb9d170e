import { useId, useState } from 'react'
import { LOGO_HEIGHT, type Logo } from '../../../shared/model/print.ts'
import { printModelAllowsColor } from '../../../shared/model/sending.ts'
import { CallError, call } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { SelectRow } from '../../components/field.tsx'
import { printText as text } from '../../text/print.ts'
import type { PrintCardProps } from './model-card.tsx'

const MIME = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const satisfies Record<
  Logo['type'],
  string
>

/** The logo, its place and its size. */
export function LogoCard({ settings, change }: PrintCardProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const { logo } = settings
  const choose = async () => {
    setProblem(null)
    try {
      const chosen = await call('dialogs.printLogo', {})
      if (chosen) change({ logo: chosen })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.failure.message)
    }
  }
  return (
    <Card title={text.logo}>
      <div className="row">
        <span className="row-label">{text.logoFile}</span>
        <div className="row-control">
          {logo && (
            <>
              <img className="print-logo" alt={logo.name} src={`data:${MIME[logo.type]};base64,${logo.data}`} />
              <span className="row-hint">
                {logo.name}
                <br />
                {text.logoSize(logo.width, logo.height, Math.ceil((logo.data.length * 3) / 4_000))}
              </span>
            </>
          )}
          <button type="button" className="button" aria-describedby={`${id}-hint`} onClick={() => void choose()}>
            {logo ? text.changeLogo : text.chooseLogo}
          </button>
          {logo && (
            <button type="button" className="button" onClick={() => change({ logo: null })}>
              {text.removeLogo}
            </button>
          )}
        </div>
        {problem && (
          <p className="row-message" role="alert">
            {problem}
          </p>
        )}
        <p className="row-hint print-hint" id={`${id}-hint`}>
          {logo && !printModelAllowsColor(settings.model) ? text.logoMono : text.logoHint}
        </p>
      </div>
      {logo && (
        <>
          <SelectRow
            label={text.position}
            value={settings.logoPosition}
            options={text.positions}
            onChange={(logoPosition) => change({ logoPosition })}
          />
          <div className="row">
            <label htmlFor={id}>{text.height}</label>
            <div className="row-control">
              <input
                id={id}
                type="range"
                min={LOGO_HEIGHT.least}
                max={LOGO_HEIGHT.most}
                value={settings.logoHeight}
                onChange={(event) => change({ logoHeight: Number(event.target.value) })}
              />
              <output htmlFor={id}>{text.millimetres(settings.logoHeight)}</output>
            </div>
          </div>
        </>
      )}
    </Card>
  )
}
