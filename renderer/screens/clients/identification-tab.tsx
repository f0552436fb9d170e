import { CircleCheck } from 'lucide-react'
import { TERRITORIES } from '../../../shared/model/party.ts'
import { compactIdentifier, isSiren, isSiret, vatNumberOf } from '../../../shared/rules/identifiers.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { AreaField, BoxesRow, BoxField, ChoiceField, TextField } from './client-fields.tsx'
import { useClientForm } from './client-form.ts'
import { OtherFields } from './other-fields.tsx'
import { TaxFreeFields } from './tax-free-fields.tsx'

const TERRITORY_OPTIONS = TERRITORIES.map((one) => [one, text.territories[one]] as const)

const Right = () => (
  <span className="client-right">
    <CircleCheck size={14} aria-hidden /> {text.keyRight}
  </span>
)

/** Who the client is. */
export function IdentificationTab() {
  const { client, isNew, setValue } = useClientForm()
  const documents = useAnswer('clients.history', { id: client.id }, { enabled: !isNew }).data?.total
  const siret = client.siren + client.nic
  /** A whole SIRET is shared out between its two fields. */
  const readSiren = (typed: string): string => {
    const digits = compactIdentifier(typed)
    if (!/^\d{14}$/.test(digits) || !isSiret(digits)) return typed
    setValue('nic', digits.slice(9), { shouldDirty: true })
    return digits.slice(0, 9)
  }
  return (
    <>
      <Card title={text.identity}>
        <TextField path="code" label={text.fields.code} required size="small" />
        <TextField path="civility" label={text.fields.civility} list="client-civilities" />
        <datalist id="client-civilities">
          {CIVILITIES.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <TextField path="name" label={text.fields.name} required size="wide" />
        <BoxesRow label={text.nature}>
          <BoxField path="isPerson" label={text.isPerson} />
          <BoxField path="isPublic" label={text.isPublic} />
          {(isNew || documents === 0) && <BoxField path="isProspect" label={text.isProspect} />}
        </BoxesRow>
        <TextField path="familyCode" label={text.fields.familyCode} size="small" />
        <TextField path="familyLabel" label={text.fields.familyLabel} />
      </Card>
      <Card title={text.legal}>
        <TextField
          path="siren"
          label={text.fields.siren}
          size="small"
          read={readSiren}
          hint={isSiren(client.siren) && <Right />}
        />
        <TextField path="nic" label={text.fields.nic} size="small" hint={isSiret(siret) && <Right />} />
        <TextField
          path="vatNumber"
          label={text.fields.vatNumber}
          hint={
            isSiren(client.siren) &&
            compactIdentifier(client.vatNumber) !== vatNumberOf(client.siren) && (
              <button
                type="button"
                className="link-button"
                onClick={() => setValue('vatNumber', vatNumberOf(client.siren), { shouldDirty: true })}
              >
                {text.computeVat}
              </button>
            )
          }
        />
        <TextField path="naf" label={text.fields.naf} size="small" />
        <ChoiceField path="territory" label={text.fields.territory} options={TERRITORY_OPTIONS} />
        <TaxFreeFields />
      </Card>
      <Card title={text.notesCard}>
        <AreaField path="notes" label={text.fields.notes} rows={5} />
      </Card>
      <OtherFields />
    </>
  )
}

const CIVILITIES: readonly string[] = [
  'SARL',
  'SAS',
  'SASU',
  'EURL',
  'SA',
  'SCI',
  'SNC',
  'SCOP',
  'Association',
  'Commune',
  'M.',
  'Mme',
]
