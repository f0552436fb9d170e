import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { NotificationSettings } from '../../../shared/model/sync.ts'
import { NOTIFICATION_DEFAULTS } from '../../../shared/rules/notifications.ts'
import type { Preferences } from '../../../shared/shell-contract.ts'
import { call, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { computerText as text } from '../../text/computer.ts'
import '../../styles/computer.css'

/** Paramètres > Cet ordinateur: what is valid for every dossier opened here. Each choice is kept at once. */
export function ComputerScreen() {
  const queries = useQueryClient()
  const { data } = useAnswer('preferences.get', {})
  if (!data) return null
  const keep = async (change: Partial<Preferences>) => {
    await call('preferences.set', change)
    await queries.invalidateQueries({ queryKey: ['preferences.get'] })
  }
  const notifications = data.notifications ?? NOTIFICATION_DEFAULTS
  const notify = (part: Partial<NotificationSettings>) => void keep({ notifications: { ...notifications, ...part } })
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader breadcrumb={text.breadcrumb} title={text.title} />
      <div className="screen-scroll stack computer">
        <p>{text.saved}</p>
        <Card title={text.start}>
          <Box
            label={text.openLast}
            hint={text.openLastHint}
            checked={data.openLast !== false}
            onChange={(openLast) => void keep({ openLast })}
          />
        </Card>
        <Card title={text.others}>
          <Box
            label={text.serveOthers}
            hint={text.serveOthersHint}
            checked={data.serveOthers !== false}
            onChange={(serveOthers) => void keep({ serveOthers })}
          />
        </Card>
        <Card title={text.notifications}>
          <Box label={text.on} hint={text.onHint} checked={notifications.on} onChange={(on) => notify({ on })} />
          <fieldset disabled={!notifications.on}>
            <legend>{text.quiet}</legend>
            <div className="computer-hours">
              <Clock
                label={text.from}
                value={notifications.quietFrom}
                onChange={(quietFrom) => notify({ quietFrom })}
              />
              <Clock label={text.to} value={notifications.quietTo} onChange={(quietTo) => notify({ quietTo })} />
            </div>
            <Box
              label={text.weekEnds}
              hint={text.quietHint}
              checked={notifications.quietWeekEnds}
              onChange={(quietWeekEnds) => notify({ quietWeekEnds })}
            />
          </fieldset>
        </Card>
      </div>
    </section>
  )
}

interface BoxProps {
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}
function Box({ label, hint, checked, onChange }: BoxProps) {
  const hintId = useId()
  return (
    <div className="computer-box">
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <small id={hintId}>{hint}</small>
    </div>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** An hour of the day, in French words whatever the language of the system is. */
const Clock = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <label>
    {label}{' '}
    <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      {HOURS.map((hour) => (
        <option key={hour} value={`${String(hour).padStart(2, '0')}:00`}>
          {text.hour(hour)}
        </option>
      ))}
    </select>
  </label>
)
