import { useState } from 'react'
import type { SendingOverride } from '../../../shared/model/sending.ts'
import type { SendChoice } from '../../../shared/model/views.ts'

const NO_CHOICE: SendChoice = {
  override: {},
  email: null,
  copyEmails: null,
  keepForClient: false,
  resendReason: '',
  hold: false,
  replaces: null,
}

/** What the person chose in the dialog, and nothing else: what is not chosen is inherited. */
export function useSendChoice(first: Partial<SendChoice> = {}) {
  const [choice, setChoice] = useState({ ...NO_CHOICE, ...first })
  return {
    choice,
    change: (part: Partial<SendChoice>) => setChoice((current) => ({ ...current, ...part })),
    override: (part: SendingOverride) =>
      setChoice((current) => ({ ...current, override: { ...current.override, ...part } })),
    back: (key: keyof SendingOverride) =>
      setChoice((current) => {
        const { [key]: _removed, ...rest } = current.override
        return { ...current, override: rest }
      }),
  }
}
