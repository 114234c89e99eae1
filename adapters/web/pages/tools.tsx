/** The tools below the sidebar: new channels, tours, the sample project, a fresh start, the board. */
import type { PlainSay } from '../plain-say.js';
import type { ChatData } from './chat-data.js';
import { StartButton } from './tour-controls.js';

/** The tools alone, which the page fetches again when something has changed. */
export function Tools({ chat }: { chat: ChatData }) {
  const { label, me } = chat;
  return (
    <>
      {me.standing !== 'guest' && <NewChannelForm label={label} />}
      <p id="channel-error" class="error" role="alert" />
      <details class="tools">
        <summary>{label('web-tours')}</summary>
        <TourList chat={chat} />
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

function NewChannelForm({ label }: { label: PlainSay }) {
  return (
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
  );
}

/** The first tour, to be seen before anything else. */
export function WatchButton({ chat: { tours, me, label } }: { chat: ChatData }) {
  const [first] = tours;
  const words = label('web-watch');
  return first ? <StartButton tour={first} as={me.id} text={`▷ ${words}`} style="primary" /> : null;
}

/** A button for each tour after the first. */
export function TourList({ chat: { tours, me } }: { chat: ChatData }) {
  return (
    <ul class="tours">
      {tours.slice(1).map((tour) => (
        <li>
          <StartButton tour={tour} as={me.id} text={`▷ ${tour.title}`} />
        </li>
      ))}
    </ul>
  );
}

/** Loads the sample project, or removes it if it is there. */
export function SampleButton({ chat }: { chat: ChatData }) {
  const text = chat.sample ? '@Baton sample remove' : '@Baton sample';
  return (
    <button type="button" hx-post="/say" hx-swap="none" hx-vals={JSON.stringify({ text, thread: '' })}>
      {chat.label(chat.sample ? 'web-sample-remove' : 'web-sample')}
    </button>
  );
}
