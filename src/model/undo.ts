/** Taking back the last change: the inverse of each of its parts, refused by the store where somebody changed more since. */
import { add, type Change, type Kind, remove, set, type Undo } from './rows.js';

/** How long a change can be taken back. */
export const UNDO_MS = 10 * 60_000;

/** Rows of these kinds are not part of an undo. */
const KEPT: readonly Kind[] = [
  'history',
  'undo',
  'nudge',
  'alarm',
  'lastNudge',
  'nudgeCount',
  'lastDigest',
  'lastReminder',
  'ledger',
  'holdOut',
];

/** The changes that take the given ones back, last first. History lines are left to the caller. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes
    .filter((change) => !KEPT.includes(change.kind))
    .reverse()
    .map((change) => {
      if (change.do === 'erase') throw new TypeError('an erased project cannot be taken back');
      if (change.do === 'add') return remove(change.kind, change.row);
      if (change.do === 'remove') return add(change.kind, change.was);
      // The version that the row has once the change is made.
      const version = change.was.version + 1;
      return set(change.kind, { ...change.row, version }, { ...change.was, version });
    });
}

/** The lines of the history with from and to swapped: what an undo adds to it. */
export function mirrored(changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'history' || change.do !== 'add') return [];
    return [add('history', { ...change.row, from: change.row.to, to: change.row.from, why: null, via: 'undo' })];
  });
}

/** Remembers the last change of a person; nothing where it cannot be taken back. */
export function undoRow(
  ctx: { me: { id: string }; workspace: string; now: number },
  old: Undo | undefined,
  changes: readonly Change[],
  what: string,
): Change[] {
  const json = JSON.stringify([...inverse(changes), ...mirrored(changes)]);
  const patch = { at: ctx.now, what, changes: json };
  if (old) return [set('undo', old, patch)];
  return [add('undo', { id: ctx.me.id, workspace: ctx.workspace, ...patch })];
}
