/** What other systems say: each transition has effect once, in one transaction with what follows from it. */

import { countedPlan, incidentPlan } from '../features/incident/on-signal.js';
import { gatePlan } from '../features/promotion/gate.js';
import { gateLostPlan } from '../features/promotion/gate-lost.js';
import { promotionPlan } from '../features/promotion/plan.js';
import { setSignalAlarm } from '../features/signal/alarm.js';
import { headlineSteps } from '../features/status/headline.js';
import { type JobContext, jobContext, type Plan } from '../kit/job.js';
import { mapSignal } from '../kit/signal-mapping.js';
import { add, type Change, remove, set } from '../model/changes.js';
import { isEnd } from '../model/signals/incident.js';
import type { Mapped } from '../model/signals/mapping.js';
import { MOST_PAYLOADS, type SignalOutcome, type SignalSource } from '../model/signals/rows.js';
import type { Signal } from '../model/signals/signal.js';
import { bold } from '../model/text.js';
import type { GateAnswer } from '../ports/outbound.js';
import { Conflict, StoreAway, type Unit, Unsettled } from '../ports/store.js';
import { fitView } from '../view/fit.js';
import { paragraph, view } from '../view/view.js';
import { alarmsFor } from './alarms.js';
import { keepPlan } from './keep-plan.js';
import type { HandlingParts } from './parts.js';

/** One request from a connected system, found to be authentic and read. */
interface SignalDelivery {
  workspace: string;
  /** The id of the connected system's row. */
  source: string;
  /** The sender's own id of the delivery, or a hash of what it sent. */
  key: string;
  signals: readonly Signal[];
  /** What was sent, as text. */
  body: string;
}

/** `kept`: it is in the store. `seen`: it was before. `gone`: the source was removed since. */
interface SignalResult {
  result: 'kept' | 'seen' | 'gone';
}

/** What follows from a signal that belongs to a project: each looks at what the one before has made. */
const PLANS: readonly ((job: JobContext, source: SignalSource, signal: Signal, mapped: Mapped) => Promise<Plan>)[] = [
  incidentPlan,
];

/** More transitions than this of one kind in a minute are a flood: they are counted, and nothing else follows. */
const FLOOD = 20;
const FLOOD_MS = 60_000;
/** How exactly it is known when a source was last heard. */
const HEARD_MS = 60_000;

/** How bad it is that something happened, for the payload that is kept: the most telling of what its signals came to. */
const TELLING: readonly SignalOutcome[] = ['unmapped', 'acted', 'flood', 'ignored', 'test'];

/** Handles what connected systems send. */
export class SignalHandler {
  constructor(private readonly parts: Omit<HandlingParts, 'clarity' | 'places'>) {}

  /**
   * Keeps a delivery with all that follows from it. Once the promise is fulfilled, it is stored.
   * @throws if the store does not work: the sender is to try again
   */
  async handle(delivery: SignalDelivery): Promise<SignalResult> {
    const { store, fault } = this.parts;
    const key = `signal:${delivery.source}:${delivery.key}`;
    const keep = (follows: boolean) =>
      store.transact(delivery.workspace, key, (unit) => this.keep(unit, delivery, follows));
    try {
      return (await keep(true)) ?? { result: 'seen' };
    } catch (error) {
      if (error instanceof StoreAway || error instanceof Conflict || error instanceof Unsettled) throw error;
      // A fault of Baton itself would be one each time the sender tries again: what was sent is kept, and belongs nowhere.
      fault(error, key);
      return (await keep(false)) ?? { result: 'seen' };
    }
  }

  /** Somebody's answer to another system was given up: they are told, once. */
  async answerLost(workspace: string, message: GateAnswer): Promise<void> {
    const { store, say, newId, auditBook } = this.parts;
    await store.transact(workspace, `lost:${message.id}`, async (unit) => {
      const job = jobContext({ read: unit, now: unit.now, workspace, say, newId, auditBook });
      await keepPlan(unit, await gateLostPlan(job, message));
      return {};
    });
  }

  private async keep(unit: Unit, delivery: SignalDelivery, follows: boolean): Promise<SignalResult> {
    const source = await unit.get('signalSource', delivery.source);
    if (!source) return { result: 'gone' };
    const heard = await this.hear(unit, source);
    if (source.paused) return { result: 'kept' };
    const outcomes: SignalOutcome[] = [];
    for (const signal of await newOnes(unit, delivery)) outcomes.push(await this.take(unit, heard, signal, follows));
    await keepPayload(unit, delivery, outcomes, this.parts.newId());
    await this.tellArrival(unit, heard, delivery, outcomes);
    return { result: 'kept' };
  }

  /** Whoever connected the source is told of the first thing that arrives, and of each test. */
  private async tellArrival(
    unit: Unit,
    source: SignalSource,
    { signals }: SignalDelivery,
    outcomes: readonly SignalOutcome[],
  ): Promise<void> {
    const isTest = outcomes.includes('test') && unit.now - source.arrivedAt > FLOOD_MS;
    if (source.arrivedAt !== 0 && !isTest) return;
    const { say, newId } = this.parts;
    const [first] = signals;
    const words = { name: bold(source.name), plain: source.name, title: first?.title ?? '' };
    const id = outcomes.includes('test') ? 'test' : first ? 'first' : 'unread';
    const shown = view(paragraph(say(`signal-arrived-${id}`, words)));
    await unit.apply([set('signalSource', source, { arrivedAt: unit.now })]);
    if (await unit.get('person', source.by))
      await unit.send([{ to: 'direct', id: newId(), person: source.by, near: source.channel, view: fitView(shown) }]);
  }

  private async hear(unit: Unit, source: SignalSource): Promise<SignalSource> {
    if (unit.now - source.heardAt < HEARD_MS) return source;
    await unit.apply([set('signalSource', source, { heardAt: unit.now })]);
    return { ...source, heardAt: unit.now, version: source.version + 1 };
  }

  /** One transition that was not seen before. */
  private async take(unit: Unit, source: SignalSource, signal: Signal, follows: boolean): Promise<SignalOutcome> {
    const { say, newId, auditBook, signalWords } = this.parts;
    const { workspace } = source;
    const job = { ...jobContext({ read: unit, now: unit.now, workspace, say, newId, auditBook }), signalWords };
    const mapped = follows && signal.kind !== 'test' ? await mapSignal(job, source, signal) : undefined;
    const about = mapped ? `${mapped.project}:${mapped.meaning}` : '';
    const outcome = await outcomeOf(unit, source, signal, mapped, about);
    const id = transitionId(source.id, signal);
    await unit.apply([
      add('transition', { id, workspace, source: source.id, at: unit.now, outcome, about }),
      ...(await setSignalAlarm(job, source, outcome)),
    ]);
    if (!mapped) return outcome;
    // That something is over is always told: else it would seem to go on after a flood.
    if (outcome === 'acted' || (outcome === 'flood' && isEnd(signal)))
      for (const plan of PLANS) await keepWithAlarms(unit, job, await plan(job, source, signal, mapped));
    else if (outcome === 'flood') await keepPlan(unit, await countedPlan(job, source, signal, mapped));
    if (outcome === 'acted' && this.parts.answersGates)
      await keepWithAlarms(unit, job, await gatePlan(job, source, signal, mapped));
    // The ledger of versions has them all: also those from which nothing else follows.
    await keepWithAlarms(unit, job, await promotionPlan(job, source, signal, mapped, outcome === 'acted'));
    return outcome;
  }
}

const transitionId = (source: string, { id }: Pick<Signal, 'id'>) => `${source}:${id}`;

/** What a delivery says that was not handled before, each once. */
async function newOnes(unit: Unit, { source, signals }: SignalDelivery): Promise<Signal[]> {
  const byId = new Map(signals.map((signal) => [transitionId(source, signal), signal]));
  const seen = await unit.find('transition', { where: { id: [...byId.keys()] } });
  for (const { id } of seen) byId.delete(id);
  return [...byId.values()];
}

async function outcomeOf(
  unit: Unit,
  source: SignalSource,
  signal: Signal,
  mapped: Mapped | undefined,
  about: string,
): Promise<SignalOutcome> {
  if (signal.kind === 'test') return 'test';
  if (!mapped) return 'unmapped';
  if (mapped.meaning === 'ignore') return 'ignored';
  const lately = { source: source.id, about, outcome: 'acted' as const, at: { above: unit.now - FLOOD_MS } };
  const acted = (await unit.tally('transition', 'about', lately)).get(about) ?? 0;
  return acted < FLOOD ? 'acted' : 'flood';
}

async function keepWithAlarms(unit: Unit, job: JobContext, plan: Plan): Promise<void> {
  await keepPlan(unit, plan);
  const alarms: Change[] = plan.changes.length > 0 ? await alarmsFor(job, plan.changes) : [];
  if (alarms.length > 0) await unit.apply(alarms);
  await keepPlan(unit, await headlineSteps(job, plan.changes));
}

/** Keeps what was sent, and drops the oldest if there are more than enough. What only repeats is not kept, nor what a flood brings. */
async function keepPayload(
  unit: Unit,
  { workspace, source, body, signals }: SignalDelivery,
  outcomes: readonly SignalOutcome[],
  id: string,
): Promise<void> {
  if (signals.length > 0 && outcomes.every((one) => one === 'flood')) return;
  const outcome = TELLING.find((one) => outcomes.includes(one)) ?? 'unmapped';
  await unit.apply([
    add('signalPayload', { id, workspace, source, at: unit.now, outcome, body, signals: [...signals] }),
  ]);
  const old = { where: { source }, order: ['-at', '-id'] as const, offset: MOST_PAYLOADS };
  const tooMany = await unit.find('signalPayload', { ...old, limit: MOST_PAYLOADS });
  await unit.apply(tooMany.map((row) => remove('signalPayload', row)));
}
