/** Contexts of calls, for tests of what a command gets to see and of what becomes of its outcome. */
import { newId } from '../../adapters/common/ids.js';
import type { Context, Situation } from '../../src/commands/context.js';
import { meetChannel, meetPerson } from '../../src/dispatch/meet.js';
import type { AppParts } from '../../src/dispatch/parts.js';
import { situationOf } from '../../src/dispatch/situation.js';
import type { Alarms } from '../../src/ports/alarms.js';
import type { ControlMessage, Inbound, Mention, Origin } from '../../src/ports/events.js';
import type { Unit } from '../../src/ports/store.js';
import type { Call } from '../../src/view/view.js';
import { auditBook, engine, phrasebook, signalWords } from './engine.js';
import { CAST, type Kit } from './kit.js';

/** The parts that dispatching needs, over a kit's store and clock. */
export const partsOf = (k: Kit): AppParts & { alarms: Alarms } => ({
  ...{
    store: k.store,
    alarms: k.alarms,
    clock: k.clock,
    say: k.say,
    newId,
    clarity: engine,
    auditBook,
    signalWords,
    phrasebook,
  },
  fault: (error) => void k.faults.push(error),
});

/** Where an event comes from: #churn if nothing else is said. */
export function originOf(who: string, more: Partial<Origin> = {}): Origin {
  const person = CAST[who];
  if (!person) throw new Error(`nobody is called ${who}`);
  const channel = { id: 'C-churn', name: 'churn', direct: false, access: 'public' as const, place: 'C-churn' };
  return { workspace: 'W1', key: newId(), channel, thread: null, person, ...more };
}

/** A command that somebody types. */
export const typed = (who: string, text: string, more: Partial<Origin> & { mentions?: Mention[] } = {}): Inbound => ({
  ...originOf(who, more),
  type: 'command',
  text,
  mentions: more.mentions ?? [],
});

/** A control that somebody uses, in a message or (null) in none. */
export const pressed = (
  who: string,
  call: Call,
  message: ControlMessage | null = { id: 'M1', shared: true },
): Inbound => ({
  ...originOf(who),
  ...{ type: 'call', via: 'button', call, message },
});

/** A form that somebody sends. */
export const sent = (who: string, call: Call): Inbound => ({
  ...originOf(who),
  ...{ type: 'call', via: 'form', call, message: null },
});

/** Does something in the situation of an event, in a transaction. */
export async function inSituation<T>(
  k: Kit,
  inbound: Inbound,
  work: (situation: Situation, unit: Unit) => Promise<T>,
): Promise<T> {
  const done = await k.store.transact(inbound.workspace, inbound.key, async (unit) => {
    const situation = await situationOf(partsOf(k), unit, inbound, {
      me: await meetPerson(unit, inbound),
      channel: await meetChannel(unit, inbound),
      nextNumber: (sequence) => unit.number(sequence),
    });
    return { result: await work(situation, unit) };
  });
  if (!done) throw new Error('the event was handled before');
  return done.result;
}

/** Does something in the context of a call that Ana makes in #churn, in a transaction. */
export const inContext = <T>(k: Kit, call: Call, work: (ctx: Context, unit: Unit) => Promise<T>): Promise<T> =>
  inSituation(k, pressed('ana', call), (situation, unit) => work({ ...situation, call }, unit));
