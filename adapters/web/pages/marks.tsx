/** Marks beside names: a private channel's lock, and what kind of person somebody is. */
import type { PlaygroundChannel } from '../channels.js';
import type { PlaygroundPerson } from '../people.js';
import type { PlainSay } from '../plain-say.js';

interface ChannelNameProps {
  channel: PlaygroundChannel;
  label: PlainSay;
}

/** "# general", or a lock and the name of a private channel. */
export function ChannelName({ channel: { name, access }, label }: ChannelNameProps) {
  if (access === 'public') return <>{`# ${name}`}</>;
  return (
    <span class="channel-name">
      <svg class="lock" viewBox="0 0 16 16" role="img" aria-label={label('web-private-channel')}>
        <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" />
      </svg>
      {name}
    </span>
  );
}

/** Says of a guest, or of somebody from another company, that they are one. */
export function GuestMark({ person: { standing }, label }: { person: PlaygroundPerson; label: PlainSay }) {
  if (standing === 'member') return null;
  return <span class="tag">{label(standing === 'guest' ? 'web-guest' : 'web-external')}</span>;
}
