import { SelectRow, TextRow } from '../../components/field.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import type { ChangeProps } from './change-fields.tsx'

/** Famille: its code and its label. */
export const FamilyFields = ({ draft, errors, onChange }: ChangeProps) => (
  <>
    <SelectRow
      label={text.labels.family}
      value={draft.family}
      options={[
        ['keep', text.keep],
        ['set', text.set],
        ['clear', text.clear],
      ]}
      onChange={(family) => onChange({ family })}
    />
    {draft.family === 'set' && (
      <div className="bulk-detail">
        <TextRow
          label={text.familyCode}
          value={draft.familyCode}
          error={errors.familyCode}
          required
          onChange={(familyCode) => onChange({ familyCode: familyCode.slice(0, 40) })}
        />
        <TextRow
          label={text.familyLabel}
          value={draft.familyLabel}
          onChange={(familyLabel) => onChange({ familyLabel: familyLabel.slice(0, 100) })}
        />
      </div>
    )}
  </>
)

/** Nothing leaves for a blocked client; its reason is shown with each document. */
export const BlockFields = ({ draft, errors, onChange }: ChangeProps) => (
  <>
    <SelectRow
      label={text.labels.blockedReason}
      value={draft.block}
      options={[
        ['keep', text.keep],
        ['set', text.block],
        ['open', text.unblock],
      ]}
      onChange={(block) => onChange({ block })}
    />
    {draft.block === 'set' && (
      <div className="bulk-detail">
        <TextRow
          label={text.reason}
          value={draft.reason}
          error={errors.reason}
          required
          onChange={(reason) => onChange({ reason: reason.slice(0, 500) })}
        />
      </div>
    )}
  </>
)
