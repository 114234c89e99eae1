/**
 * Few conversations that still show everything a platform does: each form and window, each kind of answer and event. Which command
 * is typed or which button pressed is all the same to a platform. `npm test` plays these on the platforms and `npm run soak` plays
 * all, as `dialogs/dialogs.test.ts` always does without a platform, and checks each view against the limits of all.
 */
import type { Dialog, Dialogs, Step } from './dialogs.js';
import { FULL } from './full.js';

/** Fields of a step that are not of a kind, or in the list below. */
const UNKINDLY: readonly string[] = ['as', 'says', 'lacks', 'after', 'in', 'say', 'press'];

/** What a step shows of a platform. */
function kindsOf(step: Step): string[] {
  const { say, press, seen, form, fill, errors, menu } = step;
  const fields = Object.entries(step).filter(([name, value]) => value !== undefined && !UNKINDLY.includes(name));
  return [
    ...fields.map(([name]) => name),
    ...(say === undefined ? [] : [`say ${say.startsWith('@') ? 'to Baton' : 'a command'}`]),
    ...(press === undefined ? [] : ['press']),
    ...(seen === undefined ? [] : [`${seen} ${press === undefined ? 'answer' : 'change'}`]),
    ...(step.in === 'direct' ? [`direct ${press === undefined ? 'words' : 'press'}`] : []),
    ...(form ? [`form ${form.join()}`] : []),
    ...(fill ? [`fill ${Object.keys(fill).sort().join()}`] : []),
    ...(errors ? [`errors ${Object.keys(errors).join()}`] : []),
    ...(menu ? [`menu ${menu}`] : []),
  ];
}

/** The conversations to play on a platform: all in `npm run soak`, otherwise enough of them to show each kind of step. */
export function onPlatform(all: Dialogs): Dialogs {
  if (FULL) return all;
  const chosen = coverOf(all.flatMap(([, list]) => list));
  return all
    .map(([file, list]) => [file, list.filter((one) => chosen.has(one))] as const)
    .filter(([, list]) => list.length > 0);
}

/** Takes whichever conversation shows most that is new for its length, until nothing is new any more. */
function coverOf(all: readonly Dialog[]): ReadonlySet<Dialog> {
  const left = all.map((dialog) => ({ dialog, kinds: new Set(dialog.steps.flatMap(kindsOf)) }));
  const chosen = new Set<Dialog>();
  const newOf = ({ dialog, kinds }: (typeof left)[number]) => kinds.size / dialog.steps.length;
  for (;;) {
    const best = left.reduce((a, b) => (newOf(b) > newOf(a) ? b : a));
    if (best.kinds.size === 0) return chosen;
    chosen.add(best.dialog);
    const shown = [...best.kinds];
    for (const { kinds } of left) for (const kind of shown) kinds.delete(kind);
  }
}
