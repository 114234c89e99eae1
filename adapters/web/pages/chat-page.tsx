/** The page of a channel: sidebar, messages, and the open thread. */
import { zoneWords } from '../../../src/kit/text.js';
import type { ChatData } from './chat-data.js';
import { MessageComposer, MessageList } from './conversation.js';
import { CHANGED, Layout } from './layout.js';
import { chatPath, queryFor } from './links.js';
import { ChannelName } from './marks.js';
import { Overlays } from './overlays.js';
import { Sidebar } from './sidebar.js';
import { Tools, WatchButton } from './tools.js';

interface PaneProps {
  chat: ChatData;
}

/** The whole page. Its panes are fetched again, one by one, when something has changed. */
export function ChatPage({ chat }: PaneProps) {
  const { me, channel, label, thread } = chat;
  const speaker = { as: me.id, channel: channel.id, thread: '' };
  const name = channel.direct ? label('web-baton') : `#${channel.name}`;
  return (
    <Layout title={`${name} · ${label('web-title')}`} page="chat">
      <a class="skip" href="#messages">
        {label('web-skip')}
      </a>
      <div class="frame" hx-ext="morph" hx-vals={JSON.stringify(speaker)} hx-target="#dialog-content">
        <Menu chat={chat} />
        <ChannelPane chat={chat} />
        {thread && <ThreadPane chat={chat} thread={thread.id} />}
        <Overlays label={label} />
        <Completions chat={chat} />
      </div>
    </Layout>
  );
}

/** Attributes of a pane that fetches its content from `/parts/…` when something has changed. */
function refreshed({ me, channel, thread }: ChatData, part: 'messages' | 'thread' | 'sidebar' | 'tools') {
  return {
    'hx-get': `/parts/${part}/${encodeURIComponent(channel.id)}${queryFor(me.id, thread?.id)}`,
    'hx-trigger': CHANGED,
    'hx-swap': 'morph:innerHTML',
    'hx-target': 'this',
  };
}

function Menu({ chat }: PaneProps) {
  const { label } = chat;
  return (
    <nav id="menu" class="sidebar" aria-label={label('web-playground')}>
      <h1>
        {label('web-title')} <span class="tag">{label('web-playground')}</span>
      </h1>
      <a class="button narrow" href="#messages">
        {label('web-back')}
      </a>
      <WatchButton chat={chat} />
      <div id="sidebar" {...refreshed(chat, 'sidebar')}>
        <Sidebar chat={chat} />
      </div>
      <div id="tools" {...refreshed(chat, 'tools')}>
        <Tools chat={chat} />
      </div>
    </nav>
  );
}

function ChannelPane({ chat }: PaneProps) {
  const { label, me, channel } = chat;
  return (
    <main class="room">
      <header class="top">
        <h2>{channel.direct ? `⇢ ${label('web-baton')}` : <ChannelName channel={channel} label={label} />}</h2>
        <span class="note">{label('web-as', { person: me.name, zone: zoneWords(chat, me.zone) })}</span>
        {me.standing === 'member' && !channel.direct && (
          <button type="button" hx-get="/parts/channel-people" hx-swap="innerHTML">
            {label('web-channel-open')}
          </button>
        )}
        <a class="button narrow" href="#menu">
          {label('web-menu')}
        </a>
      </header>
      <section
        id="messages"
        class="messages"
        tabindex={-1}
        role="log"
        aria-live="polite"
        {...refreshed(chat, 'messages')}
      >
        <MessageList chat={chat} thread={false} />
      </section>
      <MessageComposer chat={chat} thread={false} />
    </main>
  );
}

function ThreadPane({ chat, thread }: PaneProps & { thread: string }) {
  const { label, me, channel } = chat;
  return (
    <aside class="thread" aria-label={label('web-thread')} hx-vals={JSON.stringify({ thread })}>
      <header class="top">
        <h2>{label('web-thread')}</h2>
        <a class="button" href={chatPath(channel.id, me.id)} aria-label={label('web-thread-close')}>
          ✕
        </a>
      </header>
      <section class="messages" role="log" aria-live="polite" {...refreshed(chat, 'thread')}>
        <MessageList chat={chat} thread={true} />
      </section>
      <MessageComposer chat={chat} thread={true} />
    </aside>
  );
}

/** What completes a line that begins with "/", and a name that begins with "@". */
function Completions({ chat: { commands, company, label } }: PaneProps) {
  return (
    <>
      <datalist id="commands">
        {commands.map((example) => (
          <option value={`/baton ${example}`} />
        ))}
      </datalist>
      <datalist id="mentions">
        {[label('web-baton'), ...company.people.map(({ name }) => name)].map((name) => (
          <option value={`@${name}`} />
        ))}
      </datalist>
    </>
  );
}
