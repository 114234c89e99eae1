/** What stages and tasks have in common: they are dropped, and have due dates. */
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { type WorkItem, withdrawOffer } from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { daySpan, itemName, itemNameInProject, personSpan } from '../../kit/text.js';
import { set } from '../../model/changes.js';
import { isOverdue } from '../../model/health.js';
import { controls, note, view } from '../../view/view.js';

const isDropped = (item: WorkItem): boolean => (item.kind === 'task' ? item.row.state === 'dropped' : item.row.dropped);

/** Takes a stage or task out of all lists. Nobody has to answer an offer of it any more. */
export async function dropItem(ctx: Context, item: WorkItem): Promise<Outcome> {
  if (isDropped(item)) return unchanged(ctx.say('already-dropped', { item: itemName(item) }));
  const { changes, tell } = await withdrawOffer(ctx, item);
  const dropped =
    item.kind === 'task' ? set('task', item.row, { state: 'dropped' }) : set('stage', item.row, { dropped: true });
  return {
    changes: [dropped, itemHistory(ctx, item, 'dropped', 'false', 'true'), ...changes],
    notice: ctx.say('dropped', { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) }),
    view: nextSteps(undoButton(ctx)),
    tell,
  };
}

/** Sets the due date of a stage or task, or clears it, and repeats it as a date. @param due `YYYY-MM-DD`; null for none */
export function setDueDate(ctx: Context, item: WorkItem, due: string | null): Outcome {
  const words = { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) };
  const change = item.kind === 'task' ? set('task', item.row, { due }) : set('stage', item.row, { due });
  return {
    changes: [change, itemHistory(ctx, item, 'due', item.row.due, due)],
    notice: due === null ? ctx.say('due-cleared', words) : ctx.say('due-set', { ...words, day: daySpan(ctx, due) }),
    view: view(isOverdue({ due }, ctx.today) ? note(ctx.say('due-past')) : undefined, controls(undoButton(ctx))),
  };
}
