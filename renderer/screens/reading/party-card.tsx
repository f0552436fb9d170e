import type { StatedParty } from '../../../shared/model/stated-invoice.ts'
import { Card } from '../../components/card.tsx'
import { readingText as text } from '../../text/reading.ts'
import { addressText } from './address-text.ts'
import { type Fact, FactList } from './fact-list.tsx'

/** Who sells or who buys: name, address, numbers to copy. */
export const PartyCard = ({ title, party }: { title: string; party: StatedParty }) => (
  <Card title={title}>
    <p className="party-name">{party.name}</p>
    {party.address && <p className="party-address">{addressText(party.address)}</p>}
    <FactList facts={factsOf(party)} />
  </Card>
)

function factsOf({
  legalId,
  privateId,
  ids,
  vatNumber,
  taxNumber,
  tradingName,
  legalForm,
  endpoint,
  contact,
}: StatedParty): Fact[] {
  const labels = text.party
  const number = (label: string, value: string): Fact => ({ label, value, copy: value })
  return [
    { label: labels.tradingName, value: tradingName },
    number(legalId?.scheme === '0002' ? labels.siren : labels.legal, legalId?.id ?? ''),
    number(labels.identifier, privateId),
    ...ids.map(({ scheme, id }) => number(scheme === '0009' ? labels.siret : labels.identifier, id)),
    number(labels.vat, vatNumber),
    number(labels.tax, taxNumber),
    { label: labels.legal, value: legalForm },
    number(labels.endpoint, endpoint === null ? '' : `${endpoint.scheme}:${endpoint.id}`),
    { label: labels.contact, value: [contact?.name, contact?.department].filter(Boolean).join(', ') },
    { label: labels.phone, value: contact?.phone ?? '' },
    number(labels.email, contact?.email ?? ''),
  ]
}
