/** Undo: the inverse of each change of a person's last command. The store refuses it if a row has changed since. */
import { add, type Change, type Kind, remove, set, type Undo } from './rows.js';

/** How long a change can be taken back. */
export const UNDO_MS = 10 * 60_000;

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

/**
 * The changes that remember how to undo a person's last command.
 * @param what the notice the person was shown, e.g. "You took Training."
 * @param isPrivate whether it is nobody else's business
 */
export function undoRow(
  ctx: { me: { id: string }; workspace: string; now: number },
  old: Undo | undefined,
  changes: readonly Change[],
  what: string,
  isPrivate: boolean,
): Change[] {
  const json = JSON.stringify([...inverse(changes), ...mirroredHistory(changes)]);
  const patch = { at: ctx.now, what, changes: json, private: isPrivate };
  if (old) return [set('undo', old, patch)];
  return [add('undo', { id: ctx.me.id, workspace: ctx.workspace, ...patch })];
}
