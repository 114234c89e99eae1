/**
 * Listens to channels. A message is read in memory and forgotten; the store is read only if its words could lead to
 * something, and written only if they do.
 */

import type { CheckContext } from '../clarity/check.js';
import type { PassageReader } from '../clarity/encoder/blend.js';
import { onTaskEmoji } from '../features/message.js';
import { aroundOf, type Noticed, notice } from '../features/nudges/notice.js';
import { onClaim, onGone, onMessage } from '../features/nudges/on-heard.js';
import { type JobContext, jobContext, type Plan } from '../kit/job.js';
import type { Alarms } from '../ports/alarms.js';
import type { Heard } from '../ports/events.js';
import type { Reader, Unit } from '../ports/store.js';
import { keepPlan } from './keep-plan.js';
import { describedChannel, describedPerson, meetChannel, meetMember, meetPerson } from './meet.js';
import { AlarmHandler } from './on-alarm.js';
import type { HandlingParts } from './parts.js';
import { type HeardMessage, RecentLines } from './recent-lines.js';
import { asksForOwner, type SecondOpinionSource, secondOpinion } from './second-opinion.js';
import { endTalks } from './talk.js';
import { Turns } from './turns.js';
import { withoutMarks } from './unmarked.js';

interface ListenerParts extends HandlingParts {
  alarms: Alarms;
  /** Reads sentences that could be worth asking about; without it the linear models decide alone. */
  encoder?: PassageReader | undefined;
  second?: SecondOpinionSource | undefined;
}

type HeardGone = Extract<Heard, { type: 'deleted' | 'left' | 'closed' }>;

/** Makes a plan from what the store has. */
type Planner = (read: Reader) => Promise<Plan>;

/** Hears what happens in channels, and handles the alarms that follow from it. */
export class Listener {
  private readonly recent = new RecentLines();
  private readonly alarms: AlarmHandler;
  private readonly turns = new Turns();

  constructor(private readonly parts: ListenerParts) {
    this.alarms = new AlarmHandler(parts);
  }

  /** Handles alarms that are due. @returns how many there were */
  tick(): Promise<number> {
    return this.alarms.handleDue();
  }

  /** Once the promise is fulfilled, what the event leads to is stored. Direct messages are not listened to. */
  async hear(heard: Heard): Promise<void> {
    if (heard.channel.direct) return;
    const planner = heard.type === 'message' ? await this.messagePlanner(heard) : this.eventPlanner(heard);
    if (!planner) return;
    await this.parts.store.transact(heard.workspace, `heard:${heard.key}`, (unit) => this.keep(unit, heard, planner));
  }

  /** @returns undefined, so that the event leaves no trace, if there is nothing to do after all: mostly */
  private async keep(unit: Unit, heard: Heard, planner: Planner): Promise<object | undefined> {
    const plan = await planner(unit);
    if (plan.changes.length === 0 && plan.messages.length === 0) return undefined;
    if ('person' in heard) {
      await meetPerson(unit, heard);
      await meetMember(unit, heard);
      await meetChannel(unit, heard);
    }
    await keepPlan(unit, plan);
    return {};
  }

  private async messagePlanner(heard: HeardMessage): Promise<Planner | undefined> {
    const message = withoutMarks(heard, true);
    const { clarity, clock, second, store } = this.parts;
    const before = this.recent.before(message);
    this.recent.add(message);
    const noticed = notice(clarity, message, await this.readAround(message, aroundOf(message, before, clock.now())));
    if (!noticed) return undefined;
    const planner = this.plannerFor(message, noticed);
    // The second reader is asked outside of a transaction: it can take its time.
    if (!second || !asksForOwner(await store.read(message.workspace, planner))) return planner;
    return this.plannerFor(message, await secondOpinion(second, message, noticed, before));
  }

  /** Messages of a conversation keep their order while one is read: "I'll take it" comes after what it takes. */
  private readAround(message: HeardMessage, around: CheckContext): Promise<CheckContext> | CheckContext {
    const { clarity, encoder } = this.parts;
    if (!encoder) return around;
    const { workspace, channel, text } = message;
    return this.turns.take(`${workspace}/${channel.id}`, () => clarity.withEncoder(encoder, text, around));
  }

  private plannerFor(message: HeardMessage, noticed: Noticed): Planner {
    return (read) => onMessage(this.job(read, message.workspace), message, noticed);
  }

  private eventPlanner(heard: Exclude<Heard, HeardMessage>): Planner | undefined {
    if (heard.type !== 'reaction') return (read) => this.planGone(read, heard);
    if (this.parts.clarity.claimedBy(heard.emoji)) return (read) => onClaim(this.job(read, heard.workspace), heard);
    return heard.link ? (read) => this.planTask(read, heard) : undefined;
  }

  private planTask(read: Reader, heard: Extract<Heard, { type: 'reaction' }>): Promise<Plan> {
    const { workspace, person, channel } = heard;
    return onTaskEmoji(this.job(read, workspace), heard, {
      me: { ...describedPerson(workspace, person), version: 0 },
      channel: { ...describedChannel(workspace, channel), version: 0 },
      now: read.now,
    });
  }

  private async planGone(read: Reader, heard: HeardGone): Promise<Plan> {
    const plan = await onGone(this.job(read, heard.workspace), heard);
    if (heard.type === 'deleted') return plan;
    return { ...plan, changes: [...plan.changes, ...(await endTalks(read, heard))] };
  }

  private job(read: Reader, workspace: string): JobContext {
    const { say, newId, auditBook } = this.parts;
    return jobContext({ read, now: read.now, workspace, say, newId, auditBook });
  }
}
