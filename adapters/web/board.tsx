/** The board as a page: one row a project, one card a stage. Reads without scripts, on paper too. */

import type { Board, BoardProject, BoardStage } from '../../src/features/board.js';
import { dueText, lasting, mark } from '../../src/kit/text.js';
import { isOpen } from '../../src/model/stages.js';
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports.js';
import { Layout } from './layout.js';
import { type Label, MarkOf } from './render.js';

export interface BoardView {
  board: Board;
  page: number;
  find: string;
  as: string;
  now: number;
  today: string;
  /** Time of day in the reader's zone. */
  at: string;
  say: Say;
  label: Label;
}

function Card({ cell, v }: { cell: BoardStage; v: BoardView }) {
  const { stage } = cell;
  const { label } = v;
  const flags = [
    cell.unowned && !cell.offeredTo ? label('board-unowned') : '',
    cell.stalled ? label('board-stalled') : '',
    cell.overdue ? label('board-overdue') : '',
  ].filter((flag) => flag !== '');
  return (
    <li class={`card ${stage.state}${flags.length > 0 ? ' flagged' : ''}`}>
      <h3>{stage.name}</h3>
      <MarkOf mark={mark(v, stage.state)} />
      {stage.state !== 'not_started' && <span class="age">{flat(lasting(v, v.now - stage.since))}</span>}
      <p class="owner">{cell.owner ?? (cell.offeredTo ? label('board-offered', { who: cell.offeredTo }) : '—')}</p>
      {stage.due && isOpen(stage) && <p class="note">{flat(dueText(v, stage.due, false))}</p>}
      {cell.openTasks > 0 && <p class="note">{label('board-tasks', { n: cell.openTasks })}</p>}
      {stage.reason && isOpen(stage) && <p class="note">“{stage.reason}”</p>}
      {flags.length > 0 && (
        <p class="flags">
          {flags.map((flag) => (
            <span class="flag">{flag}</span>
          ))}
        </p>
      )}
    </li>
  );
}

function Row({ row, v }: { row: BoardProject; v: BoardView }) {
  return (
    <section class="project" aria-labelledby={`p-${row.project.id}`}>
      <header>
        <h2 id={`p-${row.project.id}`}>{row.project.name}</h2>
        <p class="note">
          {row.lead ? v.label('board-lead', { who: row.lead }) : v.label('board-no-lead')}
          {row.project.description ? ` · ${row.project.description}` : ''}
        </p>
      </header>
      <ol class="stages">
        {row.stages.map((cell) => (
          <Card cell={cell} v={v} />
        ))}
      </ol>
    </section>
  );
}

/** The part that is fetched anew when something has changed. */
export function BoardRows({ v }: { v: BoardView }) {
  const { board, label } = v;
  if (board.projects.length === 0)
    return <p class="empty">{v.find ? label('board-none-found', { word: v.find }) : label('board-none')}</p>;
  return (
    <>
      <p class="note summary">
        {label('board-summary', { n: board.projects.length })} · {label('board-needs', { n: board.needs })} ·{' '}
        {label('board-state', { at: v.at })}
      </p>
      {board.projects.map((row) => (
        <Row row={row} v={v} />
      ))}
    </>
  );
}

export function BoardPage({ v }: { v: BoardView }) {
  const { label } = v;
  const query = `?as=${encodeURIComponent(v.as)}&find=${encodeURIComponent(v.find)}`;
  return (
    <Layout title={`${label('board-title')} · ${label('web-title')}`} page="board">
      <a class="skip" href="#projects">
        {label('web-skip-board')}
      </a>
      <div hx-ext="sse,morph" sse-connect={`/live?as=${v.as}`}>
        <header class="top">
          <h1>
            {label('web-title')} <span class="tag">{label('board-title')}</span>
          </h1>
          <form method="get" action="/board" class="inline">
            <input type="hidden" name="as" value={v.as} />
            <label class="hidden" for="find">
              {label('board-find')}
            </label>
            <input
              id="find"
              name="find"
              type="search"
              value={v.find}
              placeholder={label('board-find')}
              maxlength={80}
            />
            <button type="submit">{label('board-find-button')}</button>
          </form>
          <a class="button" href={`/?as=${v.as}`}>
            {label('web-to-playground')}
          </a>
        </header>
        <main
          id="projects"
          tabindex={-1}
          hx-get={`/parts/board${query}&page=${v.page}`}
          hx-trigger="sse:changed"
          hx-swap="morph:innerHTML"
        >
          <BoardRows v={v} />
        </main>
        <nav class="pages" aria-label={label('web-more')}>
          {v.page > 1 && (
            <a class="button" href={`/board${query}`}>
              {label('board-first')}
            </a>
          )}
          {v.board.more && (
            <a class="button" href={`/board${query}&page=${v.page + 1}`}>
              {label('board-more')}
            </a>
          )}
        </nav>
      </div>
    </Layout>
  );
}
