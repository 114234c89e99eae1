/** The projects of the board: a row for each project, a card for each stage. */
import { call } from '../../../src/commands/calls.js';
import type { Board, BoardProject, BoardStage } from '../../../src/features/board.js';
import { dueText, durationText, stateMark } from '../../../src/kit/text.js';
import type { Reason } from '../../../src/model/health.js';
import { isOpen } from '../../../src/model/stages.js';
import { flat } from '../../../src/model/text.js';
import type { Say } from '../../../src/ports/say.js';
import type { PlainSay } from '../plain-say.js';
import { MarkBadge } from '../render.js';
import { OpenButton } from './open-button.js';

/** One page of the board, as one person sees it. */
export interface BoardData {
  board: Board;
  /** From 1. */
  page: number;
  /** Parts of the names that are looked for. */
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
        <OpenButton call={call('projects')}>{label('board-summary', { n: board.projects.length })}</OpenButton>
        {' · '}
        <OpenButton call={call('status all')}>{label('board-needs', { n: board.needs })}</OpenButton>
        {' · '}
        {label('board-state', { at: time })}
      </p>
      {board.projects.map((row) => (
        <ProjectRow row={row} data={data} />
      ))}
    </>
  );
}

function ProjectRow({ row, data }: { row: BoardProject; data: BoardData }) {
  const { project, apart, inPart, lead, leadOfferedTo, stages, tasks } = row;
  return (
    <section class="project" aria-labelledby={`p-${project.id}`}>
      <header>
        <h2 id={`p-${project.id}`}>
          <OpenButton call={call('status', { project: project.id })}>{project.name}</OpenButton>
        </h2>
        <p class="note">
          {apart === undefined || apart === lead ? '' : `${apart} · `}
          {lead ? data.label('board-lead', { who: lead }) : data.label(inPart ? 'board-in-part' : 'board-no-lead')}
          {leadOfferedTo ? ` · ${data.label('board-offered', { who: leadOfferedTo })}` : ''}
          {project.description ? ` · ${project.description}` : ''}
        </p>
        <TaskNotes project={project.id} tasks={tasks} label={data.label} />
      </header>
      <ol class="stages">
        {stages.map((cell) => (
          <StageCard cell={cell} data={data} />
        ))}
      </ol>
    </section>
  );
}

/** Which stage a number is of, for those who hear it without seeing where it stands. */
const About = ({ stage }: { stage: string }) => <span class="hidden">{`${stage}: `}</span>;

function StageCard({ cell, data }: { cell: BoardStage; data: BoardData }) {
  const { stage, openTasks } = cell;
  const { label } = data;
  const flags = stageFlags(cell, label);
  const card = call('stage show', { stage: stage.id });
  return (
    <li class={`card ${stage.state}${flags.length > 0 ? ' flagged' : ''}`}>
      <h3>
        <OpenButton call={card}>{stage.name}</OpenButton>
      </h3>
      <MarkBadge mark={stateMark(data, stage.state)} />
      <StageAge stage={stage} data={data} />
      <StageOwner cell={cell} label={label} />
      {stage.due && isOpen(stage) && (
        <p class="note">
          <OpenButton call={card}>
            <About stage={stage.name} />
            {flat(dueText(data, stage.due, false))}
          </OpenButton>
        </p>
      )}
      {openTasks > 0 && (
        <p class="note">
          <OpenButton call={call('task list', { stage: stage.id })}>
            <About stage={stage.name} />
            {label('board-tasks', { n: openTasks })}
          </OpenButton>
        </p>
      )}
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

/** Whoever has a stage, and leads to what they do; a flag says it where somebody has to be found. */
function StageOwner({ cell: { stage, owner, offeredTo, reasons }, label }: { cell: BoardStage; label: PlainSay }) {
  if (owner)
    return (
      <p class="owner">
        {stage.owner ? <OpenButton call={call('task list', { person: stage.owner })}>{owner}</OpenButton> : owner}
      </p>
    );
  if (offeredTo) return <p class="owner">{label('board-offered', { who: offeredTo })}</p>;
  return reasons.includes('unowned') ? null : <p class="owner">{label('board-unowned')}</p>;
}

/** How long a stage has been as it is; leads to how it came to be. */
function StageAge({ stage, data }: { stage: BoardStage['stage']; data: BoardData }) {
  if (stage.state === 'not_started') return null;
  return (
    <span class="age">
      <OpenButton call={call('history', { item: stage.id })}>
        <About stage={stage.name} />
        {flat(durationText(data, data.now - stage.since))}
      </OpenButton>
    </span>
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

interface TaskNotesProps {
  /** Id of the project. */
  project: string;
  tasks: BoardProject['tasks'];
  label: PlainSay;
}

/** Why tasks of the project need a person: "2 tasks are overdue." */
function TaskNotes({ project, tasks: { overdue, unowned, waiting }, label }: TaskNotesProps) {
  const notes = [
    { n: overdue, id: 'needs-overdue', tasks: call('task list', { project, which: 'overdue' }) },
    { n: unowned, id: 'needs-taker', tasks: call('task list', { project, which: 'unowned' }) },
    { n: waiting, id: 'needs-task-answer', tasks: call('task list', { project }) },
  ].filter(({ n }) => n > 0);
  if (notes.length === 0) return null;
  return (
    <p class="note">
      {notes.map(({ n, id, tasks }) => (
        <>
          <OpenButton call={tasks}>{label(id, { n })}</OpenButton>{' '}
        </>
      ))}
    </p>
  );
}
