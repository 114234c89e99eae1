/** The messages of a channel or a thread, and the line in which one writes. */
import type { ChatData } from './chat-data.js';
import { ChatMessage } from './message.js';
import { SampleButton, TourList, WatchButton } from './tools.js';

interface ConversationProps {
  chat: ChatData;
  /** The open thread instead of the channel. */
  thread: boolean;
}

/** The messages alone, which the page fetches again when something has changed. */
export function MessageList({ chat, thread }: ConversationProps) {
  const shown = thread ? (chat.thread?.messages ?? []) : chat.messages;
  if (shown.length === 0) return <Welcome chat={chat} />;
  return (
    <>
      {shown.map((message) => (
        <ChatMessage message={message} chat={chat} inThread={thread} />
      ))}
    </>
  );
}

/** What a newcomer sees in an empty channel: what to type, and what to press. */
function Welcome({ chat }: { chat: ChatData }) {
  const { label, me, channel } = chat;
  if (channel.direct) return <p class="empty">{label('web-empty-direct', { person: me.name })}</p>;
  return (
    <div class="empty welcome">
      <h3>{label('help')}</h3>
      <p>{label('web-empty')}</p>
      <div class="controls">
        <WatchButton chat={chat} />
        {!chat.sample && <SampleButton chat={chat} />}
      </div>
      <p>{label('web-empty-more')}</p>
      <TourList chat={chat} />
    </div>
  );
}

/** The line in which one writes a message. */
export function MessageComposer({ chat, thread }: ConversationProps) {
  const { label, channel } = chat;
  const hint = thread ? 'web-say-hint-thread' : channel.direct ? 'web-say-hint-direct' : 'web-say-hint';
  const id = thread ? 'say-thread' : 'say';
  return (
    <form class="composer" data-composer>
      <label class="hidden" for={id}>
        {label(thread ? 'web-say-label-thread' : 'web-say-label', { channel: channel.name })}
      </label>
      <div class="line">
        <textarea
          id={id}
          name="text"
          rows={1}
          maxlength={20_000}
          placeholder={label(hint)}
          autocomplete="off"
          autofocus={!thread}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-describedby={`${id}-keys`}
        />
        <div id={`${id}-list`} class="suggestions" role="listbox" aria-label={label('web-suggestions')} hidden />
      </div>
      <p id={`${id}-keys`} class="hidden">
        {label('web-say-keys')}
      </p>
      <button type="submit" class="primary">
        {label('web-send')}
      </button>
    </form>
  );
}
