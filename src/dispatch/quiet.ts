/** Answers to texts that change and show nothing. */
import { button, call } from '../commands/calls.js';
import type { Situation } from '../commands/context.js';
import { namesApart } from '../commands/namesakes.js';
import { peopleApart } from '../kit/people-apart.js';
import { stageButtons } from '../kit/stage-buttons.js';
import type { Project, Stage, Task } from '../model/project-rows.js';
import type { Kind, Rows } from '../model/rows.js';
import { cut } from '../model/text.js';
import type { Problem, Understood } from '../reading/decision.js';
import type { Thing } from '../reading/things.js';
import { type Button, controls, paragraph, type View, view } from '../view/view.js';

const MOST_CHOICES = 8;

/** The short answer to what is neither an order nor a question. */
export function quietView(ctx: Situation, { quiet = 'unclear', about, kept }: Understood): View {
  const known = quiet === 'unclear' && about ? knownOf(ctx, about) : undefined;
  if (known) return view(paragraph(ctx.say('unclear-about', { thing: known.name })), controls(...known.buttons));
  const isHelpful = quiet === 'unclear' || quiet === 'greeting' || quiet === 'cannot';
  const help = isHelpful ? button(ctx.label('button-help'), call('help')) : undefined;
  const keep = kept && keptButton(ctx, kept);
  return view(paragraph(ctx.say(`quiet-${quiet}`)), controls(keep, help));
}

/** Longest title on a button, UTF-16 units. */
const LONGEST_TITLE = 40;

/** What people can do, as a task. */
function keptButton(ctx: Situation, { words, about }: NonNullable<Understood['kept']>): Button {
  const thing = about && knownOf(ctx, about)?.short;
  const said = thing === undefined ? words : ctx.label('kept-about', { words, thing });
  const title = said.charAt(0).toUpperCase() + said.slice(1);
  return button(ctx.label('do-task-add', { title: cut(title, LONGEST_TITLE) }), call('task add', { title }));
}

/** A thing that was spoken of: its name, in full and in short, and what can be done with it. */
interface Known {
  name: string;
  short: string;
  buttons: Button[];
}

function knownOf(ctx: Situation, thing: Thing): Known | undefined {
  if (thing.is === 'stage') return thing.rows[0] && knownStage(ctx, thing.rows[0]);
  if (thing.is === 'task') return thing.rows[0] && knownTask(ctx, thing.rows[0]);
  return thing.is === 'project' ? thing.rows[0] && knownProject(ctx, thing.rows[0]) : undefined;
}

/** Most moves that are offered besides a look. */
const MOST_MOVES = 3;

function knownStage(ctx: Situation, stage: Stage): Known {
  const show = button(ctx.label('button-show-it'), call('stage show', { stage: stage.id }));
  const buttons = [...stageButtons(ctx, stage).slice(0, MOST_MOVES), show];
  return { name: stage.name, short: stage.name, buttons };
}

function knownTask(ctx: Situation, { id, number, title, state }: Task): Known {
  const item = `#${number}`;
  const done = button(ctx.label('do-done', { item }), call('done', { item: id }), { style: 'primary' });
  const take = button(ctx.label('do-take', { item }), call('take', { item: id }));
  const show = button(ctx.label('button-show-it'), call('task show', { item: id }));
  return { name: `${item} “${title}”`, short: item, buttons: state === 'open' ? [done, take, show] : [show] };
}

function knownProject(ctx: Situation, { id, name }: Project): Known {
  const buttons = [button(ctx.label('button-status'), call('status', { project: id }))];
  return { name, short: name, buttons };
}

/** Asks which of several things of one name is meant. */
export async function whichView(
  ctx: Situation,
  problem: Extract<Problem, { is: 'which' }>,
  arg: string,
): Promise<View> {
  const calls = problem.calls.slice(0, MOST_CHOICES);
  const ids = calls.map((made) => made.args[arg] ?? '');
  const labels = await labelsOf(ctx, ids, problem);
  const name = problem.of === 'person' ? await sharedName(ctx, ids) : problem.name;
  const says = ctx.say(`which-${problem.of === 'stage' ? 'project' : problem.of}`, { name });
  return view(paragraph(says), controls(...calls.map((made, i) => button(labels[i] ?? '', made))));
}

async function labelsOf(
  ctx: Situation,
  ids: readonly string[],
  { of }: Extract<Problem, { is: 'which' }>,
): Promise<string[]> {
  switch (of) {
    case 'task':
      return labelsById(ctx, 'task', ids, ({ number, title }) => `#${number} ${title}`);
    case 'person':
      return personLabels(ctx, ids);
    case 'item':
    case 'items':
      return Promise.all(ids.map((id) => itemLabel(ctx, id)));
    default:
      return projectLabels(ctx, ids);
  }
}

/** "#2 Write the model card", "Data in Churn model", "Churn model" */
async function itemLabel(ctx: Situation, id: string): Promise<string> {
  const task = await ctx.read.get('task', id);
  if (task) return `#${task.number} ${task.title}`;
  const stage = await ctx.read.get('stage', id);
  const project = (await ctx.read.get('project', stage?.project ?? id))?.name ?? '';
  return stage ? ctx.label('in-project', { item: stage.name, project }) : project;
}

async function labelsById<K extends Kind>(
  { read }: Situation,
  kind: K,
  ids: readonly string[],
  label: (row: Rows[K]) => string,
): Promise<string[]> {
  const rows = await Promise.all(ids.map((id) => read.get(kind, id)));
  return rows.map((row, at) => (row ? label(row) : (ids[at] ?? '')));
}

/** What people of similar names are all called: "Bo" for Bo Berg and Bo Lind. */
async function sharedName({ read }: Situation, ids: readonly string[]): Promise<string> {
  const [first = [], ...others] = (await read.find('person', { where: { id: [...ids] } })).map(({ name }) =>
    name.split(' '),
  );
  const end = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  return first.slice(0, end < 0 ? undefined : Math.max(end, 1)).join(' ');
}

/** Names, with a time zone or an id where two are the same. */
async function personLabels(ctx: Situation, ids: readonly string[]): Promise<string[]> {
  const people = await Promise.all(ids.map((id) => ctx.read.get('person', id)));
  const nameOf = peopleApart(
    ctx,
    people.flatMap((one) => one ?? []),
  );
  return people.map((one, at) => (one ? nameOf(one) : (ids[at] ?? '')));
}

/** @param ids those of projects, or of stages in them */
async function projectLabels(ctx: Situation, ids: readonly string[]): Promise<string[]> {
  const projectAt = async (id: string) => ctx.read.get('project', (await ctx.read.get('stage', id))?.project ?? id);
  const rows = await Promise.all(ids.map(projectAt));
  const nameOf = await namesApart(
    ctx,
    rows.flatMap((row) => row ?? []),
  );
  return rows.map((row, at) => (row ? nameOf(row) : (ids[at] ?? '')));
}
