import { createContext, use } from 'react'
import type { Control, FieldPath, UseFormSetValue } from 'react-hook-form'
import type { Client } from '../../../shared/model/party.ts'
import type { FieldProblem } from '../../../shared/rules/client-checks.ts'

export type ClientPath = FieldPath<Client>

/** What every field of the card needs. */
export interface ClientForm {
  control: Control<Client>
  /** As typed. */
  client: Client
  /** As last saved. */
  saved: Client
  isNew: boolean
  dirty: boolean
  setValue: UseFormSetValue<Client>
  problems: ReadonlyMap<string, FieldProblem>
}

const Context = createContext<ClientForm | null>(null)
export const ClientFormProvider = Context.Provider

/** The card being typed. @throws Error outside the card. */
export function useClientForm(): ClientForm {
  const form = use(Context)
  if (form === null) throw new Error('a field of the client card stands outside the card')
  return form
}

/** DOM id of a field: what a check leads to. */
export const fieldId = (path: string): string => `client-${path.replaceAll('.', '-')}`

/** Path of the field that has the focus; empty when none has. */
export const focusedField = (): string => {
  const id = document.activeElement?.id ?? ''
  return id.startsWith('client-') ? id.slice('client-'.length).replaceAll('-', '.') : ''
}
