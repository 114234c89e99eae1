/** Shows a nudge, together with others that wait for the same person in the same place. */
import type { JobContext, Plan } from '../../kit/job.js';
import { whisperView } from '../../kit/whispers.js';
import { type Change, set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { HELD_MS, mutedRules } from '../../model/nudges.js';
import type { Setting } from '../../model/setting-rows.js';
import { fitView } from '../../view/fit.js';
import { mustHoldOut, watchWork } from './hold-out.js';
import { countEnd } from './ledger.js';
import { setNudgeAlarm } from './lifecycle.js';
import { countNudge, noteNudge } from './limits.js';

/** Nudges in one whisper. */
const MOST_TOGETHER = 8;
/** What a due date adds to a score, in log odds. */
const DUE_BONUS = 1;

/** The nudges that wait for the same person in the same place, this one among them. */
export const waitingWith = (job: JobContext, { channel, author, thread }: Nudge): Promise<Nudge[]> =>
  job.read.find('nudge', {
    where: { channel, author, thread, state: 'waiting' },
    order: ['-score', 'at'],
    limit: MOST_TOGETHER,
  });

/** Shows a nudge and the others that wait, in one whisper. */
export async function showNudges(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const waiting = (await waitingWith(job, nudge)).filter(
    (other) =>
      other.held !== null && other.id !== nudge.id && !mutedRules(rows).has(other.rule) && !mustHoldOut(other, rows),
  );
  const all = [nudge, ...waiting].sort((a, b) => urgency(b) - urgency(a) || a.at - b.at);
  const { channel, thread, author: person } = nudge;
  const whisper = job.newId();
  const shown = await Promise.all(all.map((one) => shownChanges(job, one, rows, whisper)));
  const counted = await countShown(job, channel, all);
  const view = fitView(await whisperView(job, all, all.length > 1 ? whisper : undefined));
  return {
    changes: [...shown.flat(), ...counted, await noteNudge(job, person), await countNudge(job, channel)],
    messages: [{ to: 'whisper', id: whisper, channel, thread, person, view }],
  };
}

/** How sure the engine is; work with a due date comes before other work. */
const urgency = ({ score, held }: Nudge): number => score + (held?.due ? DUE_BONUS : 0);

async function shownChanges(
  job: JobContext,
  nudge: Nudge,
  rows: readonly Setting[],
  whisper: string,
): Promise<Change[]> {
  const isFirst = nudge.kind === 'owner' && nudge.state === 'waiting';
  return [
    set('nudge', nudge, { state: 'shown', whisper }),
    ...(isFirst ? watchWork(job, nudge, rows, true) : []),
    await setNudgeAlarm(job, nudge, nudge.at + HELD_MS),
  ];
}

/** Counts what is shown, rule by rule. */
function countShown(job: JobContext, channel: string, all: readonly Nudge[]): Promise<Change[]> {
  const rules = [...new Set(all.map(({ rule }) => rule))];
  return Promise.all(
    rules.map((rule) => {
      const n = all.filter((nudge) => nudge.rule === rule).length;
      return countEnd(job, { channel, rule }, 'shown', n);
    }),
  );
}
