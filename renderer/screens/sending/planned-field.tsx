import { useState } from 'react'
import { DateField } from '../../components/date-field.tsx'
import { TimeField } from '../../components/time-field.tsx'
import { timeText as text } from '../../text/time.ts'

interface PlannedFieldProps {
  id: string
  /** UTC milliseconds. */
  value: number
  onChange: (value: number) => void
  /** What is wrong with it, from the engine. */
  problem?: string | undefined
}

const two = (value: number): string => String(value).padStart(2, '0')
const dateOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
const timeOf = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`

/** Tomorrow at eight, on the person's clock: UTC milliseconds. */
export function tomorrowMorning(): number {
  const at = new Date()
  at.setDate(at.getDate() + 1)
  return at.setHours(8, 0, 0, 0)
}

/** « Envoyer plus tard »: a day and an hour on the person's clock. */
export function PlannedField({ id, value, onChange, problem }: PlannedFieldProps) {
  const [date, setDate] = useState(() => dateOf(new Date(value)))
  const [time, setTime] = useState(() => timeOf(new Date(value)))
  const change = (nextDate: string, nextTime: string) => {
    setDate(nextDate)
    setTime(nextTime)
    onChange(new Date(`${nextDate}T${nextTime}:00`).getTime())
  }
  return (
    <fieldset className="planned-field" id={id} tabIndex={-1} aria-describedby={problem ? `${id}-error` : undefined}>
      <legend className="visually-hidden">{text.planned}</legend>
      <DateField
        id={`${id}-date`}
        label={text.date}
        value={date}
        required
        onChange={(next) => next && change(next, time)}
      />
      <TimeField id={`${id}-time`} label={text.time} value={time} onChange={(next) => change(date, next)} />
      {problem && (
        <p className="entry-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}
