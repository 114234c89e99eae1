/**
 * Hears what is said in channels, and acts when an alarm goes off. A message is looked at in memory and forgotten;
 * the store is asked only where its words could lead to something, and written only where they do.
 */

import type { Clarity } from '../clarity/engine.js';
import { onDigestAlarm } from '../features/digest/alarm.js';
import { onNudgeAlarm } from '../features/nudges/alarm.js';
import { onClaim, onGone, onMessage } from '../features/nudges/heard.js';
import { type Noticed, notice } from '../features/nudges/notice.js';
import { onReminderAlarm } from '../features/reminders/alarm.js';
import { type JobContext, jobContext, NO_PLAN, type Plan } from '../kit/job.js';
import { BoundedCache } from '../model/bounded-cache.js';
import { type Alarm, type Change, remove, set } from '../model/rows.js';
import type { Clock, Heard, Question, Reader, Say, Store, Unit, Verdict } from '../ports.js';
import { onWorkspaceAlarm } from './alarms.js';
import { meet } from './directory.js';

export interface ListenerParts {
  store: Store;
  clock: Clock;
  say: Say;
  clarity: Clarity;
  newId(): string;
  /** A second reader, where there is one: undefined where it has no word, and the engine's stands. */
  second?: { read(question: Question): Promise<Verdict | undefined> } | undefined;
  /** Told of faults in Baton itself, never of what people type. */
  fault(error: unknown, key: string): void;
}

/** What happens when an alarm of each kind goes off. */
const ON_ALARM: Record<Alarm['what'], (job: JobContext, subject: string) => Promise<Plan>> = {
  nudge: onNudgeAlarm,
  digest: onDigestAlarm,
  reminder: onReminderAlarm,
  arm: onWorkspaceAlarm,
};
const KNOWN_ALARMS = Object.keys(ON_ALARM) as Alarm['what'][];

/** Lines of each place that are remembered, in memory alone, so that "you" can be told apart. */
const REMEMBERED = 3;
const PLACES = 2_000;
const LINE = 300;
const MOST_DUE = 50;
const RETRY_MS = 5 * 60_000;

export class Listener {
  private readonly recent = new BoundedCache<string[]>(PLACES);

  constructor(private readonly parts: ListenerParts) {}

  /** When the promise is kept, what the event leads to is stored. Direct conversations are not listened to. */
  async hear(heard: Heard): Promise<void> {
    if (heard.channel.direct) return;
    const before = heard.type === 'message' ? (this.recent.get(placeOf(heard)) ?? []) : [];
    const noticed = heard.type === 'message' ? this.notice(heard, before) : undefined;
    let plan = this.planFor(heard, noticed);
    if (!plan) return;
    const { store, second } = this.parts;
    // The second reader is asked outside of a transaction: it may take its time.
    if (second && heard.type === 'message' && noticed && (await store.read(heard.workspace, plan)).changes.some(asks))
      plan = this.planFor(heard, await this.secondOpinion(heard, noticed, before)) ?? (async () => NO_PLAN);
    const made = plan;
    await store.transact(heard.workspace, `heard:${heard.key}`, async (unit) => {
      const { changes, messages } = await made(unit);
      // Mostly there is nothing to be done after all, and no trace of the event.
      if (changes.length === 0 && messages.length === 0) return undefined;
      if ('person' in heard) await meet(unit, heard, this.parts.clock.now());
      await keep(unit, { changes, messages });
      return {};
    });
  }

  /** Handles the alarms that are due. @returns how many there were */
  async tick(): Promise<number> {
    const { store, fault, newId } = this.parts;
    const due = await store.claimAlarms(KNOWN_ALARMS, MOST_DUE);
    for (const { workspace, id } of due) {
      const handle = async (unit: Unit) => {
        await this.onAlarm(unit, workspace, id);
        return {};
      };
      await store.transact(workspace, newId(), handle).catch(async (error: unknown) => {
        fault(error, id);
        await this.putOff(workspace, id);
      });
    }
    return due.length;
  }

  /** What cannot be done now must not stand in the way of the rest. */
  private async putOff(workspace: string, id: string): Promise<void> {
    const { store, clock, newId } = this.parts;
    await store.transact(workspace, newId(), async (unit) => {
      const alarm = await unit.get('alarm', id);
      if (alarm) await unit.apply([set('alarm', alarm, { at: clock.now() + RETRY_MS })]);
      return {};
    });
  }

  private async onAlarm(unit: Unit, workspace: string, id: string): Promise<void> {
    const alarm = await unit.get('alarm', id);
    if (!alarm || alarm.at > this.parts.clock.now()) return;
    const job = this.job(unit, workspace);
    const plan = await ON_ALARM[alarm.what](job, alarm.subject);
    await keep(unit, { ...plan, changes: stopped(plan.changes, alarm) });
  }

  /** What the engine would ask about, and only that, is put to the second reader, who can drop it or word it better. */
  private async secondOpinion(heard: Message, noticed: Noticed, before: readonly string[]): Promise<Noticed> {
    const { second } = this.parts;
    const { open } = noticed;
    if (!second || !open) return noticed;
    const verdict = await second.read({ message: heard.text, before, words: open.held.actual });
    if (!verdict) return noticed;
    if (!verdict.confirm) return { ...noticed, open: undefined };
    return { ...noticed, open: { ...open, held: { ...open.held, rewrite: verdict.rewrite ?? open.held.rewrite } } };
  }

  private planFor(heard: Heard, noticed: Noticed | undefined): ((read: Reader) => Promise<Plan>) | undefined {
    const { clarity } = this.parts;
    if (heard.type === 'message')
      return noticed && ((read) => onMessage(this.job(read, heard.workspace), heard, noticed));
    if (heard.type === 'reaction') {
      if (!clarity.claimedBy(heard.emoji)) return undefined;
      return (read) => onClaim(this.job(read, heard.workspace), heard);
    }
    return (read) => onGone(this.job(read, heard.workspace), heard);
  }

  private notice(heard: Message, context: readonly string[]): Noticed | undefined {
    const place = placeOf(heard);
    const noticed = notice(this.parts.clarity, heard, this.parts.clock.now(), { context });
    this.recent.set(place, [...context, `${heard.person.name}: ${heard.text.slice(0, LINE)}`].slice(-REMEMBERED));
    return noticed;
  }

  private job(read: Reader, workspace: string) {
    const { clock, say, newId } = this.parts;
    return jobContext({ read, now: clock.now(), workspace, say, newId });
  }
}

type Message = Extract<Heard, { type: 'message' }>;

const placeOf = ({ workspace, channel, thread }: Heard) => `${workspace}/${channel.id}/${thread ?? ''}`;

/** Whether a change begins a question about an owner, or words it anew. */
const asks = (change: Change) =>
  change.kind === 'nudge' && change.do !== 'remove' && change.row.kind === 'owner' && change.row.state === 'waiting';

/** The changes, with the alarm that led to them ended where they do not move it. */
function stopped(changes: readonly Change[], alarm: Alarm): Change[] {
  const moved = changes.some((c) => c.kind === 'alarm' && c.do !== 'add' && c.was.id === alarm.id);
  return moved ? [...changes] : [...changes, remove('alarm', alarm)];
}

async function keep(unit: Unit, plan: Plan): Promise<void> {
  if (plan === NO_PLAN) return;
  await unit.apply(plan.changes);
  await unit.send(plan.messages);
}
