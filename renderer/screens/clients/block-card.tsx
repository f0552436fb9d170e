import { Card } from '../../components/card.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { BoxesRow, TextField } from './client-fields.tsx'
import { useClientForm } from './client-form.ts'

/** Nothing leaves to a client that is blocked; the reason is shown to whoever tries. */
export function BlockCard() {
  const { client, setValue } = useClientForm()
  const blocked = client.blockedReason !== ''
  return (
    <Card title={text.blocking}>
      <BoxesRow label="">
        <label className="box">
          <input
            type="checkbox"
            checked={blocked}
            onChange={(event) =>
              setValue('blockedReason', event.target.checked ? text.defaultReason : '', { shouldDirty: true })
            }
          />
          {text.block}
        </label>
      </BoxesRow>
      {blocked && <TextField path="blockedReason" label={text.fields.blockedReason} size="wide" />}
    </Card>
  )
}
