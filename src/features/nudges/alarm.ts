/** A nudge whose time has come: shown, put off, gathered with others, or let go. */

import { projectsOf } from '../../commands/lookups.js';
import {
  dayInZone,
  type JobContext,
  mergePlans,
  NO_PLAN,
  type Plan,
  personZone,
  settingIn,
  settingsFor,
} from '../../kit/job.js';
import { whisperView } from '../../kit/whispers.js';
import { BURST_MS, countToday, HELD_MS, isHeldOut, levelOf, listens, mutedRules, nextFor } from '../../model/nudges.js';
import { whenAwake } from '../../model/quiet.js';
import { type Change, type Nudge, type Setting, set } from '../../model/rows.js';
import { fitView } from '../../view.js';
import { addToHoldOut, countNudge, forget, ledgerOf, noteNudge, setNudgeAlarm, settle, written } from './rows.js';

/** Nudges of one person that one whisper can hold. */
const MOST_GATHERED = 8;
/** What a due date adds to a score, in log odds. */
const DUE = 1;

export async function onNudgeAlarm(job: JobContext, id: string): Promise<Plan> {
  const nudge = await job.read.get('nudge', id);
  if (!nudge) return NO_PLAN;
  if (nudge.state === 'shown') return expire(job, nudge);
  if (nudge.state === 'held_out' || nudge.state === 'over') return { changes: await forget(job, nudge), messages: [] };
  if (!nudge.held || job.now >= nudge.at + HELD_MS) return { changes: await forget(job, nudge), messages: [] };
  const rows = await settingsFor(job, nudge.channel, nudge.author);
  const linked = (await projectsOf(job.read, nudge.channel)).length > 0;
  if (!listens(rows, linked) || mutedRules(rows).has(nudge.rule))
    return { changes: await settle(job, nudge), messages: [] };
  const until = await whenPossible(job, nudge, rows);
  if (until === undefined || until >= nudge.at + HELD_MS) return { changes: await settle(job, nudge), messages: [] };
  if (until > job.now) return { changes: [await setNudgeAlarm(job, nudge, until)], messages: [] };
  return holdsOut(nudge, rows) ? holdOut(job, nudge, rows) : show(job, nudge, rows);
}

const holdsOut = ({ id, kind, state }: Nudge, rows: readonly Setting[]) =>
  kind === 'owner' && state === 'waiting' && isHeldOut(id, Number(settingIn(rows, 'nudge-hold-out')));

/** Withholds a nudge: its words are dropped, and only whether somebody takes the work is still watched. */
async function holdOut(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const changes = [
    set('nudge', nudge, { state: 'held_out', held: null }),
    await setNudgeAlarm(job, nudge, job.now + HELD_MS),
    ...addToHoldOut(job, nudge, rows, false),
  ];
  return { changes, messages: [] };
}

/** Nobody answered in a day: the words go, the whisper's buttons say so. */
async function expire(job: JobContext, nudge: Nudge): Promise<Plan> {
  const changes = await forget(job, nudge);
  if (nudge.kind === 'keep') return { changes, messages: [] };
  const ledger = await ledgerOf(job, nudge.channel, nudge.rule);
  return { changes: [...changes, written(ledger, { ...ledger, expired: ledger.expired + 1 })], messages: [] };
}

/** When a nudge may be shown: now, later, or (undefined) not at all, because the channel has had enough for a day. */
async function whenPossible(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<number | undefined> {
  const person = await job.read.get('person', nudge.author);
  const zone = personZone(rows, person);
  const hours = settingIn(rows, 'quiet-hours');
  const awake = whenAwake(job.now, { zone, hours, weekends: settingIn(rows, 'weekends') === 'quiet' });
  if (awake > job.now) return awake;
  const last = await job.read.get('lastNudge', nudge.author);
  // What was put off by its reader comes when the reader said.
  const next = nudge.state === 'later' ? job.now : nextFor(last, job.now, Number(settingIn(rows, 'nudge-pause')));
  if (next > job.now) return next;
  const count = await job.read.get('nudgeCount', nudge.channel);
  if (countToday(count, dayInZone(job, 'UTC')) >= Number(settingIn(rows, 'nudges-a-day'))) return undefined;
  return burst(job, nudge);
}

/** Where the same person goes on writing such messages, the last of them is waited for. */
async function burst(job: JobContext, nudge: Nudge): Promise<number> {
  const waiting = await gathered(job, nudge);
  const first = Math.min(...waiting.map((n) => n.dueAt), nudge.dueAt);
  const last = Math.max(...waiting.map((n) => n.dueAt), nudge.dueAt);
  return Math.max(job.now, Math.min(last, first + BURST_MS));
}

/** The nudges of the same person in the same place that wait as well, with this one. */
const gathered = (job: JobContext, { channel, author, thread }: Nudge) =>
  job.read.find('nudge', {
    where: { channel, author, thread, state: 'waiting' },
    order: ['-score', 'at'],
    limit: MOST_GATHERED,
  });

async function show(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const waiting = (await gathered(job, nudge)).filter(
    (n) => n.held !== null && n.id !== nudge.id && !mutedRules(rows).has(n.rule) && !holdsOut(n, rows),
  );
  const all = [nudge, ...waiting].sort((a, b) => rank(b) - rank(a) || a.at - b.at);
  const whisper = job.newId();
  const { channel, thread, author } = nudge;
  const changes: Change[] = [];
  for (const one of all) {
    changes.push(set('nudge', one, { state: 'shown', whisper }));
    if (one.kind === 'owner' && one.state === 'waiting') changes.push(...addToHoldOut(job, one, rows, true));
    changes.push(await setNudgeAlarm(job, one, one.at + HELD_MS));
  }
  for (const [rule, n] of counts(all)) {
    const ledger = await ledgerOf(job, channel, rule);
    const row = { ...ledger, shown: ledger.shown + n };
    changes.push(written(ledger, { ...row, ...levelOf(row) }));
  }
  changes.push(await noteNudge(job, author), await countNudge(job, channel));
  const shown = fitView(await whisperView(job, all, all.length > 1 ? whisper : undefined));
  return mergePlans(
    { changes, messages: [] },
    { changes: [], messages: [{ to: 'whisper', id: whisper, channel, thread, person: author, view: shown }] },
  );
}

/** How sure it is, and how important: what is due on a day goes before what is not. */
const rank = ({ score, held }: Nudge) => score + (held?.due ? DUE : 0);

function counts(all: readonly Nudge[]): Map<string, number> {
  const by = new Map<string, number>();
  for (const { rule } of all) by.set(rule, (by.get(rule) ?? 0) + 1);
  return by;
}
