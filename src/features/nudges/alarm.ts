/** A nudge whose time has come: shown, put off, gathered with others, or let go. */

import { projectsOf } from '../../commands/lookups.js';
import {
  type Desk,
  NOTHING,
  type Plan,
  settingIn,
  settingsFor,
  todayOf,
  together,
  zoneOf,
} from '../../kit/background.js';
import { whisperOf } from '../../kit/whispers.js';
import { BURST_MS, countToday, HELD_MS, heldOut, levelOf, listens, mutedRules, nextFor } from '../../model/nudges.js';
import { whenAwake } from '../../model/quiet.js';
import { type Change, type Nudge, type Pace, type Setting, set } from '../../model/rows.js';
import { fitView } from '../../view.js';
import { forget, ledgerOf, paced, settle, triedOn, wakeAt, written } from './rows.js';

/** Nudges of one person that one whisper can hold. */
const MOST_GATHERED = 8;
/** What a due date adds to a score, in log odds. */
const DUE = 1;

export async function onNudge(desk: Desk, id: string): Promise<Plan> {
  const nudge = await desk.read.get('nudge', id);
  if (!nudge) return NOTHING;
  if (nudge.state === 'shown') return expire(desk, nudge);
  if (nudge.state === 'silent' || nudge.state === 'over') return { changes: await forget(desk, nudge), messages: [] };
  if (!nudge.held || desk.now >= nudge.at + HELD_MS) return { changes: await forget(desk, nudge), messages: [] };
  const rows = await settingsFor(desk, nudge.channel, nudge.author);
  const linked = (await projectsOf(desk.read, nudge.channel)).length > 0;
  if (!listens(rows, linked) || mutedRules(rows).has(nudge.rule))
    return { changes: await settle(desk, nudge), messages: [] };
  const until = await whenPossible(desk, nudge, rows);
  if (until === undefined || until >= nudge.at + HELD_MS) return { changes: await settle(desk, nudge), messages: [] };
  if (until > desk.now) return { changes: [await wakeAt(desk, nudge, until)], messages: [] };
  return isSilent(nudge, rows) ? keepSilent(desk, nudge, rows) : show(desk, nudge, rows);
}

const isSilent = ({ id, kind, state }: Nudge, rows: readonly Setting[]) =>
  kind === 'owner' && state === 'waiting' && heldOut(id, Number(settingIn(rows, 'nudge-hold-out')));

/** Held out: its words go, and whether somebody takes the work is all that is watched for. */
async function keepSilent(desk: Desk, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const changes = [
    set('nudge', nudge, { state: 'silent', held: null }),
    await wakeAt(desk, nudge, desk.now + HELD_MS),
    ...triedOn(desk, nudge, rows, false),
  ];
  return { changes, messages: [] };
}

/** Nobody answered in a day: the words go, the whisper's buttons say so. */
async function expire(desk: Desk, nudge: Nudge): Promise<Plan> {
  const changes = await forget(desk, nudge);
  if (nudge.kind === 'keep') return { changes, messages: [] };
  const ledger = await ledgerOf(desk, nudge.channel, nudge.rule);
  return { changes: [...changes, written(ledger, { ...ledger, expired: ledger.expired + 1 })], messages: [] };
}

/** When a nudge may be shown: now, later, or (undefined) not at all, because the channel has had enough for a day. */
async function whenPossible(desk: Desk, nudge: Nudge, rows: readonly Setting[]): Promise<number | undefined> {
  const person = await desk.read.get('person', nudge.author);
  const zone = zoneOf(rows, person);
  const hours = settingIn(rows, 'quiet-hours');
  const awake = whenAwake(desk.now, { zone, hours, weekends: settingIn(rows, 'weekends') === 'quiet' });
  if (awake > desk.now) return awake;
  const author = await paceOf(desk, `person:${nudge.author}`);
  // What was put off by its reader comes when the reader said.
  const next = nudge.state === 'later' ? desk.now : nextFor(author, desk.now, Number(settingIn(rows, 'nudge-pause')));
  if (next > desk.now) return next;
  const channel = await paceOf(desk, `channel:${nudge.channel}`);
  if (countToday(channel, todayOf(desk, 'UTC')) >= Number(settingIn(rows, 'nudges-a-day'))) return undefined;
  return burst(desk, nudge);
}

const paceOf = (desk: Desk, id: string): Promise<Pace | undefined> => desk.read.get('pace', id);

/** Where the same person goes on writing such messages, the last of them is waited for. */
async function burst(desk: Desk, nudge: Nudge): Promise<number> {
  const waiting = await gathered(desk, nudge);
  const first = Math.min(...waiting.map((n) => n.dueAt), nudge.dueAt);
  const last = Math.max(...waiting.map((n) => n.dueAt), nudge.dueAt);
  return Math.max(desk.now, Math.min(last, first + BURST_MS));
}

/** The nudges of the same person in the same place that wait as well, with this one. */
const gathered = (desk: Desk, { channel, author, thread }: Nudge) =>
  desk.read.find('nudge', {
    where: { channel, author, thread, state: 'waiting' },
    order: ['-score', 'at'],
    limit: MOST_GATHERED,
  });

async function show(desk: Desk, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const waiting = (await gathered(desk, nudge)).filter(
    (n) => n.held !== null && n.id !== nudge.id && !mutedRules(rows).has(n.rule) && !isSilent(n, rows),
  );
  const all = [nudge, ...waiting].sort((a, b) => rank(b) - rank(a) || a.at - b.at);
  const whisper = desk.newId();
  const { channel, thread, author } = nudge;
  const changes: Change[] = [];
  for (const one of all) {
    changes.push(set('nudge', one, { state: 'shown', whisper }));
    if (one.kind === 'owner' && one.state === 'waiting') changes.push(...triedOn(desk, one, rows, true));
    changes.push(await wakeAt(desk, one, one.at + HELD_MS));
  }
  for (const [rule, n] of counts(all)) {
    const ledger = await ledgerOf(desk, channel, rule);
    const row = { ...ledger, shown: ledger.shown + n };
    changes.push(written(ledger, { ...row, ...levelOf(row) }));
  }
  changes.push(await paced(desk, `person:${author}`), await paced(desk, `channel:${channel}`));
  const shown = fitView(await whisperOf(desk, all, all.length > 1 ? whisper : undefined));
  return together(
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
