/** A tour on its stage: two people's windows side by side, and what is happening in words. */
import { zoneWords } from '../../../src/kit/text.js';
import type { Message } from '../../store/room-messages.js';
import type { TourWindow } from '../tour-windows.js';
import type { Tour } from '../tours.js';
import { Avatar } from './avatar.js';
import { CHANGED, Layout } from './layout.js';
import { chatPath, queryFor, tourPath } from './links.js';
import { ChannelName } from './marks.js';
import { MessageFrame, type MessageSurroundings } from './message.js';
import { Overlays } from './overlays.js';
import { TourControls, type TourState } from './tour-controls.js';

/** A window on the stage, with what its person has seen since the tour began. */
export interface StageWindow extends Pick<MessageSurroundings, 'me' | 'channel'> {
  messages: { message: Message; replies: Message[] }[];
  acts: boolean;
}

/** The page of a tour. */
export interface TourData extends TourState {
  windows: StageWindow[];
}

/** The whole page. Its stage is fetched again when something has changed. */
export function TourPage({ data }: { data: TourData }) {
  const { label, tour, as } = data;
  return (
    <Layout title={`${tour.title} · ${label('web-title')}`} page="tour">
      <a class="skip" href="#stage">
        {label('web-skip')}
      </a>
      <div class="tour" hx-ext="morph" hx-target="#dialog-content">
        <header class="top">
          <h1>
            {label('web-title')} <span class="tag">{label('web-demo')}</span>
          </h1>
          <h2>{tour.title}</h2>
          <a class="button" href={`/${queryFor(as)}`}>
            {label('web-tour-leave')}
          </a>
        </header>
        <main
          id="stage"
          tabindex={-1}
          hx-get={`/parts${tourPath(tour.id, as)}`}
          hx-trigger={CHANGED}
          hx-swap="morph:innerHTML"
          hx-target="this"
        >
          <TourStage data={data} />
        </main>
        <Overlays label={label} />
      </div>
    </Layout>
  );
}

/** The stage alone, which the page fetches again when something has changed. */
export function TourStage({ data }: { data: TourData }) {
  return (
    <>
      <TourControls state={data} />
      <div class="windows">
        {data.windows.map((window, side) => (
          <WindowPane window={window} side={side} label={data.label} />
        ))}
      </div>
    </>
  );
}

interface PaneProps {
  window: StageWindow;
  side: number;
  label: MessageSurroundings['label'];
}

function WindowPane({ window: { me, channel, messages, acts }, side, label }: PaneProps) {
  const id = `w-${me.id}-${channel.id}`;
  const chat = { me, channel, label };
  return (
    <section
      id={id}
      class={acts ? 'window acts' : 'window'}
      aria-labelledby={`${id}-name`}
      hx-vals={JSON.stringify({ as: me.id, channel: channel.id, thread: '' })}
    >
      <h3 id={`${id}-name`}>
        <Avatar id={me.id} name={me.name} />
        {me.name}
        <span class="note">
          {channel.direct ? `⇢ ${label('web-baton')}` : <ChannelName channel={channel} label={label} />}
          {` · ${zoneWords({ label }, me.zone)}`}
        </span>
      </h3>
      <div class="messages" tabindex={0} role="log" aria-live="off" aria-labelledby={`${id}-name`}>
        {messages.map(({ message, replies }) => (
          <MessageFrame id={`${side}-${message.id}`} message={message} chat={chat}>
            {replies.map((reply) => (
              <MessageFrame id={`${side}-${reply.id}`} message={reply} chat={chat} />
            ))}
          </MessageFrame>
        ))}
        {messages.length === 0 && <p class="empty">{label('web-tour-empty', { person: me.name })}</p>}
      </div>
    </section>
  );
}

/** Where a viewer goes on by themselves: as the first one who acts, where the tour took place. */
export function afterTour({ channel, steps }: Tour, windows: readonly TourWindow[]): string {
  const inChannel = windows.find((window) => window.channel === channel);
  return chatPath(channel, inChannel?.person ?? steps[0]?.as ?? '');
}
