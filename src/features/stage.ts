/** Stages of a project: shown, added, renamed, moved, dropped; and the due dates of stages and tasks. */
import { day, here, type Item, item, maybeText, stage, text } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { stagesOf } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, offerPicker, takeButton, thenShow, undoButton } from '../kit/controls.js';
import { withdrawOffer } from '../kit/handover.js';
import { itemHistory } from '../kit/history-lines.js';
import { taskListItems } from '../kit/lists.js';
import { freeProjectKey, newStage, newStageChanges } from '../kit/new-stages.js';
import { stageButtons } from '../kit/stage-buttons.js';
import {
  daySpan,
  dueText,
  durationText,
  holderText,
  itemName,
  itemNameInProject,
  joinDots,
  peopleById,
  personSpan,
  stateMark,
} from '../kit/text.js';
import { keyOf, NAME_MAX } from '../model/names.js';
import { type Change, type Project, type Stage, set, type Task } from '../model/rows.js';
import { isOpen } from '../model/stages.js';
import { join, plain } from '../model/text.js';
import { type Call, controls, heading, items, note, paragraph, view } from '../view.js';

const STAGES_MAX = 20;

async function card(ctx: Context, project: Project, row: Stage): Promise<Outcome> {
  const [offer] = await ctx.read.find('offer', { where: { itemId: row.id, state: 'waiting' }, limit: 1 });
  const tasks = await ctx.read.find('task', {
    where: { stage: row.id, state: 'open' },
    order: ['due', 'number'],
    limit: 6,
  });
  const known = await peopleById(ctx, [row.owner, offer?.asked ?? null, ...row.deputies]);
  const then: Call = call('stage show', { stage: row.id });
  const deputies = join(
    row.deputies.map((id) => holderText(ctx, known, id, undefined)),
    ', ',
  );
  const mine = row.owner === ctx.me.id;
  return {
    view: view(
      heading([plain(`${row.name} · ${project.name}`)]),
      items([
        {
          mark: stateMark(ctx, row.state),
          title: holderText(ctx, known, row.owner, offer),
          detail: joinDots(
            durationText(ctx, ctx.now - row.since),
            row.due ? dueText(ctx, row.due, isOpen(row)) : ctx.say('no-due'),
            row.pass > 1 ? ctx.say('pass', { n: row.pass }) : undefined,
            row.reason ? [plain(`“${row.reason}”`)] : undefined,
            row.deputies.length > 0 ? ctx.say('deputies', { who: deputies }) : undefined,
          ),
        },
      ]),
      controls(...stageButtons(ctx, row).map((b) => thenShow(b, then))),
      tasks.length > 0 ? paragraph(ctx.say('stage-tasks')) : undefined,
      items(await taskListItems(ctx, tasks, then)),
      controls(
        mine ? undefined : thenShow(takeButton(ctx, row), then),
        thenShow(offerPicker(ctx, row.id), then),
        thenShow(button(ctx.label('button-due'), call('due', { item: row.id })), then),
        thenShow(button(ctx.label('button-add-task'), call('task add', { stage: row.id, project: project.id })), then),
        button(ctx.label('button-history'), call('history', { item: row.id })),
      ),
    ),
  };
}

/** A name that no other stage of the project has. */
async function freeStageName(ctx: Context, project: Project, name: string, own?: string): Promise<Stage[]> {
  const stages = await stagesOf(ctx.read, project.id);
  if (keyOf(name) === '') throw refuse(ctx, 'no-letters', { name }, { field: 'name' });
  if (stages.some((s) => s.key === keyOf(name) && s.id !== own))
    throw refuse(ctx, 'stage-name-taken', { name, project: project.name }, { field: 'name' });
  return stages;
}

/** The stage named by a text within a project, or a refusal that lists the stages. */
function among(ctx: Context, stages: readonly Stage[], name: string, field: string): Stage {
  const found = stages.find((s) => s.key === keyOf(name));
  if (found) return found;
  throw refuse(
    ctx,
    'no-such-place',
    { word: name.slice(0, 60), stages: stages.map((s) => s.name).join(', ') },
    { field },
  );
}

/** Positions between their neighbours, so that a move changes one row. */
function positionBehind(stages: readonly Stage[], at: Stage | undefined, own?: string): number {
  const rest = stages.filter((s) => s.id !== own);
  const i = at ? rest.findIndex((s) => s.id === at.id) : -1;
  const before = rest[i]?.position ?? 0;
  const behind = rest[i + 1]?.position;
  return behind === undefined ? before + 1 : (before + behind) / 2;
}

async function addStage(ctx: Context, project: Project, name: string, after: string | undefined): Promise<Outcome> {
  const stages = await freeStageName(ctx, project, name);
  if (stages.length >= STAGES_MAX) throw refuse(ctx, 'too-many-stages', { max: STAGES_MAX, n: stages.length + 1 });
  const place = after === undefined ? stages.at(-1) : among(ctx, stages, after, 'after');
  const row = newStage(ctx, project.id, name, positionBehind(stages, place));
  return {
    changes: newStageChanges(ctx, row),
    notice: ctx.say('stage-added', { who: personSpan(ctx.me), stage: name, project: project.name }),
    view: nextSteps(
      button(ctx.label('button-start-stage', { stage: name }), call('start', { stage: row.id })),
      undoButton(ctx),
    ),
  };
}

async function rename(ctx: Context, it: Item, name: string): Promise<Outcome> {
  if (it.kind === 'task') throw refuse(ctx, 'rename-task', { n: it.row.number });
  const before = it.row.name;
  if (name.length > NAME_MAX)
    throw refuse(
      ctx,
      'too-long',
      { what: ctx.label('arg-name'), max: NAME_MAX, length: name.length },
      { field: 'name' },
    );
  let change: Change;
  if (it.kind === 'stage') {
    await freeStageName(ctx, it.project, name, it.row.id);
    change = set('stage', it.row, { name, key: keyOf(name) });
  } else change = set('project', it.row, { name, key: await freeProjectKey(ctx, name, 'name', it.row.id) });
  return {
    changes: [change, itemHistory(ctx, it, 'name', before, name)],
    notice: ctx.say('stage-renamed', { who: personSpan(ctx.me), before, name }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function moveBehind(ctx: Context, row: Stage, project: Project, after: string): Promise<Outcome> {
  const stages = await stagesOf(ctx.read, project.id);
  const first = /^(first|front|start|top)$/i.test(after);
  const place = first ? undefined : among(ctx, stages, after.replace(/^(after|behind)\s+/i, ''), 'after');
  if (place?.id === row.id) throw refuse(ctx, 'behind-itself', { stage: row.name }, { field: 'after' });
  const position = positionBehind(stages, place, row.id);
  const it: Item = { kind: 'stage', row, project };
  return {
    changes: [
      set('stage', row, { position }),
      itemHistory(ctx, it, 'position', String(row.position), String(position)),
    ],
    notice: ctx.say(place ? 'stage-moved' : 'stage-moved-first', {
      who: personSpan(ctx.me),
      stage: row.name,
      place: place?.name ?? '',
    }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function drop(ctx: Context, it: Item): Promise<Outcome> {
  if (it.kind === 'project') throw refuse(ctx, 'archive-instead', { project: it.row.name });
  const gone = it.kind === 'task' ? it.row.state === 'dropped' : it.row.dropped;
  if (gone)
    return {
      notice: ctx.say('already-dropped', { item: itemName(it) }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  const offer = await withdrawOffer(ctx, it);
  const change =
    it.kind === 'task' ? set('task', it.row, { state: 'dropped' }) : set('stage', it.row, { dropped: true });
  return {
    changes: [change, itemHistory(ctx, it, 'dropped', 'false', 'true'), ...offer.changes],
    notice: ctx.say('dropped', { who: personSpan(ctx.me), item: itemNameInProject(ctx, it) }),
    view: nextSteps(undoButton(ctx)),
    tell: offer.tell,
  };
}

/** Sets or clears the due date of a stage or task; says it back as a date. */
async function setDue(ctx: Context, it: Item, said_: string): Promise<Outcome> {
  if (it.kind === 'project') throw refuse(ctx, 'gone');
  const due = said_ === 'none' ? null : said_;
  const change = it.kind === 'task' ? set('task', it.row as Task, { due }) : set('stage', it.row as Stage, { due });
  const item_ = itemNameInProject(ctx, it);
  const past = due !== null && due < ctx.today;
  const says =
    due === null
      ? ctx.say('due-cleared', { who: personSpan(ctx.me), item: item_ })
      : ctx.say('due-set', { who: personSpan(ctx.me), item: item_, day: daySpan(ctx, due) });
  return {
    changes: [change, itemHistory(ctx, it, 'due', it.row.due, due)],
    notice: says,
    view: view(past ? note(ctx.say('due-past')) : undefined, controls(undoButton(ctx))),
  };
}

const ARGS = {
  'stage show': { stage: stage(), project: here() },
  'stage add': {
    name: text({ max: NAME_MAX }),
    after: maybeText({ keys: ['behind'], max: NAME_MAX }),
    project: here(),
  },
  rename: { item: item('stage', 'task', 'project'), name: text({ max: NAME_MAX, keys: ['to'] }), project: here() },
  'project rename': { project: here(), name: text({ max: NAME_MAX, keys: ['to'] }) },
  'stage move': { stage: stage(), after: text({ max: NAME_MAX, keys: ['behind', 'to'] }), project: here() },
  drop: { item: item(), project: here() },
  due: { item: item(), day: day(), project: here() },
};
type StageArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends StageArgs {}
}

export const stageCommands: Command[] = [
  command({
    name: 'stage show',
    aliases: ['stage', 'show stage'],
    args: ARGS['stage show'],
    examples: ['stage data'],
    permission: 'anyone',
    run: (ctx, a) => card(ctx, a.project, a.stage),
  }),
  command({
    name: 'stage add',
    aliases: ['add stage', 'new stage', 'stage new'],
    args: ARGS['stage add'],
    examples: ['stage add "Shadow test" after: evaluation'],
    permission: 'project',
    run: (ctx, a) => addStage(ctx, a.project, a.name, a.after),
  }),
  command({
    name: 'rename',
    aliases: ['stage rename', 'rename stage'],
    args: ARGS.rename,
    examples: ['rename data to "Data & labels"'],
    permission: 'project',
    run: (ctx, a) => rename(ctx, a.item, a.name),
  }),
  command({
    name: 'project rename',
    aliases: ['rename project'],
    args: ARGS['project rename'],
    examples: ['project rename "Churn model" to "Churn v2"'],
    permission: 'project',
    run: (ctx, a) => rename(ctx, { kind: 'project', row: a.project, project: a.project }, a.name),
  }),
  command({
    name: 'stage move',
    aliases: ['move stage', 'move'],
    args: ARGS['stage move'],
    examples: ['stage move evaluation after: training', 'stage move data first'],
    permission: 'project',
    run: (ctx, a) => moveBehind(ctx, a.stage, a.project, a.after),
  }),
  command({
    name: 'drop',
    aliases: [
      'stage drop',
      'task drop',
      'drop stage',
      'drop task',
      'delete',
      'remove',
      'task delete',
      'task remove',
      'stage delete',
      'stage remove',
    ],
    args: ARGS.drop,
    examples: ['drop #12', 'drop monitoring'],
    permission: 'work',
    run: (ctx, a) => drop(ctx, a.item),
  }),
  command({
    name: 'due',
    aliases: ['stage due', 'task due', 'deadline'],
    args: ARGS.due,
    examples: ['due data next friday', 'due #12 in 2 weeks', 'due #12 none'],
    permission: 'work',
    run: (ctx, a) => setDue(ctx, a.item, a.day),
  }),
];
