/** Undo: takes back one's own last change, unless somebody has built on it since. */
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps } from '../kit/controls.js';
import { personSpan } from '../kit/text.js';
import type { Change, Offer } from '../model/rows.js';
import { UNDO_MS } from '../model/undo.js';
import { paragraph, view } from '../view.js';

/** Whether the row is still as the change to be taken back left it. */
async function untouched(ctx: Context, change: Change): Promise<boolean> {
  if (change.do === 'add') return true;
  const now = await ctx.read.get(change.kind, change.was.id);
  return now?.version === change.was.version;
}

/** Whether something that the change made, and would now remove, has had other things happen to it or put into it since. */
async function builtOn(ctx: Context, change: Change, all: readonly Change[]): Promise<boolean> {
  if (change.do !== 'remove' || !['project', 'stage', 'task'].includes(change.kind)) return false;
  const field = change.kind === 'project' ? 'project' : 'itemId';
  const { id } = change.was;
  const own = all.filter((c) => c.kind === 'history' && c.do === 'add' && c.row[field] === id).length;
  const happened = (await ctx.read.tally('history', field, { [field]: id })).get(id) ?? 0;
  if (happened > own) return true;
  const inside = change.kind === 'stage' ? await ctx.read.find('task', { where: { stage: id }, limit: 1 }) : [];
  return inside.length > 0;
}

/** A line of the history as it happens now, not as it was when the change was made. */
function dated(ctx: Context, change: Change): Change {
  if (change.kind !== 'history' || change.do !== 'add') return change;
  return { ...change, row: { ...change.row, id: ctx.newId(), at: ctx.now, channel: ctx.channel.id } };
}

/** A stage's clock starts again with the undo, as the history shows it. */
function restamped(ctx: Context, change: Change): Change {
  if (change.kind !== 'stage' || change.do !== 'set' || change.was.state === change.row.state) return change;
  return { ...change, row: { ...change.row, since: ctx.now } };
}

async function takeBack(ctx: Context): Promise<Outcome> {
  const last = await ctx.read.get('undo', ctx.me.id);
  const changes: Change[] = last ? JSON.parse(last.changes) : [];
  if (!last || changes.length === 0) throw refuse(ctx, 'nothing-to-undo');
  if (ctx.now - last.at > UNDO_MS) throw refuse(ctx, 'undo-too-late', { n: UNDO_MS / 60_000 });
  for (const change of changes) {
    if (!(await untouched(ctx, change)) || (await builtOn(ctx, change, changes))) throw refuse(ctx, 'undo-changed');
  }
  const asked = changes.flatMap((c): Offer[] => (c.kind === 'offer' && c.do === 'remove' ? [c.was] : []));
  return {
    changes: changes.map((c) => restamped(ctx, dated(ctx, c))),
    final: true,
    notice: ctx.say('undone', { who: personSpan(ctx.me), what: last.what }),
    view: nextSteps(),
    tell: asked.map((o) => ({
      person: o.asked,
      view: view(paragraph(ctx.say('undone-offer', { who: personSpan(ctx.me) }))),
    })),
  };
}

const ARGS = {
  undo: {},
};
type UndoArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends UndoArgs {}
}

export const undoCommands: Command[] = [
  command({
    name: 'undo',
    aliases: ['take back', 'revert', 'oops'],
    args: ARGS.undo,
    examples: ['undo'],
    permission: 'anyone',
    run: (ctx) => takeBack(ctx),
  }),
];
