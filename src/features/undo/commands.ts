/** Undo: takes back one's own last change, unless somebody has built on it since. */
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { projectsIn } from '../../kit/changed.js';
import { nextSteps } from '../../kit/controls.js';
import { privateMessage } from '../../kit/handover.js';
import { MOST_STAGES } from '../../kit/new-stages.js';
import { personSpan } from '../../kit/text.js';
import type { Change } from '../../model/changes.js';
import type { Text } from '../../model/text.js';
import { isOfManyOrders } from '../../model/undo.js';
import type { Undo } from '../../model/undo-row.js';
import { changedSince } from './changed-since.js';
import { isTooLate, mustBeMeant, tooLate } from './meant.js';
import { whatIsBack } from './says.js';

/** Whether nobody has changed a row since the change that is to be undone, the last of those to this row. */
async function isUntouched({ read }: Context, change: Change, all: readonly Change[]): Promise<boolean> {
  if (change.do === 'add') return true;
  const last = all.find((other) => other.do !== 'add' && other.kind === change.kind && other.was.id === change.was.id);
  if (last !== change) return true;
  const row = await read.get(change.kind, change.was.id);
  return row?.version === change.was.version;
}

/** Whether something that undoing would remove has a history of its own by now, or tasks in it. */
async function isBuiltOn({ read }: Context, change: Change, all: readonly Change[]): Promise<boolean> {
  if (change.do !== 'remove' || !['project', 'stage', 'task'].includes(change.kind)) return false;
  const field = change.kind === 'project' ? 'project' : 'itemId';
  const { id } = change.was;
  const own = all.filter((other) => other.kind === 'history' && other.do === 'add' && other.row[field] === id).length;
  const happened = (await read.tally('history', field, { [field]: id })).get(id) ?? 0;
  if (happened > own) return true;
  const tasks = change.kind === 'stage' ? await read.find('task', { where: { stage: id }, limit: 1 }) : [];
  return tasks.length > 0;
}

/** Whether all the projects are still seen; what is answered is about them. */
async function areSeen({ read }: Context, changes: readonly Change[]): Promise<boolean> {
  for (const id of projectsIn(changes)) {
    const isRestored = changes.some((one) => one.kind === 'project' && one.do === 'add' && one.row.id === id);
    if (!isRestored && !(await read.get('project', id))) return false;
  }
  return true;
}

/** @throws Refusal if a dropped stage comes back to a project that is full by now */
async function checkRoom(ctx: Context, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const isBack = change.kind === 'stage' && change.do === 'set' && change.was.dropped && !change.row.dropped;
    if (!isBack) continue;
    // Of several who add one at the same moment, each counts those before.
    await ctx.nextNumber('project');
    const { length } = await stagesOf(ctx.read, change.row.project);
    if (length >= MOST_STAGES) throw refuse(ctx, 'too-many-stages', { max: MOST_STAGES, n: length + 1 });
  }
}

/** The change as it is made now: lines of the history and of other logs get this instant. A stage has been in its state for as long as it was. */
function asOfNow(ctx: Context, change: Change): Change {
  if (change.kind === 'history' && change.do === 'add') {
    // A link is a matter of its own channel, wherever it is taken back: nobody else sees that channel's name.
    const channel = change.row.field === 'channel' ? change.row.channel : ctx.channel.id;
    return { ...change, row: { ...change.row, id: ctx.newId(), at: ctx.now, channel } };
  }
  if (change.kind === 'auditAnswer' && change.do === 'set')
    return { ...change, row: { ...change.row, undoneAt: ctx.now } };
  if (change.kind === 'promotion' && change.do === 'set')
    return { ...change, row: { ...change.row, undoneAt: ctx.now } };
  if (change.kind === 'auditQuestion' && change.do === 'set')
    return { ...change, row: { ...change.row, undoneAt: ctx.now } };
  return change;
}

/** @throws Refusal if there is nothing to undo, it is too late, it isn't what was pressed, or somebody has built on it */
async function undoLast(ctx: Context): Promise<Outcome> {
  const last = await ctx.read.get('undo', ctx.me.id);
  await mustBeMeant(ctx, last);
  const changes: Change[] = last ? JSON.parse(last.changes) : [];
  if (!last || changes.length === 0) throw refuse(ctx, 'nothing-to-undo');
  if (isTooLate(ctx, last)) throw tooLate(ctx);
  if (!(await areSeen(ctx, changes))) throw refuse(ctx, 'undo-changed-unseen');
  for (const change of changes)
    if (!(await isUntouched(ctx, change, changes)) || (await isBuiltOn(ctx, change, changes)))
      throw await changedSince(ctx, change, last.at);
  await checkRoom(ctx, changes);
  const asked = changes.flatMap((change) =>
    change.kind === 'offer' && change.do === 'remove' ? [change.was.asked] : [],
  );
  const offerGone = ctx.say('undone-offer', { who: personSpan(ctx.me) });
  return {
    changes: changes.map((change) => asOfNow(ctx, change)),
    final: true,
    // As private as what is taken back.
    ...(last.private && { own: true }),
    notice: await noticeOf(ctx, last, changes),
    view: nextSteps(),
    tell: asked.map((person) => privateMessage(person, offerGone)),
  };
}

/** What is so again. Others read who did it, unless it is nobody else's business. */
async function noticeOf(ctx: Context, last: Undo, changes: readonly Change[]): Promise<Text> {
  const who = personSpan(ctx.me);
  const what = isOfManyOrders(last) ? undefined : await whatIsBack(ctx, changes);
  if (!what) return ctx.say(last.private ? 'undone-private-other' : 'undone-other', { who, what: last.what });
  return ctx.say(last.private ? 'undone-private' : 'undone', { who, what });
}

const ARGS = {
  undo: {},
};
type UndoArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends UndoArgs {}
}

/** The commands of this feature. */
export const undoCommands: Command[] = [
  command({
    name: 'undo',
    aliases: ['take back', 'revert', 'oops'],
    args: ARGS.undo,
    examples: ['undo'],
    permission: 'anyone',
    run: (ctx) => undoLast(ctx),
  }),
];
