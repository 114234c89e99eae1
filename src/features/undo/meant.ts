/** Which change is to be undone. A button means the one that its message tells of, whoever presses it and whenever. */
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { undoButton } from '../../kit/controls.js';
import { knownPerson, peopleById } from '../../kit/text.js';
import { markedDeed, UNDO_MS } from '../../model/undo.js';
import type { Undo } from '../../model/undo-row.js';
import { controls, paragraph, view } from '../../view/view.js';

/** Whether the last change is undone already, or never could be. */
const isNothing = (last: Undo | undefined): boolean => last === undefined || last.changes === '[]';

/** Whether a change was made too long ago to be undone. */
export const isTooLate = ({ now }: Context, { at }: Pick<Undo, 'at'>): boolean => now - at > UNDO_MS;

/** The refusal of what was made too long ago. */
export const tooLate = (ctx: Context): Refusal => refuse(ctx, 'undo-too-late', { n: UNDO_MS / 60_000 });

/**
 * Who types it means their last change; who presses it, the one that the message tells of.
 * @throws Refusal if that is somebody else's, or not the last
 */
export async function mustBeMeant(ctx: Context, last: Undo | undefined): Promise<void> {
  const deed = markedDeed(ctx.call.seen);
  if (!deed) {
    if (ctx.via === 'button') throw unmarked(ctx, last);
    return;
  }
  const { person, at } = deed;
  if (person !== ctx.me.id)
    throw refuse(ctx, 'undo-not-yours', { who: knownPerson(await peopleById(ctx, [person]), person) });
  if (isTooLate(ctx, deed)) throw tooLate(ctx);
  if (isNothing(last)) throw refuse(ctx, 'nothing-to-undo');
  if (last?.at !== at) throw refuse(ctx, 'undo-not-last');
}

/** Nobody knows what the button was for: the last change is named, with a button for it. */
function unmarked(ctx: Context, last: Undo | undefined): Refusal {
  if (!last || isNothing(last)) return refuse(ctx, 'nothing-to-undo');
  if (isTooLate(ctx, last)) return tooLate(ctx);
  const says = ctx.say('refused-undo-which', { what: last.what });
  return new Refusal(view(paragraph(says), controls(undoButton(ctx, last.at))));
}
