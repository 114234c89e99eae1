/**
 * What a message, a reaction or a deletion changes: a finding begins to wait, somebody takes the work, the matter ends.
 * Reads only; the plan that comes out is written in one go, and mostly there is none.
 */
import { projectsOf } from '../../commands/lookups.js';
import { type JobContext, mergePlans, NO_PLAN, type Plan, settingIn, settingsFor } from '../../kit/job.js';
import { whisperView } from '../../kit/whispers.js';
import {
  CLAIM_MS,
  HELD_MS,
  LATE_MS,
  listens,
  MINUTE,
  messageKey,
  mutedRules,
  nextFor,
  sureEnough,
} from '../../model/nudges.js';
import { add, type Held, type Nudge, type Setting, set } from '../../model/rows.js';
import type { Heard, Origin, Outbound } from '../../ports.js';
import { fitView, paragraph, view } from '../../view.js';
import type { Noticed, Seen } from './notice.js';
import { forget, instead, ledgerOf, noteNudge, ownedNow, setNudgeAlarm, settle, written } from './rows.js';

type Message = Extract<Heard, { type: 'message' }>;
type Person = Origin['person'];
/** Nudges of a channel that are looked through for the one that is meant. */
const MOST_OPEN = 50;
/** States in which a nudge's matter is not settled. */
const OPEN = ['waiting', 'shown', 'later', 'held_out'] as const;

const openIn = (job: JobContext, channel: string) =>
  job.read.find('nudge', {
    where: { channel, kind: 'owner', state: OPEN },
    order: ['-at', 'id'],
    limit: MOST_OPEN,
  });

/** A message that was written or edited. */
export async function onMessage(job: JobContext, heard: Message, noticed: Noticed): Promise<Plan> {
  if (heard.edited) {
    const mine = await job.read.get('nudge', messageKey(heard.channel.id, heard.id));
    if (mine) return edited(job, [mine], noticed);
  }
  const open = noticed.claim || noticed.names ? await openIn(job, heard.channel.id) : [];
  const claimed = noticed.claim ? targetOf(open, heard, noticed.claim) : undefined;
  if (claimed) return taken(job, claimed, heard.person);
  const named = noticed.names
    ? open.find((n) => n.author === heard.person.id && isOpen(n) && sameplace(n, heard))
    : undefined;
  const ended = named ? { changes: await settle(job, named), messages: [] } : NO_PLAN;
  if (job.now - heard.at > LATE_MS) return ended;
  return mergePlans(ended, await fresh(job, heard, noticed));
}

const isOpen = (n: Nudge) => n.state === 'waiting' || n.state === 'later';

/** In the thread of the message, or beside it. */
const sameplace = (n: Nudge, heard: Pick<Heard, 'thread'>) =>
  n.thread === heard.thread || (heard.thread !== null && n.message === heard.thread);

/** The nudge whose work a claim takes: of somebody else rather than one's own, the newest. */
function targetOf(open: readonly Nudge[], heard: Message, claim: 'claim' | 'answer'): Nudge | undefined {
  const near = (n: Nudge) => (heard.thread !== null && n.message === heard.thread) || heard.at - n.at <= CLAIM_MS;
  const there = open.filter((n) => n.message !== heard.id && sameplace(n, heard) && near(n));
  // "Ok" takes the work only where it stands under the very message.
  const meant = claim === 'answer' ? there.filter((n) => heard.thread !== null && n.author !== heard.person.id) : there;
  return meant.find((n) => n.author !== heard.person.id) ?? meant[0];
}

/** Somebody took the work: no nudge, or an end to it; and once, in private, the question whether to keep it as a task. */
async function taken(job: JobContext, nudge: Nudge, by: Person): Promise<Plan> {
  const rows = await settingsFor(job, nudge.channel, by.id);
  const linked = (await projectsOf(job.read, nudge.channel)).length > 0;
  const changes = [...(await settle(job, nudge)), ...(await ownedNow(job, nudge))];
  const messages: Outbound[] = [];
  if (nudge.state === 'shown') {
    const ledger = await ledgerOf(job, nudge.channel, nudge.rule);
    changes.push(written(ledger, { ...ledger, taken: ledger.taken + 1 }));
    const who = { is: 'person', id: by.id, name: by.name } as const;
    messages.push(...instead(job, nudge, view(paragraph(job.say('nudge-taken', { who })))));
  }
  if (!nudge.held || !listens(rows, linked)) return { changes, messages };
  return mergePlans({ changes, messages }, await offerToKeep(job, nudge, by, nudge.held));
}

async function offerToKeep(
  job: JobContext,
  { channel, thread, message }: Pick<Nudge, 'channel' | 'thread' | 'message'>,
  to: Person,
  held: Held,
): Promise<Plan> {
  const id = `${messageKey(channel, message)}:keep`;
  const old = await job.read.get('nudge', id);
  if (old) return NO_PLAN;
  const base = { id, workspace: job.workspace, channel, thread, message, author: to.id, rule: 'keep', held };
  const whisper = job.newId();
  const row: Nudge = {
    ...base,
    version: 1,
    state: 'shown',
    kind: 'keep',
    score: 0,
    at: job.now,
    dueAt: job.now,
    whisper,
  };
  const shown = fitView(await whisperView(job, [row]));
  return {
    changes: [add('nudge', row), await setNudgeAlarm(job, row, job.now + HELD_MS)],
    messages: [{ to: 'whisper', id: whisper, channel, thread, person: to.id, view: shown }],
  };
}

/** An edit can mend what was found, before the nudge or after it. */
async function edited(job: JobContext, mine: readonly Nudge[], noticed: Noticed): Promise<Plan> {
  const plans = mine.map(async (nudge): Promise<Plan> => {
    if (nudge.state === 'over') return NO_PLAN;
    const now = nudge.kind === 'owner' ? await stillOpen(job, nudge, noticed) : noticed.youre;
    if (now) {
      if (nudge.state === 'shown' || nudge.state === 'held_out') return NO_PLAN;
      return { changes: [set('nudge', nudge, { held: now.held, rule: now.rule, score: now.score })], messages: [] };
    }
    const changes = [...(await settle(job, nudge)), ...(await ownedNow(job, nudge))];
    if (nudge.state !== 'shown') return { changes, messages: [] };
    const ledger = await ledgerOf(job, nudge.channel, nudge.rule);
    const thanks = view(paragraph(job.say('nudge-mended')));
    return {
      changes: [...changes, written(ledger, { ...ledger, rewritten: ledger.rewritten + 1 })],
      messages: instead(job, nudge, thanks),
    };
  });
  return mergePlans(...(await Promise.all(plans)));
}

/** What is still open after an edit, where it is as sure as at first. */
async function stillOpen(job: JobContext, { channel }: Nudge, { open }: Noticed): Promise<Seen | undefined> {
  return open && sureEnough(open.score, await ledgerOf(job, channel, open.rule)) ? open : undefined;
}

/** What a message says anew begins to wait. */
async function fresh(job: JobContext, heard: Message, noticed: Noticed): Promise<Plan> {
  if (!noticed.open && !noticed.youre && !noticed.promise) return NO_PLAN;
  const linked = (await projectsOf(job.read, heard.channel.id)).length > 0;
  const rows = await settingsFor(job, heard.channel.id, heard.person.id);
  if (!listens(rows, linked)) return NO_PLAN;
  const seen = await wanted(job, heard, noticed, rows);
  if (seen) return begin(job, heard, seen, rows);
  if (!noticed.promise || noticed.open) return NO_PLAN;
  const last = await job.read.get('lastNudge', heard.person.id);
  if (nextFor(last, job.now, Number(settingIn(rows, 'nudge-pause'))) > job.now) return NO_PLAN;
  const about = { channel: heard.channel.id, thread: heard.thread, message: heard.id };
  const noted = await noteNudge(job, heard.person.id);
  return mergePlans({ changes: [noted], messages: [] }, await offerToKeep(job, about, heard.person, noticed.promise));
}

/** Of what was seen, the one that the settings and the ledger of the channel let through: open work before spelling. */
async function wanted(
  job: JobContext,
  heard: Message,
  { open, youre }: Noticed,
  rows: readonly Setting[],
): Promise<Seen | undefined> {
  const muted = mutedRules(rows);
  const spelling = settingIn(rows, 'nudge-youre');
  const misspelt = youre && (spelling === 'all' || (spelling === 'work' && youre.working)) ? youre : undefined;
  for (const seen of [open, misspelt]) {
    if (!seen || muted.has(seen.rule)) continue;
    const ledger = await ledgerOf(job, heard.channel.id, seen.rule);
    if (seen.kind === 'youre' ? ledger.level < 2 : sureEnough(seen.score, ledger)) return seen;
  }
  return undefined;
}

async function begin(job: JobContext, heard: Message, seen: Seen, rows: readonly Setting[]): Promise<Plan> {
  const id = messageKey(heard.channel.id, heard.id);
  const old = await job.read.get('nudge', id);
  if (old) return NO_PLAN;
  const dueAt = job.now + Number(settingIn(rows, 'nudge-grace')) * MINUTE;
  const { kind, rule, score, held } = seen;
  const place = { channel: heard.channel.id, thread: heard.thread, message: heard.id, author: heard.person.id };
  const row: Nudge = {
    id,
    workspace: job.workspace,
    version: 1,
    ...place,
    ...{ state: 'waiting', kind, rule, score, at: job.now, dueAt, whisper: null, held },
  };
  return { changes: [add('nudge', row), await setNudgeAlarm(job, row, dueAt)], messages: [] };
}

/** A reaction that takes the work of the message it is put to. */
export async function onClaim(job: JobContext, heard: Extract<Heard, { type: 'reaction' }>): Promise<Plan> {
  const open = await openIn(job, heard.channel.id);
  const meant = open.find((n) => n.message === heard.id);
  return meant ? taken(job, meant, heard.person) : NO_PLAN;
}

/** The message is gone, and with it what was to be said of it; or a person or the channel is, with all that waits there. */
export async function onGone(
  job: JobContext,
  heard: Extract<Heard, { type: 'deleted' | 'left' | 'closed' }>,
): Promise<Plan> {
  const about = heard.type === 'deleted' ? { message: heard.id } : heard.type === 'left' ? { author: heard.id } : {};
  const where = { channel: heard.channel.id, ...about };
  const gone = await job.read.find('nudge', { where, limit: MOST_OPEN });
  const plans = gone.map(async (n): Promise<Plan> => {
    const shown =
      heard.type === 'deleted' && n.kind !== 'keep' ? instead(job, n, view(paragraph(job.say('nudge-gone')))) : [];
    return { changes: await forget(job, n), messages: shown };
  });
  return mergePlans(...(await Promise.all(plans)));
}
