/** The reminder as its reader sees it: a few items of each kind, and what can be done about each. */
import { button, call, optionPicker } from '../../commands/calls.js';
import type { Showing } from '../../commands/context.js';
import { activeProjects } from '../../kit/active-projects.js';
import { thenShow } from '../../kit/controls.js';
import { ownIncidentItems } from '../../kit/incidents.js';
import { offerListItems } from '../../kit/lists.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { dueText, durationText, joinDots, stateMark, taskName } from '../../kit/text.js';
import { DAY } from '../../model/dates/calendar.js';
import type { Project, Stage, Task } from '../../model/project-rows.js';
import { bold, plain } from '../../model/text.js';
import {
  type Block,
  controls,
  items,
  type ListItem,
  note,
  type Picker,
  paragraph,
  type View,
  view,
} from '../../view/view.js';
import { type Dated, type Expiring, isEmpty, type Waiting } from './waiting.js';

/** Items of each kind that are shown. */
const MOST_SHOWN = 5;
/** Days for which a person can snooze by picking. */
const SNOOZES = [1, 3, 7] as const;
const AFTER = call('reminder show');

type Projects = ReadonlyMap<string, Project>;

/** Everything that waits; one line if nothing does. */
export async function reminderView(showing: Showing, waiting: Waiting): Promise<View> {
  if (isEmpty(waiting)) return view(paragraph(showing.say('reminder-nothing')));
  const { due, overdue, offers, stuck, evidence, incidents } = waiting;
  const stages = stuck.map(({ stage }) => stage);
  const rows = [...due.tasks, ...due.stages, ...overdue.tasks, ...overdue.stages, ...stages];
  const projects = await activeProjects(showing.read, rows);
  const asked = await offerListItems(showing, offers.slice(0, MOST_SHOWN), AFTER);
  const quiet = stuck.slice(0, MOST_SHOWN).map((one) => stageItem(showing, projects, one.stage, one.quietMs));
  const trouble = await ownIncidentItems(showing, incidents.slice(0, MOST_SHOWN), AFTER);
  return view(
    ...part(showing, 'incidents', trouble, incidents.length),
    ...part(showing, 'overdue', datedItems(showing, projects, overdue), countOf(overdue)),
    ...part(showing, 'due', datedItems(showing, projects, due), countOf(due)),
    ...part(showing, 'offers', asked, offers.length),
    ...part(showing, 'stalled', quiet, stuck.length),
    ...part(
      showing,
      'evidence',
      evidence.slice(0, MOST_SHOWN).map((one) => evidenceItem(showing, one)),
      evidence.length,
    ),
    controls(snoozePicker(showing), button(showing.label('button-reminders'), call('reminders'))),
  );
}

const countOf = ({ tasks, stages }: Dated): number => tasks.length + stages.length;

/** A kind of thing that waits, with the number of those that are not shown. */
function part(showing: Showing, kind: string, list: readonly ListItem[], all: number): Block[] {
  if (list.length === 0) return [];
  const left = all - list.length;
  return [
    paragraph(showing.say(`reminder-${kind}`)),
    items([...list]),
    ...(left > 0 ? [note(showing.say('digest-more', { n: left }))] : []),
  ];
}

const datedItems = (showing: Showing, projects: Projects, { tasks, stages }: Dated): ListItem[] =>
  [
    ...stages.map((stage) => stageItem(showing, projects, stage)),
    ...tasks.map((task) => taskItem(showing, projects, task)),
  ].slice(0, MOST_SHOWN);

/** @param quietMs for a stage that is stuck */
function stageItem(showing: Showing, projects: Projects, stage: Stage, quietMs?: number): ListItem {
  const moves = stageButtons(showing, stage).map(({ style: _, ...rest }) => thenShow(rest, AFTER));
  return {
    mark: stateMark(showing, stage.state),
    title: [bold(stage.name)],
    detail: joinDots(
      [plain(projects.get(stage.project)?.name ?? '')],
      quietMs === undefined ? undefined : showing.say('digest-quiet', { age: durationText(showing, quietMs) }),
      stage.due ? dueText(showing, stage.due, true) : undefined,
    ),
    controls: moves.slice(0, 3),
  };
}

function taskItem(showing: Showing, projects: Projects, task: Task): ListItem {
  const item = task.id;
  const steps = [
    button(showing.label('button-done'), call('done', { item })),
    button(showing.label('button-due'), call('due', { item })),
    button(showing.label('button-open'), call('task show', { item })),
  ];
  return {
    title: taskName(task),
    detail: joinDots(
      [plain(projects.get(task.project)?.name ?? '')],
      task.due ? dueText(showing, task.due, true) : undefined,
    ),
    controls: steps.map((step) => thenShow(step, AFTER)),
  };
}

/** An answer of theirs in an audit that has to be confirmed. */
function evidenceItem(showing: Showing, { project, one, expiresAt }: Expiring): ListItem {
  const about = { project: project.id, question: one.question.key };
  const isOver = expiresAt <= showing.now;
  const days = Math.max(1, Math.floor(Math.abs(showing.now - expiresAt) / DAY));
  return {
    title: [bold(one.question.title)],
    detail: joinDots(
      [plain(project.name)],
      showing.say(isOver ? 'reminder-evidence-over' : 'reminder-evidence-soon', { n: days }),
    ),
    controls: [
      thenShow(button(showing.label('button-audit-confirm'), call('audit confirm', about)), AFTER),
      button(showing.label('button-open'), call('audit ask', about)),
    ],
  };
}

const snoozePicker = (showing: Showing): Picker =>
  optionPicker(
    showing.label('pick-snooze'),
    call('snooze'),
    'until',
    SNOOZES.map((n) => ({ value: `in ${n} days`, label: showing.label('reminder-snooze', { n }) })),
  );
