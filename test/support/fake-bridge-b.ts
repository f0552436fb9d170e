import type { Bridge } from '../../renderer/api.ts'

/** A bridge that answers from a table of values or functions; what is missing is refused in words. */
export function fakeBridge(answers: Record<string, (input: never) => unknown>): Bridge {
  return {
    call: async (method, input) => {
      const answer = answers[method]
      return answer
        ? { ok: true, value: answer(input as never) }
        : { ok: false, error: { code: 'not_found', message: `${method} n’a pas de réponse dans cet essai.` } }
    },
    on: () => () => undefined,
  }
}
