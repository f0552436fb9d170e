import type { LookUp, SubmitOutcome, TestOutcome } from './port.ts'
import { CallFailed, type CallProblem } from './soap-call.ts'

/** Operations that say who we are: their refusals concern the account, not the document. */
const SIGNING_IN = new Set(['GetBindings', 'Login'])
/** No list of faults is public: these words concern the subscription, whatever the document. */
const CONTRACT =
  /\b(subscri|contract|abonnement|contrat|licen[cs]e|not (allowed|authori[sz]ed|granted)|permission|suspended|quota)/i

const UNREACHED = 'Neotouch n’est pas joignable. Vérifiez la connexion à Internet : l’envoi reprendra de lui-même.'
const CERTIFICATE =
  'La connexion sécurisée à Neotouch a échoué. Vérifiez la date de l’ordinateur, ou votre antivirus et votre proxy : l’envoi reprendra de lui-même.'
const PROXY =
  'Le proxy du réseau refuse la connexion à Neotouch. Vérifiez ses réglages : l’envoi reprendra de lui-même.'
const REDIRECTED =
  'Le réseau renvoie vers une autre page que Neotouch (portail d’accès ?). Ouvrez une page web pour vous connecter : l’envoi reprendra de lui-même.'
const SIGNED_OUT = 'Neotouch refuse l’identifiant ou le mot de passe. Corrigez-les dans Paramètres > Neotouch.'
const NOT_IN_CONTRACT =
  'Votre contrat Neotouch ne permet pas cet envoi. Voyez avec Quadient, ou choisissez un autre canal.'
const REFUSED = 'Neotouch a refusé le document.'
const BUSY = 'Neotouch demande d’attendre : l’envoi reprendra de lui-même.'
const LOST =
  'La réponse de Neotouch s’est perdue : le document est peut-être arrivé. L’application va le demander à Neotouch avant tout nouvel envoi.'
const NO_ANSWER = 'Neotouch n’a pas répondu comme attendu. L’application redemandera plus tard.'

/** The platform's own words, kept beside ours. */
export const quoted = (message: string, text: string): string =>
  text === '' ? message : `${message} Réponse de Neotouch\u00a0: «\u00a0${text}\u00a0».`

/** Sorting of the failures of a submission. Anything that may have been read is `uncertain`. */
export function submitOutcome(error: unknown): SubmitOutcome {
  const { operation, problem } = failureOf(error)
  const handingOver = operation === 'SubmitTransport' || operation === 'Submit'
  if (problem.kind === 'unknown' && handingOver) return { kind: 'uncertain', message: LOST }
  if (problem.kind === 'fault' && !SIGNING_IN.has(operation) && !CONTRACT.test(problem.text)) {
    return { kind: 'rejected', message: quoted(REFUSED, problem.text), detail: problem.text }
  }
  if (problem.kind === 'status' && !SIGNING_IN.has(operation) && isRefusal(problem.status)) {
    const detail = `HTTP ${problem.status}`
    const tooLarge = 'Neotouch a refusé le document : il est trop volumineux.'
    return { kind: 'rejected', message: problem.status === 413 ? tooLarge : quoted(REFUSED, detail), detail }
  }
  const outcome = lookUpOutcome(error)
  if (outcome.kind === 'blocked' || problem.kind !== 'status' || problem.retryAfter === null) return outcome
  return { ...outcome, retryAfter: problem.retryAfter }
}

/** Sorting of the failures of a question: it changes nothing, so that it may be asked again. */
export function lookUpOutcome(error: unknown): Exclude<LookUp<never>, { kind: 'ok' }> {
  const { operation, problem } = failureOf(error)
  switch (problem.kind) {
    case 'unreached':
      return { kind: 'retry', message: unreachedMessage(problem.code), offline: true }
    case 'unknown':
      return { kind: 'retry', message: NO_ANSWER, offline: false }
    case 'sessionLost':
      return { kind: 'retry', message: quoted(NO_ANSWER, problem.text), offline: false }
    case 'address':
      return { kind: 'blocked', reason: 'signed_out', message: problem.text }
    case 'fault':
      if (SIGNING_IN.has(operation)) return signedOut(problem.text)
      if (CONTRACT.test(problem.text)) {
        return { kind: 'blocked', reason: 'contract', message: quoted(NOT_IN_CONTRACT, problem.text) }
      }
      return { kind: 'retry', message: quoted(NO_ANSWER, problem.text), offline: false }
    case 'status':
      return statusOutcome(problem.status)
  }
}

/** Outcome of the button « Tester la connexion ». */
export function testFailure(error: unknown): TestOutcome {
  const { operation, problem } = failureOf(error)
  const { message } = lookUpOutcome(error)
  const detail = 'text' in problem ? problem.text : 'code' in problem ? problem.code : `HTTP ${problem.status}`
  if (problem.kind === 'unreached') return { kind: 'failed', code: 'offline', message: withoutPromise(message), detail }
  if (problem.kind === 'unknown' && problem.why === 'silence') {
    return {
      kind: 'failed',
      code: 'offline',
      message: 'Neotouch n’a pas répondu. Réessayez dans quelques minutes.',
      detail: '',
    }
  }
  const refusedAccount = SIGNING_IN.has(operation) && (problem.kind === 'fault' || isUnauthorized(problem))
  if (refusedAccount) return { kind: 'failed', code: 'signed_out', message, detail }
  if (problem.kind === 'address') return { kind: 'failed', code: 'refused', message, detail: '' }
  const strange = 'Cette adresse ne répond pas comme Neotouch. Vérifiez l’adresse, puis réessayez.'
  return { kind: 'failed', code: 'refused', message: problem.kind === 'fault' ? message : strange, detail }
}

/** What we did not foresee is sorted as the gravest case: the document may have been read. */
function failureOf(error: unknown): { operation: string; problem: CallProblem } {
  if (error instanceof CallFailed) return error
  return { operation: 'SubmitTransport', problem: { kind: 'unknown', why: 'unreadable', status: 0 } }
}

function statusOutcome(status: number): Exclude<LookUp<never>, { kind: 'ok' }> {
  if (status === 401 || status === 403) return signedOut(`HTTP ${status}`)
  if (status === 407) return { kind: 'retry', message: PROXY, offline: true }
  if (status === 429) return { kind: 'retry', message: BUSY, offline: false }
  if (status < 400) return { kind: 'retry', message: REDIRECTED, offline: true }
  return { kind: 'retry', message: quoted(NO_ANSWER, `HTTP ${status}`), offline: false }
}

const signedOut = (text: string): { kind: 'blocked'; reason: 'signed_out'; message: string } => ({
  kind: 'blocked',
  reason: 'signed_out',
  message: quoted(SIGNED_OUT, text),
})
const isRefusal = (status: number): boolean => status >= 400 && ![401, 403, 407, 429].includes(status)
const isUnauthorized = (problem: CallProblem): boolean =>
  problem.kind === 'status' && (problem.status === 401 || problem.status === 403)
const withoutPromise = (message: string): string => message.replace(' : l’envoi reprendra de lui-même', '')

function unreachedMessage(code: string): string {
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) return CERTIFICATE
  return /PROXY|TUNNEL/.test(code) ? PROXY : UNREACHED
}
