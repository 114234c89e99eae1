/** Tells the facts of one project, event by event. What was told up to an instant can be kept, and taken up from there. Pure. */
import { daysUntil, isDay } from '../dates/calendar.js';
import { keyOf } from '../names.js';
import type { StageState } from '../project-rows.js';
import { STATES } from '../stages.js';
import { type Carry, emptyCarry, type StageSoFar } from './carry.js';
import { type Fact, minuteOf, minutesBetween } from './facts.js';
import type { ToldLine } from './lasting-events.js';
import { NO_REASON, type ReasonWords, reasonKind } from './reason-kinds.js';
import { flowMode, isOngoing, isUnderWayState } from './under-way.js';

/** What is re-opened within this time of a loop's end belongs to it: one retrains, and evaluates a few days later. */
const LOOP_GAP_MS = 7 * 86_400_000;

const stateOf = (stored: string | null): StageState => STATES.find((state) => state === stored) ?? 'not_started';

/** A project that waits longer is at rest: nobody waits for it any more. */
const MOST_WAITING_MS = 30 * 86_400_000;

/** Takes the events of one project in their order, without those that were taken back, and tells the facts. */
export class Chronicler {
  readonly facts: Fact[] = [];

  /** @param carry where earlier events left off */
  constructor(
    private readonly reasons: ReasonWords,
    readonly carry: Carry = emptyCarry(),
  ) {}

  /** Takes the next event. */
  take(event: ToldLine): void {
    if (event.item === 'stage') this.takeOfStage(event);
    else if (event.item === 'task') this.takeOfTask(event);
    else if (event.field === 'archived') this.takeArchived(event);
    if (event.field === 'offer') this.takeOffer(event);
    if (event.field === 'owner' || event.field === 'lead') this.takeHandover(event);
    if (event.field === 'due') this.takeDue(event);
    this.turnFlow(event.at);
  }

  /** The facts so far, and those that are true as of an instant although they go on: the flow, and a loop that has closed. */
  asOf(now: number): Fact[] {
    // What is told below puts another flow and another loop in their places; nothing within them changes.
    const told = new Chronicler(this.reasons, { ...this.carry });
    told.turnFlow(now, true);
    told.closeLoop(now);
    return [...this.facts, ...told.facts];
  }

  private tell(
    kind: Fact['kind'],
    stage: string | null,
    at: number,
    amount: number,
    who: string | null,
    detail: string,
  ) {
    this.facts.push({ kind, stage, at: minuteOf(at), amount, who, detail });
  }

  private takeOfStage(event: ToldLine): void {
    const { itemId, at, to, from, field } = event;
    if (field === 'created' && to === null) delete this.carry.stages[itemId];
    else if (field === 'created') this.stage(itemId, from, at).key = keyOf(to ?? '');
    else if (field === 'name') this.stage(itemId, null, at).key = keyOf(to ?? '');
    else if (field === 'state') this.takeState(event);
    else if (field === 'owner') this.takeOwner(event);
    else if (field === 'dropped') this.takeDropped(event);
  }

  /** The stage as it is known; as the event found it if the history begins with that. */
  private stage(id: string, state: string | null, at: number): StageSoFar {
    this.carry.stages[id] ??= {
      ...{ key: '', state: stateOf(state), since: at, reason: NO_REASON, begun: null, pass: 1 },
      ...{ owner: null, unowned: null, dropped: false },
    };
    return this.carry.stages[id];
  }

  private takeState(event: ToldLine): void {
    const { itemId: id, at, from, why } = event;
    const stage = this.stage(id, from, at);
    const [before, to] = [stage.state, stateOf(event.to)];
    const reason = reasonKind(why, this.reasons);
    if (before === to) {
      if (why !== null) stage.reason = reason;
      return;
    }
    this.leave(id, stage, event);
    if (isUnderWayState(to) && stage.begun === null) this.begin(id, stage, event, before === 'done', reason);
    if (to === 'done') this.finish(id, stage, event);
    if (!isUnderWayState(to)) Object.assign(stage, { begun: null, unowned: null });
    if (to === 'skipped') this.leaveLoop(id, at);
    Object.assign(stage, { state: to, since: at, reason });
  }

  /** The stage leaves the state that it is in. */
  private leave(id: string, { state, since, reason, owner }: StageSoFar, { at, by }: ToldLine): void {
    if (!isUnderWayState(state)) return;
    const minutes = minutesBetween(since, at);
    const who = owner ?? by;
    this.tell('stay', id, at, minutes, who, state);
    if (state !== 'in_progress') this.tell('stall', id, at, minutes, who, reason);
  }

  private begin(id: string, stage: StageSoFar, { at, by }: ToldLine, isAgain: boolean, reason: string): void {
    const { finished, stages } = this.carry;
    const who = stage.owner ?? by;
    const isFirst = Object.values(stages).every((other) => other.begun === null || isOngoing(other.key));
    if (finished !== null && !isAgain && isFirst && !isOngoing(stage.key))
      this.tell('gap', id, at, minutesBetween(finished, at), who, 'stage');
    if (isAgain) {
      stage.pass += 1;
      this.openLoop(id, stage, at, reason);
    }
    stage.begun = at;
    if (stage.owner === null) stage.unowned = at;
    else this.tell('owned', id, at, 0, who, 'stage');
  }

  private finish(id: string, stage: StageSoFar, { at, by }: ToldLine): void {
    const { begun, pass, owner } = stage;
    if (begun !== null) this.tell('pass', id, at, minutesBetween(begun, at), owner ?? by, pass > 1 ? 'again' : 'first');
    this.carry.finished = at;
    this.leaveLoop(id, at);
  }

  private openLoop(id: string, { key, owner }: StageSoFar, at: number, reason: string): void {
    if (isOngoing(key)) return;
    // What was re-opened and finished in a loop, and is re-opened again, begins the next.
    this.closeLoop(at, this.carry.loop?.been.includes(id));
    const { loop } = this.carry;
    if (!loop) this.carry.loop = { since: at, stage: id, reason, open: [id], been: [id], closed: at, who: owner };
    else {
      loop.open.push(id);
      loop.been.push(id);
    }
  }

  private leaveLoop(id: string, at: number): void {
    const { loop } = this.carry;
    if (!loop?.open.includes(id)) return;
    loop.open = loop.open.filter((other) => other !== id);
    loop.closed = at;
  }

  /** Tells the loop once nothing can belong to it any more. */
  private closeLoop(at: number, isNext = false): void {
    const { loop } = this.carry;
    if (!loop || loop.open.length > 0 || (!isNext && at - loop.closed <= LOOP_GAP_MS)) return;
    this.tell('loop', loop.stage, loop.closed, minutesBetween(loop.since, loop.closed), loop.who, loop.reason);
    this.carry.loop = null;
  }

  private takeOwner({ itemId: id, at, from, to }: ToldLine): void {
    const stage = this.stage(id, null, at);
    stage.owner = to;
    if (to !== null && stage.unowned !== null) {
      this.tell('owned', id, at, minutesBetween(stage.unowned, at), to, 'stage');
      stage.unowned = null;
    }
    if (to === null && from !== null && isUnderWayState(stage.state)) stage.unowned = at;
  }

  private takeDropped(event: ToldLine): void {
    const { itemId: id, at, to } = event;
    const stage = this.stage(id, null, at);
    if (to === 'true') {
      this.leave(id, stage, event);
      this.leaveLoop(id, at);
    }
    const isBack = to === 'false' && isUnderWayState(stage.state);
    Object.assign(stage, { dropped: to === 'true', since: at, begun: isBack ? at : null, unowned: null });
    if (isBack && stage.owner === null) stage.unowned = at;
  }

  private takeOfTask({ itemId: id, at, field, from, to }: ToldLine): void {
    const { tasks, offers } = this.carry;
    const since = tasks[id];
    const isOver = (field === 'state' && to !== 'open') || (field === 'dropped' && to === 'true');
    if (isOver || (field === 'created' && to === null)) {
      delete tasks[id];
      delete offers[id];
    } else if (field === 'created') tasks[id] = at;
    else if (field === 'owner' && to === null && from !== null) tasks[id] = at;
    else if (field === 'owner' && to !== null && since !== undefined) {
      this.tell('owned', null, at, minutesBetween(since, at), to, 'task');
      delete tasks[id];
    }
  }

  private takeOffer({ itemId, at, to }: ToldLine): void {
    if (to === null) delete this.carry.offers[itemId];
    else this.carry.offers[itemId] = { to, at };
  }

  /** The stage of an event; null if it is about something else. */
  private stageOf({ item, itemId }: ToldLine): string | null {
    return item === 'stage' ? itemId : null;
  }

  private takeHandover(event: ToldLine): void {
    const { item, itemId, at, from, to } = event;
    if (to === null) return;
    const offer = this.carry.offers[itemId];
    if (offer?.to === to) this.tell('answer', this.stageOf(event), at, minutesBetween(offer.at, at), to, item);
    delete this.carry.offers[itemId];
    if (from !== null && from !== to) this.tell('handover', this.stageOf(event), at, 0, to, item);
  }

  private takeDue(event: ToldLine): void {
    const { item, at, by, from, to } = event;
    if (from === null || to === null || !isDay(from) || !isDay(to)) return;
    this.tell('due', this.stageOf(event), at, daysUntil(to, from), by, item);
  }

  /** While a project is archived, no time passes for it. */
  private takeArchived({ at, to }: ToldLine): void {
    const { carry } = this;
    if (to === 'true') {
      this.turnFlow(at, true);
      carry.flow = null;
      carry.archived = at;
    } else if (carry.archived !== null) {
      shift(carry, Math.max(0, at - carry.archived));
      carry.archived = null;
    }
  }

  /** What the project is doing from now on. @param isDue whether the time up to now is told although that goes on */
  private turnFlow(at: number, isDue = false): void {
    const { flow } = this.carry;
    const mode = flowMode(this.carry);
    if (flow && (flow.mode !== mode || isDue)) this.tellFlow(flow.mode, flow.since, at);
    if (!flow || flow.mode !== mode || isDue) this.carry.flow = mode === undefined ? null : { mode, since: at };
  }

  /** Month by month: a time that lasts long belongs to each month that it was in. */
  private tellFlow(mode: string, since: number, at: number): void {
    const until = mode === 'waiting' ? Math.min(at, since + MOST_WAITING_MS) : at;
    for (let from = since; from < until; ) {
      const day = new Date(from);
      const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth());
      const next = Math.min(until, Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1));
      this.tell('flow', null, month, minutesBetween(from, next), null, mode);
      from = next;
    }
  }
}

/** Moves all that goes on to a later beginning. */
function shift(carry: Carry, ms: number): void {
  for (const stage of Object.values(carry.stages)) {
    stage.since += ms;
    if (stage.begun !== null) stage.begun += ms;
    if (stage.unowned !== null) stage.unowned += ms;
  }
  for (const id of Object.keys(carry.tasks)) carry.tasks[id] = (carry.tasks[id] ?? 0) + ms;
  for (const offer of Object.values(carry.offers)) offer.at += ms;
  if (carry.loop) carry.loop = { ...carry.loop, since: carry.loop.since + ms, closed: carry.loop.closed + ms };
  if (carry.finished !== null) carry.finished += ms;
}
