import { useEffect } from 'react'
import { gridText } from '../../text/grid.ts'
import type { Proposal } from './use-completion.ts'

export const COMPLETION_ID = 'line-completion'
export const proposalId = (index: number): string => `${COMPLETION_ID}-${index}`

interface LineCompletionProps<Row> {
  proposals: readonly Proposal<Row>[]
  active: number
  onPoint: (index: number) => void
  onChoose: (proposal: Proposal<Row>) => void
}

/** The list under an entry; the entry keeps the focus and the keys. */
export function LineCompletion<Row>({ proposals, active, onPoint, onChoose }: LineCompletionProps<Row>) {
  useEffect(() => {
    document.getElementById(proposalId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <>
      <p className="visually-hidden" role="status">
        {gridText.proposals(proposals.length)}
      </p>
      {proposals.length > 0 && (
        <div className="line-completion">
          <div
            id={COMPLETION_ID}
            className="line-completion-list"
            role="listbox"
            aria-label={gridText.completion}
            tabIndex={-1}
          >
            {proposals.map((proposal, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the entry, which keeps the focus
              <div
                key={proposal.id}
                id={proposalId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="line-completion-entry"
                onMouseMove={() => onPoint(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(proposal)}
              >
                <span className="line-completion-code">{proposal.code}</span>
                <span className="line-completion-label">{proposal.label}</span>
                <small>{proposal.detail}</small>
              </div>
            ))}
          </div>
          <p className="line-completion-keys" aria-hidden="true">
            {gridText.completionKeys.map(([key, use]) => (
              <span key={key}>
                <kbd>{key}</kbd> {use}
              </span>
            ))}
          </p>
        </div>
      )}
    </>
  )
}
