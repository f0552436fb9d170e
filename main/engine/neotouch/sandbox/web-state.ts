import type { Channel } from '../../../../shared/model/sending.ts'
import { platformConclusion } from '../../../../shared/rules/platform-states.ts'
import type { Deposit } from './deposit.ts'
import { html, type Markup } from './web-html.ts'

const CHANNEL_LABELS: Record<Channel, string> = {
  portail: 'Portail',
  courrier: 'Courrier',
  email: 'E-mail',
  chorus: 'Chorus Pro',
}

export const channelLabel = (deposit: Deposit): string =>
  deposit.channel === null ? deposit.transportName : CHANNEL_LABELS[deposit.channel]

/** Words of a state of the platform, for the timeline. */
const STATE_LABELS: Readonly<Record<number, string>> = {
  0: 'Reçu par la plateforme',
  10: 'Enregistré',
  30: 'Accepté',
  40: 'Conversion du document',
  50: 'Prêt à partir',
  60: 'Nouvel essai',
  70: 'En attente de validation',
  80: 'Envoi en cours',
  90: 'Imprimé et mis sous pli',
  100: 'Terminé',
  200: 'Échec',
  300: 'Annulé',
  400: 'Rejeté',
}
export const stateLabel = (state: number): string => STATE_LABELS[state] ?? `État ${state}`

/** The state in the words of the application, with a sign that is not a colour alone. */
export function stateBadge(deposit: Deposit): Markup {
  const conclusion = platformConclusion(deposit.channel ?? 'email', deposit.path[0] ?? 0)
  const [tone, sign] =
    conclusion.state === 'delivered'
      ? ['good', '✓']
      : conclusion.state === 'accepted'
        ? ['moving', conclusion.awaitsApproval ? '?' : '…']
        : ['bad', '✕']
  return html`<span class="badge ${tone ?? ''}"><span aria-hidden="true">${sign ?? ''}</span> ${conclusion.label}</span>`
}
