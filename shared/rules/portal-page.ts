import type { Submission } from '../model/views.ts'

export type PortalPage =
  | { page: 'portal'; transportId: string }
  /** `address` is that of the stand-in. */
  | { page: 'sandbox'; transportId: string; address: string }
  /** Why it cannot be opened: a French sentence. */
  | { page: null; why: string }

/** The only page of the portal whose address is known is that of a letter (protocol page, 1.2). */
const LETTER = /^MOD\.\d{19}$/

/**
 * Where one sending may be looked at: on the portal, on the stand-in, or nowhere that is known.
 * @param sandboxUrl address of the stand-in, when the dossier uses it now
 */
export function portalPage(
  { transportId, trial }: Pick<Submission, 'transportId' | 'trial'>,
  sandboxUrl: string | null,
): PortalPage {
  if (transportId === null) return { page: null, why: 'Neotouch n’a pas encore reçu cet envoi.' }
  if (trial) {
    return sandboxUrl === null
      ? { page: null, why: 'Cet essai se voit quand le dossier utilise le bac à sable.' }
      : { page: 'sandbox', transportId, address: sandboxUrl }
  }
  return LETTER.test(transportId)
    ? { page: 'portal', transportId }
    : {
        page: null,
        why: 'L’adresse de sa page n’est connue que pour un courrier\u00a0: ouvrez le portail et cherchez-y son n° chez Neotouch, ci-dessous.',
      }
}
