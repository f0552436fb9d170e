import { CHANNELS, type Channel } from '../../../shared/model/sending.ts'
import { CHANNEL_NAMES, sendingText } from '../../text/sending.ts'

interface ChannelCardsProps {
  chosen: Channel
  /** null: possible; else why not. */
  channels: Record<Channel, string | null>
  onChoose: (channel: Channel) => void
}

/** The four channels; one that is impossible stays visible, with its reason. */
export function ChannelCards({ chosen, channels, onChoose }: ChannelCardsProps) {
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
              checked={chosen === channel}
              disabled={impossible !== null}
              aria-describedby={`send-channel-${channel}-hint`}
              onChange={() => onChoose(channel)}
            />
            <b>{CHANNEL_NAMES[channel]}</b>
            <small id={`send-channel-${channel}-hint`}>{sendingText.channelHint(channel, impossible)}</small>
          </label>
        )
      })}
    </fieldset>
  )
}
