/** What is said when somebody has built on a change since: who it was, and a way to look at it. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { type ItemName, itemOf } from '../../kit/changed.js';
import { knownPerson, peopleById } from '../../kit/text.js';
import type { Change } from '../../model/changes.js';
import { type Button, controls, paragraph, view } from '../../view/view.js';

/** The refusal to undo a change on which somebody has built. @param at when it was made, epoch milliseconds */
export async function changedSince(ctx: Context, change: Change, at: number): Promise<Refusal> {
  const item = itemOf(change);
  if (!item) return refuse(ctx, 'undo-changed-unseen');
  const by = await whoseChange(ctx, item, at);
  if (!by) return refuse(ctx, 'undo-changed-unseen');
  const who = knownPerson(await peopleById(ctx, [by]), by);
  const says = ctx.say('refused-undo-changed', { who });
  return new Refusal(view(paragraph(says), controls(showButton(ctx, item))));
}

/** Who changed it last, or put a task into it; undefined if only the person who acts did. */
async function whoseChange(ctx: Context, { kind, id }: ItemName, at: number): Promise<string | undefined> {
  const others = { except: [ctx.me.id] };
  const about = kind === 'project' ? { project: id } : { itemId: id };
  const where = { ...about, at: { above: at }, by: others };
  const [latest] = await ctx.read.find('history', { where, order: ['-at', '-id'], limit: 1 });
  if (latest || kind !== 'stage') return latest?.by;
  return (await ctx.read.find('task', { where: { stage: id, createdBy: others }, limit: 1 }))[0]?.createdBy;
}

function showButton(ctx: Context, { kind, id }: ItemName): Button {
  const label = ctx.label('button-show');
  if (kind === 'stage') return button(label, call('stage show', { stage: id }));
  return kind === 'task'
    ? button(label, call('task show', { item: id }))
    : button(label, call('status', { project: id }));
}
