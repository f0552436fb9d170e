import type { ReactNode } from 'react'
import '../styles/documents.css'

/** Where one is, what one looks at, what one may do. */
export const ScreenHeader = (props: { breadcrumb: string; title: string; chips?: ReactNode; actions?: ReactNode }) => (
  <header className="screen-bar">
    <div>
      <p>{props.breadcrumb}</p>
      <h1>{props.title}</h1>
    </div>
    {props.chips}
    <div className="screen-bar-actions">{props.actions}</div>
  </header>
)
