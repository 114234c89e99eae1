/** How it stands, and why it is blocked or at risk: who said so, when, and who can help. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { WorkItem } from '../../kit/handover.js';
import { healthOf } from '../../kit/health.js';
import { daySpan, durationText, knownPerson, peopleById, stateName } from '../../kit/text.js';
import { dayAt } from '../../model/dates/calendar.js';
import { isOverdue, type Reason, taskReasons } from '../../model/health.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Project, Stage, StageState } from '../../model/project-rows.js';
import { currentStage } from '../../model/stages.js';
import { bold, type Text } from '../../model/text.js';
import { type Asked, askedAbout, ended, isItemOpen, nameIn, personIn, sentences } from './asked.js';
import { dueSentence } from './dates.js';

/** More recent is “just now”. */
const MINUTE = 60_000;
/** Stages of a project that are told apart. */
const MOST_STAGES = 5;

type StageItem = Extract<Item, { kind: 'stage' }>;
type TaskItem = Extract<Item, { kind: 'task' }>;

const hasTrouble = ({ state }: Stage): boolean => state === 'blocked' || state === 'at_risk';

/** "Deployment is blocked: GPU quota not granted." One line for each thing to say. */
export async function stateSentences(ctx: Context, asked: Asked): Promise<Text[]> {
  const { item } = asked;
  if (item.kind === 'stage') return [stageState(ctx, item.row)];
  if (item.kind === 'task') return [await taskState(ctx, item, asked)];
  return projectState(ctx, item.row);
}

function stageState(ctx: Context, { name, state, reason, since }: Stage): Text {
  const item = [bold(name)];
  const kind = state.replaceAll('_', '-');
  if (reason !== null && isExplained(state)) return ctx.say(`about-why-${kind}`, { item, why: ended(reason) });
  return ctx.say(`about-state-${kind}`, { item, day: daySpan(ctx, dayAt(since, ctx.zone)) });
}

/** States for which somebody can have said why. */
const isExplained = (state: StageState): boolean => state !== 'not_started' && state !== 'done';

async function taskState(ctx: Context, item: TaskItem, asked: Asked): Promise<Text> {
  if (item.row.state === 'open' && isOverdue(item.row, ctx.today)) return dueSentence(ctx, asked);
  return ctx.say('about-state-task', { item: nameIn(item), state: stateName(ctx, `task-${item.row.state}`) });
}

async function projectState(ctx: Context, project: Project): Promise<Text[]> {
  const stages = await stagesOf(ctx.read, project.id);
  const name = { item: [bold(project.name)] };
  const at = currentStage(stages);
  const done = stages.filter(({ state }) => state === 'done').length;
  if (project.archived) return [ctx.say('about-state-archived', name)];
  if (!at) return [ctx.say(stages.length === 0 ? 'about-state-no-stages' : 'about-state-all-done', name)];
  const first = ctx.say('about-state-project', { ...name, stage: [bold(at.name)], done, all: stages.length });
  return [
    first,
    ...stages
      .filter(hasTrouble)
      .slice(0, MOST_STAGES)
      .map((stage) => stageState(ctx, stage)),
  ];
}

/** Why something is blocked or at risk, who said so and when, and who can help; or that it is not, and what else is wrong. */
export async function reasonSentences(ctx: Context, asked: Asked): Promise<Text[]> {
  const { item } = asked;
  if (item.kind === 'stage') return stageReason(ctx, item, asked);
  if (item.kind === 'task') return taskReason(ctx, item, asked);
  const stages = (await stagesOf(ctx.read, item.project.id)).filter(hasTrouble);
  const [only, ...more] = stages;
  if (!only) return [ctx.say('about-reason-project-none', { item: nameIn(item) })];
  if (more.length > 0) return stages.slice(0, MOST_STAGES).map((stage) => stageState(ctx, stage));
  const of: StageItem = { kind: 'stage', row: only, project: item.project };
  return stageReason(ctx, of, await askedAbout(ctx, of));
}

async function stageReason(ctx: Context, item: StageItem, asked: Asked): Promise<Text[]> {
  const { row } = item;
  if (!hasTrouble(row)) return [sentences(noTrouble(ctx, row), await otherReasons(ctx, item))];
  const said = await lastSaid(ctx, row);
  const byOwner = said !== undefined && said.by === row.owner;
  return [
    stageState(ctx, row),
    sentences(said && (await whoSaidSo(ctx, said, byOwner, asked.you)), byOwner ? undefined : whoCanHelp(ctx, asked)),
  ];
}

/** It is not blocked, although somebody asks why it is. */
function noTrouble(ctx: Context, stage: Stage): Text {
  const item = [bold(stage.name)];
  if (stage.state === 'not_started') return ctx.say('about-reason-not-started', { item });
  if (stage.state === 'in_progress' && stage.reason === null) return ctx.say('about-reason-not-blocked', { item });
  return stageState(ctx, stage);
}

/** The line of the history in which somebody last said that a stage is in its state. */
async function lastSaid({ read }: Context, { id, state }: Stage): Promise<HistoryEvent | undefined> {
  const where = { itemId: id, field: 'state', to: state } as const;
  return (await read.find('history', { where, order: ['-at', '-id'], limit: 1 }))[0];
}

/** "Dana Cole said so 3 days ago, on Sun 22 Nov." */
async function whoSaidSo(
  ctx: Context,
  { at, by }: HistoryEvent,
  byOwner: boolean,
  you: string | undefined,
): Promise<Text> {
  const ms = ctx.now - at;
  const parts = [byOwner ? 'owner' : 'other', ...(ms < MINUTE ? ['now'] : []), ...(by === you ? ['you'] : [])];
  const who = knownPerson(await peopleById(ctx, [by]), by);
  return ctx.say(`about-said-${parts.join('-')}`, {
    who,
    age: durationText(ctx, ms),
    day: daySpan(ctx, dayAt(at, ctx.zone)),
  });
}

function whoCanHelp(ctx: Context, asked: Asked): Text {
  const { item, offer, known, you } = asked;
  if (item.kind === 'project') return [];
  const { owner } = item.row;
  if (owner && owner === you) return ctx.say('about-help-you');
  if (owner) return ctx.say('about-help', { who: knownPerson(known, owner) });
  if (offer) return ctx.say('about-help-offered', { who: personIn(ctx, asked, offer.asked) });
  return ctx.say('about-help-nobody');
}

/** A task is not blocked itself, but its stage may be. */
async function taskReason(ctx: Context, item: TaskItem, asked: Asked): Promise<Text[]> {
  const { row, project } = item;
  const stage = row.stage === null ? undefined : await ctx.read.get('stage', row.stage);
  if (isItemOpen(item) && stage && hasTrouble(stage)) {
    const of: StageItem = { kind: 'stage', row: stage, project };
    const [first = [], ...more] = await stageReason(ctx, of, await askedAbout(ctx, of));
    return [sentences(ctx.say('about-reason-task', { item: nameIn(item), stage: [bold(stage.name)] }), first), ...more];
  }
  if (row.state !== 'open') return [await taskState(ctx, item, asked)];
  const reasons = reasonWords(ctx, taskReasons(row, { ...ctx, offer: asked.offer }), item, 0);
  const id = reasons ? 'about-state-task' : 'about-reason-task-none';
  return [sentences(ctx.say(id, { item: nameIn(item), state: stateName(ctx, 'task-open') }), reasons)];
}

/** What needs a person although nobody has said that it is blocked. */
async function otherReasons(ctx: Context, item: StageItem): Promise<Text | undefined> {
  const { row, project } = item;
  const [health] = await healthOf(ctx.read, [project], ctx);
  const found = health?.stages.find(({ stage }) => stage.id === row.id);
  return found && reasonWords(ctx, found.reasons, item, found.quietMs);
}

/** What is wrong with something, apart from being blocked or at risk. */
function reasonWords(
  ctx: Context,
  reasons: readonly Reason[],
  { row: { due } }: WorkItem,
  quietMs: number,
): Text | undefined {
  const words = reasons.flatMap((reason) => {
    if (reason === 'stuck') return [ctx.say('about-reason-stuck', { age: durationText(ctx, quietMs) })];
    if (reason === 'unowned') return [ctx.say('about-reason-unowned')];
    if (reason === 'overdue' && due !== null) return [ctx.say('about-reason-overdue', { day: daySpan(ctx, due) })];
    return reason === 'waiting' ? [ctx.say('about-reason-waiting')] : [];
  });
  return words.length > 0 ? sentences(...words) : undefined;
}
