/** What stages and tasks have in common: they are dropped, and have due dates. */
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { type WorkItem, withdrawOffer } from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { daySpan, itemName, itemNameInProject, personSpan } from '../../kit/text.js';
import { set } from '../../model/changes.js';
import { isOverdue } from '../../model/health.js';
import type { Stage } from '../../model/project-rows.js';
import { isOpen } from '../../model/stages.js';
import { bold } from '../../model/text.js';
import { type Block, controls, note, view } from '../../view/view.js';

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

/**
 * Sets the due date of a stage or task, or clears it, and repeats it as a date. It is kept as it is said; that it has passed,
 * or does not fit the order of the stages, is said beside it. @param due `YYYY-MM-DD`; null for none
 */
export async function setDueDate(ctx: Context, item: WorkItem, due: string | null): Promise<Outcome> {
  const words = { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) };
  const change = item.kind === 'task' ? set('task', item.row, { due }) : set('stage', item.row, { due });
  return {
    changes: [change, itemHistory(ctx, item, 'due', item.row.due, due)],
    notice: due === null ? ctx.say('due-cleared', words) : ctx.say('due-set', { ...words, day: daySpan(ctx, due) }),
    view: view(
      isOverdue({ due }, ctx.today) ? note(ctx.say('due-past')) : undefined,
      due !== null && item.kind === 'stage' ? await orderNote(ctx, item.row, due) : undefined,
      controls(undoButton(ctx)),
    ),
  };
}

/** Says that a stage before this one is due later, or one after it earlier; the nearest of them, if there are several. */
async function orderNote(ctx: Context, stage: Stage, due: string): Promise<Block | undefined> {
  const all = (await stagesOf(ctx.read, stage.project)).filter(isOpen);
  const here = all.findIndex(({ id }) => id === stage.id);
  if (here === -1) return undefined;
  const before = all.slice(0, here).findLast((one) => one.due !== null && one.due > due);
  const after = all.slice(here + 1).find((one) => one.due !== null && one.due < due);
  const one = before ?? after;
  if (!one?.due) return undefined;
  const words = { stage: [bold(one.name)], day: daySpan(ctx, one.due) };
  return note(ctx.say(one === before ? 'due-before-earlier-stage' : 'due-after-later-stage', words));
}
