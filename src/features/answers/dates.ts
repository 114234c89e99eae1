/** When it is due, and how long it has been the way it is. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import { daySpan, durationText } from '../../kit/text.js';
import { DAY, dayAt, daysUntil } from '../../model/dates/calendar.js';
import type { Stage, Task } from '../../model/project-rows.js';
import { currentStage, isOpen } from '../../model/stages.js';
import { bold, type Text } from '../../model/text.js';
import { type Asked, isItemOpen, nameIn, sentences, stateIn, taskIn } from './asked.js';

const MINUTE = 60_000;

/** "#1 “Version the training set” is due Fri 27 Nov, in 2 days." */
export async function dueSentence(ctx: Context, { item }: Asked): Promise<Text> {
  if (item.kind === 'project') return firstDue(ctx, item);
  const { due } = item.row;
  const name = nameIn(item);
  if (due === null) return sentences(ctx.say('about-due-none', { item: name }), await stageDue(ctx, item));
  return dueOn(ctx, item, due);
}

function dueOn(ctx: Context, item: Extract<Item, { kind: 'stage' | 'task' }>, due: string): Text {
  const words = { item: nameIn(item), day: daySpan(ctx, due) };
  if (!isItemOpen(item)) return ctx.say('about-due-closed', { ...words, state: stateIn(ctx, item) });
  const left = daysUntil(due, ctx.today);
  return left < 0 ? ctx.say('about-due-past', { ...words, n: -left }) : ctx.say('about-due', { ...words, n: left });
}

/** A task without a date is part of a stage that may have one. */
async function stageDue(ctx: Context, item: Item): Promise<Text | undefined> {
  const stage = item.kind === 'task' && item.row.stage ? await ctx.read.get('stage', item.row.stage) : undefined;
  if (!stage?.due) return undefined;
  return ctx.say('about-due-stage', { stage: [bold(stage.name)], day: daySpan(ctx, stage.due) });
}

/** A project has no date of its own: the first thing in it that is due has. */
async function firstDue(ctx: Context, { project }: Item): Promise<Text> {
  const name = [bold(project.name)];
  const stages = (await stagesOf(ctx.read, project.id)).filter((stage) => isOpen(stage) && stage.due !== null);
  const where = { project: project.id, state: 'open' } as const;
  const tasks = await ctx.read.find('task', { where, order: ['due', 'number'], limit: 1 });
  const dated = [...stages, ...tasks].flatMap((row) => (row.due === null ? [] : [{ row, due: row.due }]));
  const [first] = dated.sort((a, b) => a.due.localeCompare(b.due));
  if (!first) return ctx.say('about-due-project-none', { item: name });
  return ctx.say('about-due-project', { item: name, first: rowName(first.row), day: daySpan(ctx, first.due) });
}

const rowName = (row: Stage | Task): Text => ('number' in row ? taskIn(row) : [bold(row.name)]);

/** "Deployment has been blocked for 3 days, since Sun 22 Nov." A project has been at its stage for so long. */
export async function sinceSentence(ctx: Context, { item }: Asked): Promise<Text> {
  if (item.kind !== 'project') return howLong(ctx, item);
  const row = currentStage(await stagesOf(ctx.read, item.project.id));
  if (row) {
    const at = ctx.say('about-since-at', { item: nameIn(item), stage: [bold(row.name)] });
    return sentences(at, await howLong(ctx, { kind: 'stage', row, project: item.project }));
  }
  return ctx.say('about-since-project', { item: nameIn(item), day: daySpan(ctx, dayAt(item.row.createdAt, ctx.zone)) });
}

async function howLong(ctx: Context, item: Extract<Item, { kind: 'stage' | 'task' }>): Promise<Text> {
  const at = item.kind === 'stage' ? item.row.since : await taskSince(ctx, item.row);
  const ms = ctx.now - at;
  const [name, age] = [nameIn(item), durationText(ctx, ms)];
  if (item.row.state === 'not_started') return ctx.say('about-since-not-started', { item: name });
  const words = { item: name, state: stateIn(ctx, item) };
  if (ms < MINUTE) return ctx.say('about-since-now', words);
  if (ms < DAY) return ctx.say('about-since-today', { ...words, age });
  return ctx.say('about-since', { ...words, age, day: daySpan(ctx, dayAt(at, ctx.zone)) });
}

/** When a task was last finished or re-opened, else when it was added. */
async function taskSince(ctx: Context, { id, createdAt }: Task): Promise<number> {
  const where = { itemId: id, field: 'state' } as const;
  const [last] = await ctx.read.find('history', { where, order: ['-at', '-id'], limit: 1 });
  return last?.at ?? createdAt;
}
