/** One message of the playground, and what can be done with it. */
import { DateTime } from 'luxon';
import type { Message } from '../store/conversations.js';
import { type Label, ViewOf } from './render.js';
import { BATON, PEOPLE, type RoomChannel, type RoomPerson } from './room.js';
import type { Tour } from './tours.js';

export interface Chat {
  me: RoomPerson;
  channel: RoomChannel;
  channels: RoomChannel[];
  messages: Message[];
  replies: Map<string, number>;
  /** Whose hands are up, by message. */
  hands: Map<string, string[]>;
  thread: { id: string; messages: Message[] } | undefined;
  unread: Set<string>;
  waiting: Set<string>;
  sample: boolean;
  tours: Tour[];
  commands: { name: string; example: string }[];
  label: Label;
}

export const query = (as: string, thread?: string) =>
  `?as=${encodeURIComponent(as)}${thread ? `&thread=${encodeURIComponent(thread)}` : ''}`;
export const address = (channel: string, as: string, thread?: string) =>
  `/chat/${encodeURIComponent(channel)}${query(as, thread)}`;

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);

export function Avatar({ id, name }: { id: string; name: string }) {
  const index = PEOPLE.findIndex((p) => p.id === id);
  return (
    <span class={`avatar ${id === BATON ? 'bot' : `p${index}`}`} aria-hidden="true">
      {id === BATON ? '⇢' : initials(name)}
    </span>
  );
}

export function MessageOf({ message, chat, inThread }: { message: Message; chat: Chat; inThread: boolean }) {
  const { label, me, channel } = chat;
  const bot = message.author === BATON;
  const name = bot ? label('web-baton') : (PEOPLE.find((p) => p.id === message.author)?.name ?? message.author);
  const at = DateTime.fromMillis(message.at, { zone: me.zone });
  const replies = chat.replies.get(message.id) ?? 0;
  const id = `${inThread ? 't' : 'm'}-${message.id}`;
  return (
    <article
      id={id}
      class={message.onlyFor && !channel.direct ? 'message whisper' : 'message'}
      hx-vals={JSON.stringify({ message: message.id })}
      hx-target="#dialog-content"
      hx-swap="innerHTML"
    >
      <Avatar id={message.author} name={name} />
      <div class="body">
        <header>
          <strong>{name}</strong>
          {bot && <span class="tag">{label('web-bot')}</span>}
          <time datetime={at.toISO() ?? ''}>{at.toFormat('HH:mm')}</time>
          {message.onlyFor && !channel.direct && <span class="tag quiet">{label('web-only-you')}</span>}
          {message.edited && <span class="tag quiet">{label('web-edited')}</span>}
        </header>
        {message.content.is === 'view' ? (
          <ViewOf view={message.content.view} />
        ) : (
          <p class="said">{message.content.text}</p>
        )}
        {!channel.direct && !message.onlyFor && (
          <p class="actions">
            {!inThread && (
              <a class="reply" href={address(channel.id, me.id, message.id)}>
                {replies > 0 ? label('web-replies', { n: replies }) : label('web-reply')}
              </a>
            )}
            {!bot && <Actions message={message} chat={chat} />}
          </p>
        )}
      </div>
    </article>
  );
}

/** What can be done with what somebody said: a hand for it; and one's own can be changed. */
function Actions({ message, chat }: { message: Message; chat: Chat }) {
  const { label, me, hands } = chat;
  const up = hands.get(message.id) ?? [];
  const named = up.map((id) => PEOPLE.find((p) => p.id === id)?.name ?? id).join(', ');
  return (
    <>
      <button
        type="button"
        class="reply"
        hx-post="/hand"
        hx-swap="none"
        aria-pressed={up.includes(me.id) ? 'true' : 'false'}
        title={up.length > 0 ? label('web-hands', { n: up.length, who: named }) : label('web-hand')}
      >
        {up.length > 0 ? label('web-hand-count', { n: up.length }) : label('web-hand-short')}
      </button>
      {message.author === me.id && (
        <>
          <button type="button" class="reply" hx-get="/parts/edit">
            {label('web-edit')}
          </button>
          <button type="button" class="reply" hx-post="/delete" hx-swap="none" hx-confirm={label('web-delete-confirm')}>
            {label('web-delete')}
          </button>
        </>
      )}
    </>
  );
}

/** The dialog in which somebody changes what they said. */
export function EditDialog({ text, message, label }: { text: string; message: string; label: Label }) {
  return (
    <form class="form" hx-post="/edit" hx-vals={JSON.stringify({ message })} hx-target="#dialog-content">
      <h3 id="form-title">{label('web-edit-title')}</h3>
      <div class="field">
        <label for="edit-text">{label('web-edit-label')}</label>
        <textarea id="edit-text" name="text" rows={4} maxlength={20_000} required>
          {text}
        </textarea>
      </div>
      <div class="controls end">
        <button type="button" data-close>
          {label('web-cancel')}
        </button>
        <button type="submit" class="primary">
          {label('button-save')}
        </button>
      </div>
    </form>
  );
}
