/** The projects of the board: a row for each project, a card for each stage. */
import type { Board, BoardProject, BoardStage } from '../../../src/features/board.js';
import { dueText, durationText, stateMark } from '../../../src/kit/text.js';
import type { Reason } from '../../../src/model/health.js';
import { isOpen } from '../../../src/model/stages.js';
import { flat } from '../../../src/model/text.js';
import type { Say } from '../../../src/ports.js';
import type { PlainSay } from '../plain-say.js';
import { MarkBadge } from '../render.js';

/** One page of the board, as one person sees it. */
export interface BoardData {
  board: Board;
  /** From 1. */
  page: number;
  /** The beginning of the names that are looked for. */
  find: string;
  /** Id of the person who is looking. */
  as: string;
  /** Epoch milliseconds. */
  now: number;
  /** `YYYY-MM-DD` in the reader's zone. */
  today: string;
  /** `HH:mm` in the reader's zone. */
  time: string;
  say: Say;
  label: PlainSay;
}

/** The rows alone, which the page fetches again when something has changed. */
export function BoardRows({ data }: { data: BoardData }) {
  const { board, label, find, time } = data;
  if (board.projects.length === 0)
    return <p class="empty">{find ? label('board-none-found', { word: find }) : label('board-none')}</p>;
  return (
    <>
      <p class="note summary">
        {label('board-summary', { n: board.projects.length })} · {label('board-needs', { n: board.needs })} ·{' '}
        {label('board-state', { at: time })}
      </p>
      {board.projects.map((row) => (
        <ProjectRow row={row} data={data} />
      ))}
    </>
  );
}

function ProjectRow({ row, data }: { row: BoardProject; data: BoardData }) {
  const { project, lead, leadOfferedTo, stages, tasks } = row;
  return (
    <section class="project" aria-labelledby={`p-${project.id}`}>
      <header>
        <h2 id={`p-${project.id}`}>{project.name}</h2>
        <p class="note">
          {lead ? data.label('board-lead', { who: lead }) : data.label('board-no-lead')}
          {leadOfferedTo ? ` · ${data.label('board-offered', { who: leadOfferedTo })}` : ''}
          {project.description ? ` · ${project.description}` : ''}
        </p>
        <TaskNotes tasks={tasks} label={data.label} />
      </header>
      <ol class="stages">
        {stages.map((cell) => (
          <StageCard cell={cell} data={data} />
        ))}
      </ol>
    </section>
  );
}

function StageCard({ cell, data }: { cell: BoardStage; data: BoardData }) {
  const { stage, owner, offeredTo, openTasks } = cell;
  const { label } = data;
  const flags = stageFlags(cell, label);
  return (
    <li class={`card ${stage.state}${flags.length > 0 ? ' flagged' : ''}`}>
      <h3>{stage.name}</h3>
      <MarkBadge mark={stateMark(data, stage.state)} />
      {stage.state !== 'not_started' && <span class="age">{flat(durationText(data, data.now - stage.since))}</span>}
      <p class="owner">{owner ?? (offeredTo ? label('board-offered', { who: offeredTo }) : '—')}</p>
      {stage.due && isOpen(stage) && <p class="note">{flat(dueText(data, stage.due, false))}</p>}
      {openTasks > 0 && <p class="note">{label('board-tasks', { n: openTasks })}</p>}
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

/** Why a stage needs a person, in words. Its mark already says whether it is blocked or at risk. */
const FLAGS: Partial<Record<Reason, string>> = {
  stuck: 'board-stalled',
  unowned: 'board-unowned',
  waiting: 'board-waiting',
  overdue: 'board-overdue',
};

function stageFlags({ reasons }: BoardStage, label: PlainSay): string[] {
  return reasons.flatMap((reason) => {
    const id = FLAGS[reason];
    return id === undefined ? [] : [label(id)];
  });
}

/** Why tasks of the project need a person: "2 tasks are overdue." */
function TaskNotes({ tasks, label }: { tasks: BoardProject['tasks']; label: PlainSay }) {
  const notes = [
    ...(tasks.overdue > 0 ? [label('needs-overdue', { n: tasks.overdue })] : []),
    ...(tasks.unowned > 0 ? [label('needs-taker', { n: tasks.unowned })] : []),
    ...(tasks.waiting > 0 ? [label('needs-task-answer', { n: tasks.waiting })] : []),
  ];
  return notes.length > 0 ? <p class="note">{notes.join(' ')}</p> : null;
}
