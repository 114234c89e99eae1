/** The sidebar: whom to speak as, and where. */
import type { Child } from 'hono/jsx';
import { directChannelOf } from '../channels.js';
import type { PlaygroundPerson } from '../people.js';
import type { PlainSay } from '../plain-say.js';
import { Avatar } from './avatar.js';
import type { ChatData } from './chat-data.js';
import { chatPath } from './links.js';
import { ChannelName, GuestMark } from './marks.js';

/** The sidebar alone, which the page fetches again when something has changed. */
export function Sidebar({ chat }: { chat: ChatData }) {
  const { label, me, channel } = chat;
  const direct = directChannelOf(me.id);
  const linkTo = (id: string, name: Child) => (
    <ChannelLink
      href={chatPath(id, me.id)}
      name={name}
      isHere={id === channel.id}
      isUnread={chat.unread.has(id)}
      label={label}
    />
  );
  return (
    <>
      <h2>{label('web-people')}</h2>
      <ul class="people">
        {chat.company.people.map((person) => (
          <PersonLink person={person} chat={chat} />
        ))}
      </ul>
      {me.standing === 'member' && <AddButton href="/parts/new-person" text={label('web-new-person')} />}
      <h2>{label('web-channels')}</h2>
      <ul>{chat.channels.map((one) => linkTo(one.id, <ChannelName channel={one} label={label} />))}</ul>
      {me.standing === 'member' && <AddButton href="/parts/new-channel" text={label('web-new-channel')} />}
      <h2>{label('web-direct')}</h2>
      <ul>{linkTo(direct, `⇢ ${label('web-baton')}`)}</ul>
    </>
  );
}

function AddButton({ href, text }: { href: string; text: string }) {
  return (
    <button type="button" class="add" hx-get={href} hx-target="#dialog-content" hx-swap="innerHTML">
      <span aria-hidden="true">+</span> {text}
    </button>
  );
}

/** Speak as another person: in the same channel if they see it, or in their own conversation with Baton. */
function PersonLink({ person, chat }: { person: PlaygroundPerson; chat: ChatData }) {
  const { me, channel, waiting, company, label } = chat;
  const there = company.canSee(channel.id, person.id) ? channel.id : company.firstChannelOf(person.id);
  return (
    <li>
      <a
        href={chatPath(channel.direct ? directChannelOf(person.id) : there, person.id)}
        aria-current={person.id === me.id ? 'true' : undefined}
      >
        <Avatar id={person.id} name={person.name} />
        {person.name}
        <GuestMark person={person} label={label} />
        {person.id !== me.id && waiting.has(person.id) && <span class="badge">{label('web-unread')}</span>}
      </a>
    </li>
  );
}

interface ChannelLinkProps {
  href: string;
  name: Child;
  isHere: boolean;
  isUnread: boolean;
  label: PlainSay;
}

function ChannelLink({ href, name, isHere, isUnread, label }: ChannelLinkProps) {
  return (
    <li>
      <a href={href} aria-current={isHere ? 'page' : undefined} class={isUnread && !isHere ? 'unread' : ''}>
        {name}
        {isUnread && !isHere && <span class="badge">{label('web-unread')}</span>}
      </a>
    </li>
  );
}
