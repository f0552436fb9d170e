import { Card } from '../../components/card.tsx'
import { BoxRow, SelectRow } from '../../components/field.tsx'
import { printText as text } from '../../text/print.ts'
import type { PrintCardProps } from './model-card.tsx'

/** What the lines show. What the law asks for cannot be taken away. */
export const ColumnsCard = ({ settings, change }: PrintCardProps) => (
  <Card title={text.columns}>
    <SelectRow label={text.code} value={settings.code} options={text.places} onChange={(code) => change({ code })} />
    <SelectRow
      label={text.lineDate}
      value={settings.lineDate}
      options={text.places}
      onChange={(lineDate) => change({ lineDate })}
    />
    <BoxRow label={text.unitLabel} text={text.unit} checked={settings.unit} onChange={(unit) => change({ unit })} />
    <BoxRow
      label={text.discountLabel}
      text={text.emptyDiscount}
      checked={settings.emptyDiscount}
      onChange={(emptyDiscount) => change({ emptyDiscount })}
    />
    <BoxRow
      label={text.vatLabel}
      text={text.singleVat}
      checked={settings.singleVat}
      onChange={(singleVat) => change({ singleVat })}
    />
    <p className="row-hint">{text.columnsHint}</p>
  </Card>
)
