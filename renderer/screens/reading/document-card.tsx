import type { ReadFile } from '../../../shared/model/invoice-reading.ts'
import { Card } from '../../components/card.tsx'
import { formatDate } from '../../text/format.ts'
import { readingText as text } from '../../text/reading.ts'
import { addressText } from './address-text.ts'
import { type Fact, FactList } from './fact-list.tsx'
import { typeName } from './type-name.ts'

/** Number, dates, period, delivery and references. */
export function DocumentCard({ file: { stated, syntax } }: { file: ReadFile }) {
  const { fact } = text
  const { period, delivery, references } = stated
  const facts: Fact[] = [
    { label: fact.number, value: stated.number, copy: stated.number },
    { label: fact.type, value: typeName(stated.typeCode) },
    { label: fact.date, value: formatDate(stated.date) },
    { label: fact.dueDate, value: formatDate(stated.dueDate) },
    { label: fact.currency, value: stated.currency === 'EUR' ? '' : stated.currency },
    ...stated.preceding.map(({ number, date }) => ({
      label: fact.preceding,
      value: text.precedingText(number, formatDate(date)),
      copy: number,
    })),
    { label: fact.period, value: period ? text.periodText(formatDate(period.start), formatDate(period.end)) : '' },
    { label: fact.deliveryDate, value: formatDate(delivery.date) },
    {
      label: fact.deliveryPlace,
      value: [delivery.name, delivery.address ? addressText(delivery.address) : ''].filter(Boolean).join('\n'),
    },
    ...Object.entries(text.references).map(([key, label]) => {
      const value = references[key as keyof typeof references]
      return { label, value, copy: value }
    }),
    { label: fact.taxPoint, value: formatDate(stated.taxPointDate) || stated.taxPointCode },
    { label: fact.process, value: stated.process },
    { label: fact.syntax, value: syntax },
    { label: fact.profile, value: stated.profile },
  ]
  return (
    <Card title={text.facts}>
      <FactList facts={facts} />
    </Card>
  )
}
