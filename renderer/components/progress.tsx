interface ProgressProps {
  label: string
  done: number
  /** null: not known yet. */
  total: number | null
}

/** Advance of a task, in numbers. */
export function Progress({ label, done, total }: ProgressProps) {
  return (
    <div className="progress">
      <progress aria-label={label} value={total === null ? undefined : done} max={total ?? undefined} />
      <span role="status">{total === null ? `${label} : ${done}` : `${label} : ${done} / ${total}`}</span>
    </div>
  )
}
