import type { SendPreparation } from '../../../shared/model/send-dialog.ts'
import type { SendingPorts } from './sending.ts'

type Facts = Omit<Parameters<SendingPorts['variables']>[0], 'channel' | 'copy'>

/** The text as the receiver reads it, from the variables that would leave: of the channel, else of its copy by e-mail. */
export function messageOf(variables: SendingPorts['variables'], facts: Facts): SendPreparation['message'] {
  const { channel, copy } = facts.settings
  if (channel === 'portail' && copy !== 'email') {
    return { subject: null, body: variables({ ...facts, channel, copy: false }).Message ?? '' }
  }
  if (channel !== 'email' && copy !== 'email') return null
  const sent = variables({ ...facts, channel: 'email', copy: channel !== 'email' })
  return { subject: sent.Subject ?? '', body: sent.Message ?? '' }
}
