import { useMemo } from 'react'
import { type BulkSelection, bulkSelectionSchema } from '../../../shared/model/bulk-update.ts'
import { codesOf } from '../../../shared/rules/code-list.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { SelectRow, TextRow } from '../../components/field.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { CHANNEL_OPTIONS } from '../../text/common.ts'
import { CodesEntry } from './codes-entry.tsx'
import { useSettled } from './use-settled.ts'

/** What is typed about the clients; the filters and the codes are both kept, one of them applies. */
export interface ChoiceDraft {
  by: 'filters' | 'codes'
  filters: BulkSelection
  codes: string
}
const EMPTY_CHOICE: ChoiceDraft = { by: 'filters', filters: bulkSelectionSchema.parse({}), codes: '' }

/** The choice that a list of codes makes; null: none was handed over. */
export const choiceOf = (codes: readonly string[] | null): ChoiceDraft =>
  codes === null ? EMPTY_CHOICE : { ...EMPTY_CHOICE, by: 'codes', codes: codes.join('\n') }

export const selectionOf = ({ by, filters, codes }: ChoiceDraft): BulkSelection =>
  by === 'filters' ? filters : { ...EMPTY_CHOICE.filters, codes: codesOf(codes) }

const ANY = '*'
type Territory = keyof typeof text.territories
const TERRITORIES = Object.entries(text.territories) as [Territory, string][]

/** Whom the update is about: by filters, or by a list of codes. */
export function ClientChoice({ draft, onChange }: { draft: ChoiceDraft; onChange: (draft: ChoiceDraft) => void }) {
  const families = useAnswer('bulkUpdate.families', {})
  const selection = useSettled(useMemo(() => selectionOf(draft), [draft]))
  const count = useAnswer('bulkUpdate.count', selection)
  const { filters } = draft
  const filter = (part: Partial<BulkSelection>): void => onChange({ ...draft, filters: { ...filters, ...part } })
  const familyOptions: [string, string][] = [
    [ANY, text.anyFamily],
    ['', text.noFamily],
    ...(families.data ?? []).map((one): [string, string] => [one.code, text.familyName(one)]),
  ]
  return (
    <Card
      title={text.who}
      aside={
        <span className="chip" data-tone="accent" role="status">
          {text.chosen(count.data?.total ?? null)}
        </span>
      }
    >
      <fieldset className="bulk-ways" aria-label={text.by}>
        {(['filters', 'codes'] as const).map((by) => (
          <label key={by} className="box">
            <input type="radio" name="bulk-by" checked={draft.by === by} onChange={() => onChange({ ...draft, by })} />
            {by === 'filters' ? text.byFilters : text.byCodes}
          </label>
        ))}
      </fieldset>
      {draft.by === 'codes' ? (
        <CodesEntry value={draft.codes} onChange={(codes) => onChange({ ...draft, codes })} />
      ) : (
        <>
          <SelectRow
            label={text.kind}
            value={filters.kind}
            options={text.kinds}
            onChange={(kind) => filter({ kind })}
          />
          <SelectRow
            label={text.family}
            value={filters.family ?? ANY}
            options={familyOptions}
            onChange={(family) => filter({ family: family === ANY ? null : family })}
          />
          <TextRow
            label={text.place}
            value={filters.place}
            hint={text.placeHint}
            onChange={(place) => filter({ place: place.slice(0, 100) })}
          />
          <SelectRow
            label={text.channel}
            value={filters.channel ?? ANY}
            options={[[ANY, text.anyChannel], ...CHANNEL_OPTIONS]}
            onChange={(channel) => filter({ channel: channel === ANY ? null : channel })}
          />
          <SelectRow
            label={text.territory}
            value={filters.territory ?? ANY}
            options={[[ANY, text.anyTerritory], ...TERRITORIES]}
            onChange={(territory) => filter({ territory: territory === ANY ? null : territory })}
          />
        </>
      )}
      <p className="row-hint">{text.archivedHint}</p>
    </Card>
  )
}
