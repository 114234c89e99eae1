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

/** The id of the field that says which project a signal is about. */
const PROJECT_FIELD = 'simulate-project';

/** A button for each thing that another system can tell Baton. */
function Simulations({ chat: { label, projects } }: { chat: ChatData }) {
  const [main] = projects;
  return (
    <details class="tools">
      <summary>{label('web-simulate')}</summary>
      <p class="note">
        {main ? label('web-simulate-about', { project: main.name, n: projects.length }) : label('web-simulate-nothing')}
      </p>
      {projects.length > 1 && <ProjectField projects={projects} label={label} />}
      <ul class="tours">
        {main &&
          SIMULATIONS.map((what) => (
            <li>
              <button
                type="button"
                hx-post={`/simulate/${what}`}
                hx-include={projects.length > 1 ? `#${PROJECT_FIELD}` : undefined}
                hx-swap="none"
                hx-sync="this:drop"
                data-tells
              >
                {label(`web-simulate-${what}`)}
              </button>
            </li>
          ))}
      </ul>
    </details>
  );
}

/** Which of the channel's projects the signals are about. */
function ProjectField({ projects, label }: Pick<ChatData, 'projects' | 'label'>) {
  return (
    <label class="field">
      {label('web-simulate-project')}
      <select id={PROJECT_FIELD} name="project">
        {projects.map(({ id, name }) => (
          <option value={id}>{name}</option>
        ))}
      </select>
    </label>
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
