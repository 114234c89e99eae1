/** The pages of the playground: a chat with channels, threads, private conversations and several people to speak as. */
import { Layout } from './layout.js';
import { Avatar, address, type Chat, MessageOf, query } from './message.js';
import type { Label } from './render.js';
import { directOf, PEOPLE } from './room.js';

/** What a newcomer sees first: what to type, and what to press. */
function Empty({ chat }: { chat: Chat }) {
  const { label, me, channel } = chat;
  if (channel.direct) return <p class="empty">{label('web-empty-direct', { person: me.name })}</p>;
  return (
    <div class="empty welcome">
      <h3>{label('help')}</h3>
      <p>{label('web-empty')}</p>
      <Tours chat={chat} />
      {!chat.sample && <SampleButton chat={chat} />}
    </div>
  );
}

function Tours({ chat }: { chat: Chat }) {
  return (
    <ul class="tours">
      {chat.tours.map((tour) => (
        <li>
          <button type="button" hx-post={`/tours/${tour.id}`} hx-swap="none" title={tour.about}>
            ▷ {tour.title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function SampleButton({ chat }: { chat: Chat }) {
  const text = chat.sample ? '@Baton sample remove' : '@Baton sample';
  return (
    <button type="button" hx-post="/say" hx-swap="none" hx-vals={JSON.stringify({ text, thread: '' })}>
      {chat.label(chat.sample ? 'web-sample-remove' : 'web-sample')}
    </button>
  );
}

/** The messages alone: fetched anew whenever something has changed. */
export function Messages({ chat, thread }: { chat: Chat; thread: boolean }) {
  const list = thread ? (chat.thread?.messages ?? []) : chat.messages;
  if (list.length === 0) return <Empty chat={chat} />;
  return (
    <>
      {list.map((message) => (
        <MessageOf message={message} chat={chat} inThread={thread} />
      ))}
    </>
  );
}

function Composer({ chat, thread }: { chat: Chat; thread: boolean }) {
  const { label, channel } = chat;
  const hint = thread ? 'web-say-hint-thread' : channel.direct ? 'web-say-hint-direct' : 'web-say-hint';
  const id = thread ? 'say-thread' : 'say';
  return (
    <form class="composer" hx-post="/say" hx-swap="none" data-composer>
      <label class="hidden" for={id}>
        {label('web-say-label', { channel: channel.name })}
      </label>
      <input
        id={id}
        name="text"
        type="text"
        maxlength={20_000}
        placeholder={label(hint)}
        autocomplete="off"
        list={thread ? undefined : 'commands'}
        autofocus={!thread}
      />
      <button type="submit" class="primary">
        {label('web-send')}
      </button>
    </form>
  );
}

function Place({
  href,
  name,
  here,
  unread,
  label,
}: {
  href: string;
  name: string;
  here: boolean;
  unread: boolean;
  label: Label;
}) {
  return (
    <li>
      <a href={href} aria-current={here ? 'page' : undefined} class={unread && !here ? 'unread' : ''}>
        {name}
        {unread && !here && <span class="badge">{label('web-unread')}</span>}
      </a>
    </li>
  );
}

/** The sidebar alone: fetched anew with the messages. */
export function Sidebar({ chat }: { chat: Chat }) {
  const { me, channel, label } = chat;
  const direct = directOf(me.id);
  return (
    <>
      <h2>{label('web-people')}</h2>
      <ul class="people">
        {PEOPLE.map((p) => (
          <li>
            <a
              href={address(channel.direct ? directOf(p.id) : channel.id, p.id)}
              aria-current={p.id === me.id ? 'true' : undefined}
            >
              <Avatar id={p.id} name={p.name} />
              {p.name}
              {p.id !== me.id && chat.waiting.has(p.id) && <span class="badge">{label('web-unread')}</span>}
            </a>
          </li>
        ))}
      </ul>
      <h2>{label('web-channels')}</h2>
      <ul>
        {chat.channels.map((c) => (
          <Place
            href={address(c.id, me.id)}
            name={`# ${c.name}`}
            here={c.id === channel.id}
            unread={chat.unread.has(c.id)}
            label={label}
          />
        ))}
      </ul>
      <h2>{label('web-direct')}</h2>
      <ul>
        <Place
          href={address(direct, me.id)}
          name={`⇢ ${label('web-baton')}`}
          here={channel.id === direct}
          unread={chat.unread.has(direct)}
          label={label}
        />
      </ul>
    </>
  );
}

export function Tools({ chat }: { chat: Chat }) {
  const { label, me } = chat;
  return (
    <>
      <form class="inline" hx-post="/channels" hx-target="#channel-error">
        <label class="hidden" for="new-channel">
          {label('web-new-channel')}
        </label>
        <input
          id="new-channel"
          name="name"
          type="text"
          maxlength={40}
          placeholder={label('web-new-channel')}
          autocomplete="off"
        />
        <button type="submit">{label('web-add')}</button>
      </form>
      <p id="channel-error" class="error" role="alert" />
      <details class="tools">
        <summary>{label('web-tours')}</summary>
        <Tours chat={chat} />
      </details>
      <div class="tools">
        <SampleButton chat={chat} />
        <button type="button" hx-post="/clear" hx-swap="none" hx-confirm={label('web-clear-confirm')}>
          {label('web-clear')}
        </button>
        <a class="button" href={`/board?as=${me.id}`}>
          {label('web-board')}
        </a>
      </div>
    </>
  );
}

export function ChatPage({ chat }: { chat: Chat }) {
  const { me, channel, label, thread } = chat;
  const where = { as: me.id, channel: channel.id, thread: '' };
  const from = (part: string) => `/parts/${part}/${encodeURIComponent(channel.id)}${query(me.id, thread?.id)}`;
  const refreshed = { 'hx-trigger': 'sse:changed', 'hx-swap': 'morph:innerHTML', 'hx-target': 'this' };
  return (
    <Layout title={`${channel.direct ? label('web-baton') : `#${channel.name}`} · ${label('web-title')}`} page="chat">
      <a class="skip" href="#messages">
        {label('web-skip')}
      </a>
      <div
        class="frame"
        hx-ext="sse,morph"
        sse-connect={`/live?as=${me.id}`}
        hx-vals={JSON.stringify(where)}
        hx-target="#dialog-content"
      >
        <nav id="menu" class="sidebar" aria-label={label('web-playground')}>
          <h1>
            {label('web-title')} <span class="tag">{label('web-playground')}</span>
          </h1>
          <div id="sidebar" hx-get={from('sidebar')} {...refreshed}>
            <Sidebar chat={chat} />
          </div>
          <div id="tools" hx-get={from('tools')} {...refreshed}>
            <Tools chat={chat} />
          </div>
        </nav>
        <main class="room">
          <header class="top">
            <h2>{channel.direct ? `⇢ ${label('web-baton')}` : `# ${channel.name}`}</h2>
            <span class="note">{label('web-as', { person: me.name })}</span>
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
            hx-get={from('messages')}
            {...refreshed}
          >
            <Messages chat={chat} thread={false} />
          </section>
          <Composer chat={chat} thread={false} />
        </main>
        {thread && (
          <aside class="thread" aria-label={label('web-thread')} hx-vals={JSON.stringify({ thread: thread.id })}>
            <header class="top">
              <h2>{label('web-thread')}</h2>
              <a class="button" href={address(channel.id, me.id)} aria-label={label('web-thread-close')}>
                ✕
              </a>
            </header>
            <section class="messages" role="log" aria-live="polite" hx-get={from('thread')} {...refreshed}>
              <Messages chat={chat} thread={true} />
            </section>
            <Composer chat={chat} thread={true} />
          </aside>
        )}
        <dialog id="dialog" aria-labelledby="form-title">
          <div id="dialog-content" />
        </dialog>
        <p id="toast" role="alert" class="toast" data-offline={label('web-offline')} hidden />
        <datalist id="commands">
          {chat.commands.map((c) => (
            <option value={`/baton ${c.example}`}>{c.name}</option>
          ))}
        </datalist>
      </div>
    </Layout>
  );
}
