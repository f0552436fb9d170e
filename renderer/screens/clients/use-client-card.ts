import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form'
import type { ClientEntry } from '../../../shared/model/client-life.ts'
import { type Client, clientSchema } from '../../../shared/model/party.ts'
import { checkClientCard, type FieldProblem } from '../../../shared/rules/client-checks.ts'
import { CallError, call } from '../../api.ts'
import { cardText as text } from '../../text/client-card.ts'

/** What the engine refused, and the card that it refused. */
interface Refused {
  card: string
  message: string
  fields: Readonly<Record<string, string>>
}

// The schema's input may leave defaults out; the card always has every field.
const resolver = zodResolver(clientSchema, {
  error: (issue) => (issue.code === 'too_big' ? text.tooLong(Number(issue.maximum)) : text.notAllowed),
}) as unknown as Resolver<Client>

/** Milliseconds without a key before what is typed is kept. */
const KEEP_AFTER = 300

/** The card being typed: its values, what is wrong with them, and their saving. What is typed outlives a killed process. */
export function useClientCard(initial: Client, entry: ClientEntry | null) {
  const form = useForm<Client>({
    defaultValues: entry === null ? initial : { ...initial, ...(entry.data as Partial<Client>), id: initial.id },
    resolver,
  })
  const [saved, setSaved] = useState(initial)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [restored, setRestored] = useState(entry)
  const [attempted, setAttempted] = useState(false)
  const kept = useRef(entry !== null)
  const client = form.watch()
  const card = stable(client)
  const dirty = card !== stable(saved)

  useEffect(() => {
    if (initial === saved || dirty) return
    setSaved(initial)
    form.reset(initial)
  }, [initial, saved, dirty, form])
  useEffect(() => {
    if (!dirty) {
      if (kept.current && restored === null) void call('clients.forgetEntry', { id: saved.id })
      kept.current = false
      return
    }
    const timer = setTimeout(() => {
      kept.current = true
      void call('clients.keepEntry', { clientId: saved.id, data: JSON.parse(card) })
    }, KEEP_AFTER)
    return () => clearTimeout(timer)
  }, [card, dirty, saved.id, restored])

  const problems = new Map<string, FieldProblem>()
  const say = (problem: FieldProblem) => {
    if (problem.severity === 'error' || !problems.has(problem.path)) problems.set(problem.path, problem)
  }
  for (const problem of checkClientCard(client)) {
    // An empty new card is not at fault before a person wants to save it.
    if (problem.severity === 'warning' || attempted || saved.name !== '') say(problem)
  }
  for (const [path, message] of leaves(form.formState.errors)) {
    if (problems.get(path)?.severity !== 'error') say({ path, message, severity: 'error' })
  }
  const current = refused?.card === card ? refused : null
  for (const [path, message] of Object.entries(current?.fields ?? {})) say({ path, message, severity: 'error' })

  /** @returns the client as written; else the path of the first field to mend, or null when no field is at fault. */
  const save = async (): Promise<{ written: Client } | { mend: string | null }> => {
    setAttempted(true)
    const wrong = checkClientCard(client).find((problem) => problem.severity === 'error')
    if (wrong) return { mend: wrong.path }
    let outcome: { written: Client } | { mend: string | null } = { mend: null }
    await form.handleSubmit(
      async (values) => {
        try {
          const written = await call('clients.save', values)
          kept.current = false
          setSaved(written)
          setRestored(null)
          setRefused(null)
          form.reset(written)
          outcome = { written }
        } catch (error) {
          if (!(error instanceof CallError)) throw error
          const { message, fields = {} } = error.failure
          setRefused({ card, message, fields })
          outcome = { mend: Object.keys(fields)[0] ?? null }
        }
      },
      (errors) => {
        outcome = { mend: leaves(errors)[0]?.[0] ?? null }
      },
    )()
    return outcome
  }

  /** Back to the saved card: what was typed is given up. */
  const discard = async (): Promise<void> => {
    kept.current = false
    setRestored(null)
    form.reset(saved)
    await call('clients.forgetEntry', { id: saved.id })
  }

  return { form, client, saved, dirty, problems, restored, refusal: current?.message ?? null, save, discard }
}

/** The same text for the same values, whatever the order of their keys; absent and undefined are one. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** Path → sentence of each field that the schema refuses. */
function leaves(errors: FieldErrors<Client>, before = ''): [string, string][] {
  return Object.entries(errors).flatMap(([key, error]) => {
    const path = before === '' ? key : `${before}.${key}`
    if (error === null || typeof error !== 'object' || key === 'ref') return []
    const { type, message } = error as { type?: unknown; message?: unknown }
    if (typeof type === 'string') return [[path, typeof message === 'string' ? message : text.notAllowed] as const]
    return leaves(error as FieldErrors<Client>, path)
  }) as [string, string][]
}
