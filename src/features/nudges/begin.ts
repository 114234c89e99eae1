/** A new message that leads to a nudge: it starts to wait, so that somebody can take the work first. */
import { projectsOf } from '../../commands/lookups.js';
import { type JobContext, mergePlans, NO_PLAN, type Plan, settingIn, settingsFor } from '../../kit/job.js';
import { add } from '../../model/changes.js';
import type { Held, Nudge } from '../../model/nudge-rows.js';
import { careMargin, listens, MINUTE, messageKey, mutedRules, nextFor, sureEnough } from '../../model/nudges.js';
import type { Setting } from '../../model/setting-rows.js';
import type { Heard } from '../../ports/events.js';
import { isTold, mayBeNudged } from './consent.js';
import { askToKeep } from './keep.js';
import { ledgerOf } from './ledger.js';
import { setNudgeAlarm } from './lifecycle.js';
import { noteNudge } from './limits.js';
import type { Noticed, Seen } from './notice.js';

type HeardMessage = Extract<Heard, { type: 'message' }>;

/** What a new message leads to: a nudge that waits, or a question whether to keep what its author promised. */
export async function onNewMessage(job: JobContext, heard: HeardMessage, noticed: Noticed): Promise<Plan> {
  if (!noticed.open && !noticed.youre && !noticed.promise) return NO_PLAN;
  const linked = (await projectsOf(job.read, heard.channel.id)).length > 0;
  const rows = await settingsFor(job, heard.channel.id, heard.person.id);
  if (!listens(rows, linked)) return NO_PLAN;
  const consent = await mayBeNudged(job, rows, heard.person);
  if (consent === 'no') return NO_PLAN;
  const seen = await allowedFinding(job, heard.channel.id, noticed, rows);
  if (seen) return begin(job, heard, seen, rows);
  const mayAsk = consent === 'yes' && (await isTold(job, heard.channel.id));
  return mayAsk && noticed.promise && !noticed.open ? onPromise(job, heard, noticed.promise, rows) : NO_PLAN;
}

/** The finding that the settings and the ledger let through: unclear work before spelling. */
async function allowedFinding(
  job: JobContext,
  channel: string,
  { open, youre }: Noticed,
  rows: readonly Setting[],
): Promise<Seen | undefined> {
  const muted = mutedRules(rows);
  const spelling = settingIn(rows, 'nudge-youre');
  const misspelt = youre && (spelling === 'all' || (spelling === 'work' && youre.shownAnyway)) ? youre : undefined;
  for (const seen of [open, misspelt]) {
    if (!seen || muted.has(seen.rule)) continue;
    const ledger = await ledgerOf(job, channel, seen.rule);
    const score = seen.score - careMargin(settingIn(rows, 'nudge-care'));
    if (seen.kind === 'youre' ? ledger.level < 2 : sureEnough(score, ledger)) return seen;
  }
  return undefined;
}

async function begin(job: JobContext, heard: HeardMessage, seen: Seen, rows: readonly Setting[]): Promise<Plan> {
  const channel = heard.channel.id;
  const id = messageKey(channel, heard.id);
  if (await job.read.get('nudge', id)) return NO_PLAN;
  const dueAt = job.now + Number(settingIn(rows, 'nudge-grace')) * MINUTE;
  const { kind, rule, score, held } = seen;
  const nudge: Nudge = {
    id,
    workspace: job.workspace,
    version: 1,
    channel,
    thread: heard.thread,
    message: heard.id,
    author: heard.person.id,
    state: 'waiting',
    kind,
    rule,
    score,
    at: job.now,
    dueAt,
    whisper: null,
    held,
  };
  return { changes: [add('nudge', nudge), await setNudgeAlarm(job, nudge, dueAt)], messages: [] };
}

/** "I'll write the runbook by Friday": asks its author whether to keep it, unless they were nudged just before. */
async function onPromise(job: JobContext, heard: HeardMessage, held: Held, rows: readonly Setting[]): Promise<Plan> {
  const author = heard.person.id;
  const last = await job.read.get('lastNudge', author);
  if (nextFor(last, job.now, Number(settingIn(rows, 'nudge-pause'))) > job.now) return NO_PLAN;
  const place = { channel: heard.channel.id, thread: heard.thread, message: heard.id };
  const noted = { changes: [await noteNudge(job, author)], messages: [] };
  return mergePlans(noted, await askToKeep(job, place, author, held));
}
