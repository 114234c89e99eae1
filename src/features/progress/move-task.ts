/** A task is done, or open again. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { withdrawOffer } from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { itemName, personSpan } from '../../kit/text.js';
import { set } from '../../model/rows.js';

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
  const words = { who: personSpan(ctx.me), task: itemName(item), project: project.name };
  return {
    changes: [set('task', task, { state: to }), itemHistory(ctx, item, 'state', task.state, to, why), ...changes],
    tell,
    notice: ctx.say(`progress-task-${to}`, words),
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), call('task show', { item: task.id }))),
  };
}
