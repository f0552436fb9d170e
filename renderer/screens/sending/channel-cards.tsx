import { CHANNELS, type Channel } from '../../../shared/model/sending.ts'
import type { SendPreparation } from '../../../shared/model/views.ts'
import { CHANNEL_NAMES, sendingText } from '../../text/sending.ts'

interface ChannelCardsProps {
  preparation: SendPreparation
  onChoose: (channel: Channel) => void
}

/** The four channels; one that is impossible stays visible, with its reason. */
export function ChannelCards({ preparation, onChoose }: ChannelCardsProps) {
  const { settings, inherited, channels } = preparation
  return (
    <fieldset className="channel-cards">
      <legend>{sendingText.channel}</legend>
      {CHANNELS.map((channel) => {
        const impossible = channels[channel]
        return (
          <label key={channel} data-impossible={impossible !== null}>
            <input
              type="radio"
              name="channel"
              id={`send-channel-${channel}`}
              checked={settings.channel.value === channel}
              disabled={impossible !== null}
              aria-describedby={`send-channel-${channel}-hint`}
              onChange={() => onChoose(channel)}
            />
            <b>
              {CHANNEL_NAMES[channel]}
              {inherited.channel.value === channel && (
                <span className="origin-mark">{sendingText.origin(inherited.channel.from)}</span>
              )}
            </b>
            <small id={`send-channel-${channel}-hint`}>{sendingText.channelHint(channel, impossible)}</small>
          </label>
        )
      })}
    </fieldset>
  )
}
