import type { ReactNode } from 'react'

/** A titled block of a screen. */
export const Card = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className="card" aria-label={title}>
    <header>
      <h2>{title}</h2>
      {aside}
    </header>
    <div>{children}</div>
  </section>
)
