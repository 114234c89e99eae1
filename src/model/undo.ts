/** Undo: the inverse of each change of a person's last command. The store refuses it if a row has changed since. */
import { add, type Change, remove, set } from './changes.js';
import type { Kind } from './rows.js';
import type { Undo } from './undo-row.js';

/** How long a change can be taken back. */
export const UNDO_MS = 10 * 60_000;

/** Which change a button undoes: whose, and when it was made. @param at epoch milliseconds */
export const deedMark = (person: string, at: number): string => `${person} ${at}`;

/** What a button's mark says; undefined for a button without one, as in messages from before buttons had marks. */
export function markedDeed(mark: string | undefined): { person: string; at: number } | undefined {
  const [, person, at] = /^(.*) (\d+)$/.exec(mark ?? '') ?? [];
  return person === undefined ? undefined : { person, at: Number(at) };
}

/** Kinds of rows that undo leaves alone: the history only grows, and background work keeps its own books. */
const NOT_UNDONE: readonly Kind[] = [
  'history',
  'undo',
  'talk',
  'nudge',
  'alarm',
  'lastNudge',
  'nudgeCount',
  'lastDigest',
  'lastReminder',
  'ledger',
  'holdOut',
  'chronicle',
  'chapter',
  'signalSource',
  'signalPayload',
  'transition',
  'incident',
  'place',
  'member',
  'forgotten',
];

/** A log only grows: what is taken back stays in it, with the time. */
function takenBack(change: Change): Change {
  if (change.do !== 'add') return change;
  if (change.kind === 'auditAnswer') return set('auditAnswer', { ...change.row, version: 1 }, { undoneAt: 0 });
  if (change.kind === 'promotion') return set('promotion', { ...change.row, version: 1 }, { undoneAt: 0 });
  return change.kind === 'auditQuestion'
    ? set('auditQuestion', { ...change.row, version: 1 }, { undoneAt: 0 })
    : change;
}

/** The changes that undo the given ones, last first. History lines are left to the caller. */
function inverse(changes: readonly Change[]): Change[] {
  return changes
    .filter((change) => !NOT_UNDONE.includes(change.kind))
    .reverse()
    .map((change) => {
      const back = takenBack(change);
      if (back !== change) return back;
      if (change.do === 'erase') throw new TypeError('an erased project cannot be taken back');
      if (change.do === 'add') return remove(change.kind, change.row);
      if (change.do === 'remove') return add(change.kind, change.was);
      // The version that the row has once the change is made.
      const version = change.was.version + 1;
      return set(change.kind, { ...change.row, version }, { ...change.was, version });
    });
}

/** What undoing adds to the history: the same lines with `from` and `to` swapped. */
function mirroredHistory(changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'history' || change.do !== 'add') return [];
    return [add('history', { ...change.row, from: change.row.to, to: change.row.from, why: null, via: 'undo' })];
  });
}

/** Changes of one row, one after the other: each finds the version that the one before it leaves. */
function inTurn(changes: readonly Change[]): Change[] {
  const versions = new Map<string, number>();
  return changes.map((change) => {
    if (change.do !== 'set' && change.do !== 'remove') return change;
    const key = `${change.kind} ${change.was.id}`;
    const version = versions.get(key) ?? change.was.version;
    versions.set(key, version + 1);
    return change.do === 'remove'
      ? remove(change.kind, { ...change.was, version })
      : set(change.kind, { ...change.was, version }, { ...change.row, version });
  });
}

/** What was done, for the row that undoes it. */
interface UndoableDeed {
  /** The notice the person was shown, e.g. "You took Training." */
  what: string;
  /** Whether it is nobody else's business. */
  isPrivate: boolean;
  /** It was ordered in one message with what was done before it: both are taken back together. */
  isFurther: boolean;
}

/** Between the notices of several orders in one message. */
const NEXT = '\n';

/** Whether several orders are undone together. */
export const isOfManyOrders = ({ what }: Undo): boolean => what.includes(NEXT);

/** The changes that remember how to undo a person's last command, or all the orders of their last message. */
export function undoRow(
  ctx: { me: { id: string }; workspace: string; now: number },
  old: Undo | undefined,
  changes: readonly Change[],
  deed: UndoableDeed,
): Change[] {
  const before = deed.isFurther ? old : undefined;
  const earlier: Change[] = before ? JSON.parse(before.changes) : [];
  const back = inTurn([...inverse(changes), ...mirroredHistory(changes), ...earlier]);
  const what = before ? `${before.what}${NEXT}${deed.what}` : deed.what;
  const isPrivate = deed.isPrivate || before?.private === true;
  const patch = { at: ctx.now, what, changes: JSON.stringify(back), private: isPrivate };
  if (old) return [set('undo', old, patch)];
  return [add('undo', { id: ctx.me.id, workspace: ctx.workspace, ...patch })];
}
