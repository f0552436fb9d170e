import { useState } from 'react'
import { PRICE_KEYS, type PriceKey, type PriceList, priceSchema } from '../../../shared/model/prices.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { Card } from '../../components/card.tsx'
import { SaveAction, type SaveOutcome, SaveProblem } from '../../components/save-outcome.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { UnsavedChanges } from '../../components/unsaved-changes.tsx'
import { useSaveKey } from '../../components/use-save-key.ts'
import { PRICE_NAMES, pricesText as text } from '../../text/batch.ts'
import { commonText } from '../../text/common.ts'
import '../../styles/controls.css'
import '../../styles/prices.css'

const GROUPS: readonly (readonly [title: string, keys: readonly PriceKey[], hint: string])[] = [
  [text.letter, ['firstPage', 'extraPage', 'color', 'cover', 'registered'], ''],
  [text.electronic, ['email', 'portal', 'chorus'], ''],
  [text.options, ['copy', 'signature'], text.copyHint],
]

/** Paramètres > Tarifs: what the user pays, so that a cost is known before the sending. */
export function PricesScreen() {
  const prices = useAnswer('prices.get', {})
  if (!prices.data) return <p role="status">{prices.error?.failure.message ?? commonText.loading}</p>
  return <PricesForm stored={prices.data} />
}

const asText = (prices: PriceList): string => JSON.stringify(PRICE_KEYS.map((key) => prices[key] ?? null))

function PricesForm({ stored }: { stored: PriceList }) {
  const [prices, setPrices] = useState(stored)
  const [outcome, setOutcome] = useState<SaveOutcome>(null)
  const dirty = asText(prices) !== asText(stored)
  const set = (key: PriceKey, value: string | undefined) => {
    const { [key]: _old, ...others } = prices
    setPrices(value === undefined ? others : { ...others, [key]: value })
    setOutcome(null)
  }
  const save = async (): Promise<boolean> => {
    const wrong = PRICE_KEYS.find((key) => prices[key] !== undefined && !priceSchema.safeParse(prices[key]).success)
    if (wrong) {
      setOutcome({ tone: 'error', message: text.wrong(PRICE_NAMES[wrong]) })
      document.getElementById(`price-${wrong}`)?.focus()
      return false
    }
    try {
      setPrices(await call('prices.update', prices))
      setOutcome({ tone: 'ok', message: commonText.saved })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setOutcome({ tone: 'error', message: error.failure.message })
      return false
    }
  }
  useSaveKey(save)
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.crumb}
        title={text.title}
        actions={<SaveAction dirty={dirty} outcome={outcome} label={commonText.ok} onSave={save} />}
      />
      <div className="screen-scroll stack prices">
        <SaveProblem outcome={outcome} />
        <p>
          {text.intro} {text.empty}
        </p>
        {GROUPS.map(([title, keys, hint]) => (
          <Card key={title} title={title}>
            {keys.map((key) => (
              <div className="price-row" key={key}>
                <AmountField
                  id={`price-${key}`}
                  label={PRICE_NAMES[key]}
                  value={prices[key] ?? ''}
                  decimals={4}
                  onChange={(value) => set(key, value)}
                  onClear={() => set(key, undefined)}
                />
                <span aria-hidden>{text.unit}</span>
              </div>
            ))}
            {hint && <p className="row-hint">{hint}</p>}
          </Card>
        ))}
      </div>
      <UnsavedChanges screen={text.title} dirty={dirty} save={save} />
    </section>
  )
}
