/** Lines of the history, which features write along with their changes. */

import type { Item } from '../commands/args.js';
import type { Context } from '../commands/context.js';
import { add, type Change } from '../model/changes.js';
import type { HistoryField } from '../model/history-rows.js';
import type { ItemKind, Stage } from '../model/project-rows.js';

/** A history line about an item. `from` and `to` are values as stored: ids, states, days or text. */
export function itemHistory(
  ctx: Context,
  item: Item,
  field: HistoryField,
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

/** A history line about an item of which only ids are at hand. */
export function historyLine(
  ctx: Context,
  about: { project: string; kind: ItemKind; id: string; pass: number | null },
  field: HistoryField,
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

/** The history line for a stage that moved from one state to another, with its reason. */
export const stateHistory = (ctx: Context, item: Item, before: Stage, after: Stage): Change =>
  historyLine(
    ctx,
    { project: before.project, kind: 'stage', id: item.row.id, pass: after.pass },
    'state',
    before.state,
    after.state,
    after.reason,
  );
