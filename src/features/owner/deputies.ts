/** Deputies of a stage or task: they may change it, and are named next to its owner. */
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { privateMessage, type WorkItem } from '../../kit/handover.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { itemNameInProject, personSpan } from '../../kit/text.js';
import { type Change, set } from '../../model/changes.js';
import type { Person } from '../../model/people-rows.js';

const MOST_DEPUTIES = 10;

/** Makes somebody a deputy. */
export function addDeputy(ctx: Context, item: WorkItem, person: Person): Outcome {
  const { owner, deputies } = item.row;
  const words = { who: personSpan(person), item: itemNameInProject(ctx, item) };
  if (owner === person.id) throw refuse(ctx, 'owner-is-deputy', words, { field: 'person' });
  if (deputies.includes(person.id)) return unchanged(ctx.say('owner-deputy-already', words));
  if (deputies.length >= MOST_DEPUTIES) throw refuse(ctx, 'too-many-deputies', { max: MOST_DEPUTIES });
  return {
    ...common(ctx, item, person, 'owner-deputy-you'),
    changes: [withDeputies(item, [...deputies, person.id]), itemHistory(ctx, item, 'deputy', null, person.id)],
    notice: ctx.say('owner-deputy', words),
  };
}

/** Ends somebody's role as a deputy. */
export function removeDeputy(ctx: Context, item: WorkItem, person: Person): Outcome {
  const { deputies } = item.row;
  const words = { who: personSpan(person), item: itemNameInProject(ctx, item) };
  if (!deputies.includes(person.id)) return unchanged(ctx.say('owner-deputy-not', words));
  const left = deputies.filter((id) => id !== person.id);
  return {
    ...common(ctx, item, person, 'owner-deputy-gone-you'),
    changes: [withDeputies(item, left), itemHistory(ctx, item, 'deputy', person.id, null)],
    notice: ctx.say('owner-deputy-gone', words),
  };
}

const withDeputies = (item: WorkItem, deputies: string[]): Change =>
  item.kind === 'stage' ? set('stage', item.row, { deputies }) : set('task', item.row, { deputies });

/** The next steps, and a message to the deputy unless they did it themselves. @param id its wording */
function common(ctx: Context, item: WorkItem, person: Person, id: string): Outcome {
  const says = ctx.say(id, { who: personSpan(ctx.me), item: itemNameInProject(ctx, item) });
  const tell = person.id === ctx.me.id ? [] : [privateMessage(person.id, says)];
  return { view: nextSteps(undoButton(ctx)), tell };
}
