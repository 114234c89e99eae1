/** One message of the chat, and what can be done with it. */
import { type Child, useContext } from 'hono/jsx';
import { DateTime } from 'luxon';
import type { Message } from '../../store/room-messages.js';
import { FormButtons } from '../form.js';
import { LabelContext } from '../label-context.js';
import { BATON } from '../people.js';
import { PeopleContext } from '../people-context.js';
import type { PlainSay } from '../plain-say.js';
import { RenderedView } from '../render.js';
import { Avatar } from './avatar.js';
import type { ChatData } from './chat-data.js';
import { chatPath } from './links.js';

interface MessageProps {
  message: Message;
  chat: MessageSurroundings;
  /** Shown in the thread's pane, next to the channel. */
  inThread: boolean;
}

/** What a message is shown with. */
export type MessageSurroundings = Pick<ChatData, 'me' | 'channel' | 'replies' | 'hands' | 'label'>;

const nameOf = (id: string) => useContext(PeopleContext).find((person) => person.id === id)?.name ?? id;

/** A message with its author, time and actions. */
export function ChatMessage({ message, chat, inThread }: MessageProps) {
  const hasActions = !chat.channel.direct && !message.onlyFor;
  const id = `${inThread ? 't' : 'm'}-${message.id}`;
  const acting = { message, chat, about: `${id}-by` };
  return (
    <MessageFrame id={id} message={message} chat={chat}>
      {hasActions && (
        <p class="actions">
          {!inThread && <ReplyLink {...acting} />}
          {message.author !== BATON && <MessageActions {...acting} />}
        </p>
      )}
    </MessageFrame>
  );
}

interface FrameProps {
  /** Of the element: a message can be on a page twice. */
  id: string;
  message: Message;
  chat: Pick<ChatData, 'me' | 'channel' | 'label'>;
  /** What stands below it. */
  children?: Child;
}

/** A message with its author and time, and Baton's controls. */
export function MessageFrame({ id, message, chat, children }: FrameProps) {
  const isPrivate = message.onlyFor !== null && !chat.channel.direct;
  const name = message.author === BATON ? chat.label('web-baton') : nameOf(message.author);
  return (
    <article
      id={id}
      class={isPrivate ? 'message whisper' : 'message'}
      aria-labelledby={`${id}-by`}
      hx-vals={JSON.stringify({ message: message.id })}
      hx-target="#dialog-content"
      hx-swap="innerHTML"
    >
      <Avatar id={message.author} name={name} />
      <div class="body">
        <MessageHeader id={`${id}-by`} message={message} name={name} isPrivate={isPrivate} chat={chat} />
        {message.content.is === 'view' ? (
          <LabelContext.Provider value={chat.label}>
            <RenderedView view={message.content.view} id={id} />
          </LabelContext.Provider>
        ) : (
          <p class="said">{message.content.text}</p>
        )}
        {children}
      </div>
    </article>
  );
}

interface HeaderProps {
  id: string;
  message: Message;
  name: string;
  isPrivate: boolean;
  chat: Pick<ChatData, 'me' | 'label'>;
}

function MessageHeader({ id, message, name, isPrivate, chat: { me, label } }: HeaderProps) {
  const at = DateTime.fromMillis(message.at, { zone: me.zone });
  return (
    <header id={id}>
      <strong>{name}</strong>
      {message.author === BATON && <span class="tag">{label('web-bot')}</span>}
      <time datetime={at.toISO() ?? ''}>{at.toFormat('HH:mm')}</time>
      {isPrivate && <span class="tag quiet">{label('web-only-you')}</span>}
      {message.edited && <span class="tag quiet">{label('web-edited')}</span>}
    </header>
  );
}

interface ActingProps {
  message: Message;
  chat: MessageSurroundings;
  /** The id of what says whose message it is, and from when: read out after the name of each action. */
  about: string;
}

function ReplyLink({ message, chat, about }: ActingProps) {
  const replies = chat.replies.get(message.id) ?? 0;
  return (
    <a class="reply" href={chatPath(chat.channel.id, chat.me.id, message.id)} aria-describedby={about}>
      {replies > 0 ? chat.label('web-replies', { n: replies }) : chat.label('web-reply')}
    </a>
  );
}

/** Anybody can put a hand up for what a person wrote; its author can edit and delete it. */
function MessageActions({ message, chat, about }: ActingProps) {
  return (
    <>
      <HandButton up={chat.hands.get(message.id) ?? []} chat={chat} about={about} />
      {message.author === chat.me.id && (
        <>
          <button type="button" class="reply" hx-get="/parts/edit" aria-describedby={about}>
            {chat.label('web-edit')}
          </button>
          <button
            type="button"
            class="reply"
            hx-post="/delete"
            hx-swap="none"
            hx-confirm={chat.label('web-delete-confirm')}
            aria-describedby={about}
          >
            {chat.label('web-delete')}
          </button>
        </>
      )}
    </>
  );
}

interface HandProps extends Omit<ActingProps, 'message'> {
  /** The people whose hands are up. */
  up: readonly string[];
}

function HandButton({ up, chat: { label, me }, about }: HandProps) {
  const names = up.map(nameOf).join(', ');
  return (
    <button
      type="button"
      class="reply"
      hx-post="/hand"
      hx-swap="none"
      aria-describedby={up.length > 0 ? undefined : about}
      aria-pressed={up.includes(me.id) ? 'true' : 'false'}
      title={up.length > 0 ? label('web-hands', { n: up.length, who: names }) : label('web-hand')}
    >
      {up.length > 0 ? label('web-hand-count', { n: up.length }) : label('web-hand-short')}
    </button>
  );
}

/** The dialog in which people edit what they said. */
export function EditDialog({ text, message, label }: { text: string; message: string; label: PlainSay }) {
  return (
    <form class="form" hx-post="/edit" hx-vals={JSON.stringify({ message })} hx-target="#dialog-content">
      <h3 id="form-title">{label('web-edit-title')}</h3>
      <div class="field">
        <label for="edit-text">{label('web-edit-label')}</label>
        <textarea id="edit-text" name="text" rows={4} maxlength={20_000} required>
          {text}
        </textarea>
      </div>
      <FormButtons submit={label('button-save')} label={label} />
    </form>
  );
}
