/** The tools below the sidebar: tours, the sample project, a fresh start, the board. */
import { SIMULATIONS } from '../simulator.js';
import type { ChatData } from './chat-data.js';
import { StartButton } from './tour-controls.js';

/** The tools alone, which the page fetches again when something has changed. */
export function Tools({ chat }: { chat: ChatData }) {
  const { label, me } = chat;
  return (
    <>
      <div class="tools">
        <a class="button" href={`/board?as=${me.id}`}>
          {label('web-board')}
        </a>
      </div>
      <details class="tools">
        <summary>{label('web-tours')}</summary>
        <TourList chat={chat} />
      </details>
      {!chat.channel.direct && <Simulations chat={chat} />}
      <div class="tools">
        <SampleButton chat={chat} />
        <button type="button" hx-post="/clear" hx-swap="none" hx-confirm={label('web-clear-confirm')}>
          {label('web-clear')}
        </button>
      </div>
    </>
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

/** A button for each thing that another system can tell Baton. */
function Simulations({ chat: { label } }: { chat: ChatData }) {
  return (
    <details class="tools">
      <summary>{label('web-simulate')}</summary>
      <p class="note">{label('web-simulate-about')}</p>
      <ul class="tours">
        {SIMULATIONS.map((what) => (
          <li>
            <button type="button" hx-post={`/simulate/${what}`} hx-swap="none">
              {label(`web-simulate-${what}`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Loads the sample project, or removes it if it is there; guests cannot. */
export function SampleButton({ chat }: { chat: ChatData }) {
  if (chat.me.standing !== 'member') return null;
  const text = chat.sample ? '@Baton sample remove' : '@Baton sample';
  return (
    <button type="button" hx-post="/say" hx-swap="none" hx-vals={JSON.stringify({ text, thread: '' })}>
      {chat.label(chat.sample ? 'web-sample-remove' : 'web-sample')}
    </button>
  );
}
