/** Makes an outcome's changes, with all that follows from them. */
import type { Context } from '../commands/context.js';
import type { Outcome, Tell } from '../commands/outcome.js';
import { flat } from '../model/text.js';
import { undoRow } from '../model/undo.js';
import type { Outbound, Unit } from '../ports.js';
import { fitView } from '../view.js';
import { alarmsFor } from './alarms.js';

/** Makes the changes, remembers how to undo them, sets the alarms that they affect, and tells others. */
export async function keepOutcome(unit: Unit, ctx: Context, outcome: Outcome): Promise<void> {
  const { changes = [], notice = [], final = false, tell = [] } = outcome;
  if (changes.length > 0) {
    await unit.apply(changes);
    const lastUndo = await unit.get('undo', ctx.me.id);
    await unit.apply(undoRow(ctx, lastUndo, final ? [] : changes, flat(notice)));
    await unit.apply(await alarmsFor(ctx, changes));
  }
  await unit.send(tell.map((one) => messageOf(ctx, one)));
}

function messageOf(ctx: Context, tell: Tell): Outbound {
  const sent = { id: ctx.newId(), view: fitView(tell.view) };
  if ('person' in tell) {
    const near = ctx.channel.direct ? {} : { near: ctx.channel.id };
    return { to: 'direct', ...sent, person: tell.person, ...near };
  }
  const { channel, thread, orTo } = tell;
  return { to: 'channel', ...sent, channel, thread, ...(orTo && { orTo }) };
}
