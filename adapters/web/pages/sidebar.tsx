/** The sidebar: whom to speak as, and where. */
import { directChannelOf } from '../channels.js';
import { PEOPLE, type PlaygroundPerson } from '../people.js';
import type { PlainSay } from '../plain-say.js';
import { Avatar } from './avatar.js';
import type { ChatData } from './chat-data.js';
import { chatPath } from './links.js';

/** The sidebar alone, which the page fetches again when something has changed. */
export function Sidebar({ chat }: { chat: ChatData }) {
  const { label, me, channel } = chat;
  const direct = directChannelOf(me.id);
  const linkTo = (id: string, name: string) => (
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
        {PEOPLE.map((person) => (
          <PersonLink person={person} chat={chat} />
        ))}
      </ul>
      <h2>{label('web-channels')}</h2>
      <ul>{chat.channels.map(({ id, name }) => linkTo(id, `# ${name}`))}</ul>
      <h2>{label('web-direct')}</h2>
      <ul>{linkTo(direct, `⇢ ${label('web-baton')}`)}</ul>
    </>
  );
}

/** Speak as another person: in the same channel, or in their own conversation with Baton. */
function PersonLink({ person, chat }: { person: PlaygroundPerson; chat: ChatData }) {
  const { me, channel, waiting, label } = chat;
  return (
    <li>
      <a
        href={chatPath(channel.direct ? directChannelOf(person.id) : channel.id, person.id)}
        aria-current={person.id === me.id ? 'true' : undefined}
      >
        <Avatar id={person.id} name={person.name} />
        {person.name}
        {person.id !== me.id && waiting.has(person.id) && <span class="badge">{label('web-unread')}</span>}
      </a>
    </li>
  );
}

interface ChannelLinkProps {
  href: string;
  name: string;
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
