/** Answers to texts that change and show nothing. */
import { button, call } from '../commands/calls.js';
import type { Situation } from '../commands/context.js';
import { namesApart } from '../commands/namesakes.js';
import { stageButtons } from '../kit/stage-buttons.js';
import type { Kind, Rows } from '../model/rows.js';
import { cut } from '../model/text.js';
import type { Problem, Understood } from '../reading/decision.js';
import type { Thing } from '../reading/things.js';
import { type Button, controls, paragraph, type View, view } from '../view.js';

const MOST_CHOICES = 8;

/** The short answer to what is neither an order nor a question. */
export function quietView(ctx: Situation, { quiet = 'unclear', about, kept }: Understood): View {
  if (quiet === 'unclear' && about) {
    const name = nameOf(about);
    if (name !== undefined)
      return view(paragraph(ctx.say('unclear-about', { thing: name })), controls(...buttonsFor(ctx, about)));
  }
  const isHelpful = quiet === 'unclear' || quiet === 'greeting' || quiet === 'cannot';
  const help = isHelpful ? button(ctx.label('button-help'), call('help')) : undefined;
  const keep = kept && keptButton(ctx, kept);
  return view(paragraph(ctx.say(`quiet-${quiet}`)), controls(keep, help));
}

/** Longest title on a button, UTF-16 units. */
const LONGEST_TITLE = 40;

/** What people can do, as a task. */
function keptButton(ctx: Situation, { words, about }: NonNullable<Understood['kept']>): Button {
  const thing = about && (about.is === 'task' ? `#${about.rows[0]?.number}` : nameOf(about));
  const said = thing === undefined ? words : ctx.label('kept-about', { words, thing });
  const title = said.charAt(0).toUpperCase() + said.slice(1);
  return button(ctx.label('do-task-add', { title: cut(title, LONGEST_TITLE) }), call('task add', { title }));
}

function nameOf(thing: Thing): string | undefined {
  switch (thing.is) {
    case 'stage':
    case 'project':
      return thing.rows[0]?.name;
    case 'task':
      return thing.rows[0] && `#${thing.rows[0].number} “${thing.rows[0].title}”`;
    default:
      return undefined;
  }
}

/** Most moves that are offered besides a look. */
const MOST_MOVES = 3;

/** What can be done with the thing, and a look at it. */
function buttonsFor(ctx: Situation, thing: Thing): Button[] {
  switch (thing.is) {
    case 'stage': {
      const [row] = thing.rows;
      if (!row) return [];
      const show = button(ctx.label('button-show-it'), call('stage show', { stage: row.id }));
      return [...stageButtons(ctx, row).slice(0, MOST_MOVES), show];
    }
    case 'task': {
      const [row] = thing.rows;
      if (!row) return [];
      const item = `#${row.number}`;
      const done = button(ctx.label('do-done', { item }), call('done', { item: row.id }), { style: 'primary' });
      const take = button(ctx.label('do-take', { item }), call('take', { item: row.id }));
      const show = button(ctx.label('button-show-it'), call('task show', { item: row.id }));
      return row.state === 'open' ? [done, take, show] : [show];
    }
    case 'project':
      return thing.rows
        .slice(0, 1)
        .map(({ id }) => button(ctx.label('button-status'), call('status', { project: id })));
    default:
      return [];
  }
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
  const says = ctx.say(`which-${problem.of === 'stage' ? 'project' : problem.of}`, { name: problem.name });
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
      return labelsById(ctx, 'person', ids, ({ name }) => name);
    default:
      return projectLabels(ctx, ids);
  }
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
