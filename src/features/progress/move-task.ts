/** A task is done, or open again. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome, Tell } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { withdrawOffer } from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { settingIn, settingsFor } from '../../kit/job.js';
import { unchanged } from '../../kit/outcomes.js';
import { itemName, personSpan } from '../../kit/text.js';
import { set } from '../../model/changes.js';
import type { Text } from '../../model/text.js';
import { paragraph, view } from '../../view/view.js';

/** Finishes or re-opens a task. @param why given for re-opening */
export async function moveTask(
  ctx: Context,
  item: Extract<Item, { kind: 'task' }>,
  to: 'open' | 'done',
  why: string | null = null,
): Promise<Outcome> {
  const { row: task, project } = item;
  if (task.state === to) return unchanged(ctx.say(`progress-task-already-${to}`, { task: itemName(item) }));
  const { changes, tell } = to === 'done' ? await withdrawOffer(ctx, item) : { changes: [], tell: [] };
  const notice = ctx.say(`progress-task-${to}`, {
    who: personSpan(ctx.me),
    task: itemName(item),
    project: project.name,
  });
  const told = to === 'done' ? await tellThread(ctx, item, notice) : [];
  // A thread hears once that its task is done, also if it is re-opened later.
  const row = { state: to, ...(to === 'done' && { thread: null }) };
  return {
    changes: [set('task', task, row), itemHistory(ctx, item, 'state', task.state, to, why), ...changes],
    tell: [...tell, ...told],
    notice,
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), call('task show', { item: task.id }))),
  };
}

/** One line in the thread that the task was made in, if its project lives there and the channel wants to hear of such things. */
async function tellThread(ctx: Context, item: Extract<Item, { kind: 'task' }>, line: Text): Promise<Tell[]> {
  const { channel, thread } = item.row;
  if (channel === null || thread === null) return [];
  const linked = await ctx.read.find('link', { where: { channel, project: item.project.id } });
  if (linked.length === 0 || (await isAnsweredThere(ctx, channel, thread))) return [];
  const settings = await settingsFor(ctx, channel, ctx.me.id);
  if (settingIn(settings, 'nudge-post') !== 'yes') return [];
  return [{ channel, thread, view: view(paragraph(line)) }];
}

/** Whether the answer to a command says so, in that very thread and for all to see. */
const isAnsweredThere = async (ctx: Context, channel: string, thread: string): Promise<boolean> =>
  ctx.via === 'command' &&
  ctx.channel.id === channel &&
  ctx.thread === thread &&
  (await ctx.setting('answers')) === 'public';
