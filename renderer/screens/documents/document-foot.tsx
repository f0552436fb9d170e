import { useState } from 'react'
import type { DocumentContent } from '../../../shared/model/document.ts'
import { exact, exactCents, exactText, toCents } from '../../../shared/rules/decimal.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { depositText } from '../../text/deposits.ts'
import { editorText, VAT_CHOICES, vatName } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { readVat } from './line-columns.ts'
import { TextEntry } from './text-entry.tsx'

interface DocumentFootProps {
  content: DocumentContent
  onChange: (part: Partial<DocumentContent>) => void
}

/** What is taken off or added under the lines: remise, port and its VAT, escompte, acomptes. */
export function DocumentFoot({ content, onChange }: DocumentFootProps) {
  const [vat, setVat] = useState<string | null>(null)
  return (
    <section className="document-foot-fields" aria-label={editorText.foot}>
      <AmountField
        id="discountPercent"
        label={text.discountPercent}
        value={content.discountPercent}
        decimals={4}
        onChange={(discountPercent) => onChange({ discountPercent })}
      />
      <AmountField
        id="cashDiscountPercent"
        label={text.cashDiscountPercent}
        value={content.cashDiscountPercent}
        decimals={4}
        onChange={(cashDiscountPercent) => onChange({ cashDiscountPercent })}
      />
      <AmountField
        id="shipping"
        label={text.shipping}
        value={exactText(exactCents(content.shipping))}
        onChange={(value) => onChange({ shipping: toCents(exact(value)) })}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what was typed is settled when the field is left */}
      <div onBlur={() => setVat(null)}>
        <TextEntry
          id="shippingVat.rate"
          label={editorText.shippingVat}
          value={vat ?? vatName(content.shippingVat)}
          choices={VAT_CHOICES}
          onChange={(typed) => {
            setVat(typed)
            const shippingVat = readVat(typed)
            if (shippingVat) onChange({ shippingVat })
          }}
        />
      </div>
      {content.shipping !== 0 && Number(content.cashDiscountPercent) !== 0 && (
        <label className="box document-foot-box">
          <input
            type="checkbox"
            checked={content.shippingWithoutCashDiscount}
            onChange={(event) => onChange({ shippingWithoutCashDiscount: event.target.checked })}
          />
          {editorText.shippingWithoutCashDiscount}
        </label>
      )}
      {content.kind === 'invoice' && (
        <AmountField
          id="prepaid"
          label={depositText.paidBefore}
          value={exactText(exactCents(content.prepaid))}
          onChange={(value) => onChange({ prepaid: Math.max(0, toCents(exact(value))) })}
        />
      )}
    </section>
  )
}
