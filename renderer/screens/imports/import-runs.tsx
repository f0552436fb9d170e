import { useAction, useAnswer } from '../../api.ts'
import { importsText as text } from '../../text/imports.ts'

const COLUMNS = ['at', 'kind', 'fileName', 'counts', 'state'] as const

/** The imports that were made, each with its undo. */
export function ImportRuns() {
  const runs = useAnswer('imports.runs', {})
  const undo = useAction('imports.undo')
  if (!runs.data || runs.data.length === 0) return null
  return (
    <section aria-label={text.runs} className="import-runs">
      <h2>{text.runs}</h2>
      {undo.error && (
        <p className="notice" data-tone="error" role="alert">
          {undo.error.failure.message}
        </p>
      )}
      {undo.data && (
        <div className="notice" role="status">
          <p>{text.undone(undo.data)}</p>
          {undo.data.kept.length > 0 && (
            <>
              <p>{text.kept(undo.data)}</p>
              <ul>
                {undo.data.kept.map(({ label, reason }) => (
                  <li key={label}>
                    {label}, {reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <table className="import-table" aria-label={text.runs}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {text.runColumns[column]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {runs.data.map((run) => (
            <tr key={run.id}>
              <td>{text.runAt(run)}</td>
              <td>{text.runKind(run)}</td>
              <td>{run.fileName}</td>
              <td>{text.runCounts(run)}</td>
              <td>{text.runState(run)}</td>
              <td>
                {run.state === 'done' && (
                  <button
                    type="button"
                    className="link-button"
                    disabled={undo.isPending}
                    onClick={() => undo.mutate({ id: run.id })}
                  >
                    {text.undo}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
