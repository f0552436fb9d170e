import { COMMITMENT_RULES } from '../../../shared/model/party.ts'
import { Card } from '../../components/card.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { ChoiceField, TextField } from './client-fields.tsx'
import { useClientForm } from './client-form.ts'

const RULES = COMMITMENT_RULES.map((rule) => [rule, text.rules[rule]] as const)

/** What a public client asks for on each invoice. */
export function ChorusCard() {
  const { client } = useClientForm()
  const { rule } = client.chorus
  return (
    <Card title={text.chorus}>
      {client.isPublic ? (
        <>
          <ChoiceField path="chorus.rule" label={text.rule} options={RULES} />
          <TextField
            path="chorus.serviceCode"
            label={text.fields.serviceCode}
            required={rule === 'service' || rule === 'both'}
          />
          <TextField path="chorus.marketNumber" label={text.fields.marketNumber} />
        </>
      ) : (
        <p className="row-note">{text.chorusPrivate}</p>
      )}
    </Card>
  )
}
