/** Lines of the history, as features write them next to their changes. */

import type { Item } from '../commands/args.js';
import type { Context } from '../commands/command.js';
import { add, type Change, type Field, type ItemKind, type Stage } from '../model/rows.js';

/** A line of the history about a thing. `from` and `to` as stored: ids, states, days or words. */
export function itemHistory(
  ctx: Context,
  item: Item,
  field: Field,
  from: string | null,
  to: string | null,
  why: string | null = null,
): Change {
  return historyLine(
    ctx,
    { project: item.project.id, kind: item.kind, id: item.row.id, pass: item.kind === 'stage' ? item.row.pass : null },
    field,
    from,
    to,
    why,
  );
}

export function historyLine(
  ctx: Context,
  about: { project: string; kind: ItemKind; id: string; pass: number | null },
  field: Field,
  from: string | null,
  to: string | null,
  why: string | null = null,
): Change {
  const { project, kind, id, pass } = about;
  const where = { workspace: ctx.workspace, channel: ctx.channel.id, via: ctx.via };
  return add('history', {
    id: ctx.newId(),
    ...where,
    project,
    item: kind,
    itemId: id,
    at: ctx.now,
    by: ctx.me.id,
    field,
    from,
    to,
    why,
    pass,
  });
}

/** A change of a stage's state for the history. */
export const stateHistory = (ctx: Context, item: Item, before: Stage, after: Stage): Change =>
  historyLine(
    ctx,
    { project: before.project, kind: 'stage', id: item.row.id, pass: after.pass },
    'state',
    before.state,
    after.state,
    after.reason,
  );
