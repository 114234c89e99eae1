/**
 * Inbound -> command -> changes and messages, in one transaction. Every event is answered exactly once: by a reply, by a
 * redrawn message, by a form, or by what is wrong.
 */
import type { Context, Situation } from '../commands/context.js';
import { Missing, Refusal } from '../commands/outcome.js';
import { flat } from '../model/text.js';
import type { Handled, Inbound } from '../ports/events.js';
import { StoreAway, type Unit, Unsettled } from '../ports/store.js';
import { fitView } from '../view/fit.js';
import { type Form, paragraph, type View, view } from '../view/view.js';
import { addressAnswer, replyTo } from './address.js';
import { type Answered, Halted, refused } from './answered.js';
import { formForMissing, isFormSent } from './answers.js';
import { carryOutCall, carryOutDecision } from './carry-out.js';
import { describedChannel, describedPerson, meetChannel, meetMember, meetPerson } from './meet.js';
import type { AppParts } from './parts.js';
import { PlaceRefresher } from './places.js';
import { readCommand } from './read-command.js';
import { runCall } from './run-call.js';
import { situationOf } from './situation.js';
import { keepTalk } from './talk.js';

/** A control used or a form sent. */
type Called = Extract<Inbound, { type: 'call' }>;

/** Handles what people type to Baton and press in its messages. */
export class App {
  private readonly places: PlaceRefresher;

  constructor(private readonly parts: AppParts) {
    this.places = new PlaceRefresher(parts);
  }

  /**
   * Handles one event. Once the promise is fulfilled, everything is stored and the messages are in the outbox.
   * @throws if the store does not work: nothing was changed then, and whoever acted is to be told; or Unsettled, if nobody knows
   */
  async handle(inbound: Inbound): Promise<Handled> {
    const { store, fault } = this.parts;
    let known = inbound;
    let answered: Handled = {};
    const work = async (unit: Unit) => {
      answered = await this.answer(unit, known);
      return answered;
    };
    try {
      const channel = await this.places.refresh(inbound.workspace, inbound.channel);
      if (channel) known = { ...inbound, channel };
      return (await store.transact(inbound.workspace, inbound.key, work)) ?? {};
    } catch (error) {
      if (error instanceof Halted) {
        const { answered } = error;
        const send = async (unit: Unit) => this.send(unit, await this.situation(unit, known), known, answered);
        return (await store.transact(inbound.workspace, inbound.key, send)) ?? {};
      }
      fault(error, inbound.key);
      if (error instanceof StoreAway) throw error;
      const apology = await this.apologise(inbound, isFormSent(inbound)).catch((later: unknown) => {
        throw error instanceof Unsettled ? error : later;
      });
      return apology ?? answered;
    }
  }

  /**
   * After a failure: puts an apology into the outbox, unless the event was handled after all. Then its answer is there.
   * @returns the apology; undefined if the event was handled
   * @throws if the store does not work: call it again later
   */
  settle(inbound: Inbound): Promise<Handled | undefined> {
    return this.apologise(inbound, false);
  }

  /** @param inForm the form that was sent says it, so that what was filled in is not lost */
  private async apologise(inbound: Inbound, inForm: boolean): Promise<Handled | undefined> {
    const { store, say, newId } = this.parts;
    const sorry = say('fault', { key: inbound.key.slice(-8) });
    return store.transact(inbound.workspace, inbound.key, async (unit): Promise<Handled> => {
      if (inForm) return { errors: { '': flat(sorry) } };
      const answer = replyTo(inbound, view(paragraph(sorry)), true, newId());
      await unit.send([answer]);
      return { answer };
    });
  }

  /** What a call shows that changes nothing, without a trace of it. @throws TypeError if it wants to change something */
  look(inbound: Called): Promise<View> {
    return this.readOnly(inbound, async (ctx) => {
      const outcome = await runCall(ctx);
      if (outcome instanceof Missing) throw outcome;
      if (outcome.changes && outcome.changes.length > 0) throw new TypeError('a look changes nothing');
      return fitView(outcome.view ?? view());
    });
  }

  /** The form that a call asks for, without a trace of it; undefined if it asks for none. */
  form(inbound: Called): Promise<Form | undefined> {
    return this.readOnly(inbound, async (ctx) => {
      try {
        const outcome = await runCall(ctx);
        return outcome instanceof Missing ? formForMissing(ctx, outcome) : undefined;
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    });
  }

  private readOnly<T>(inbound: Called, work: (ctx: Context) => Promise<T>): Promise<T> {
    const { workspace, person, channel, call } = inbound;
    return this.parts.store.read(workspace, async (read) => {
      const situation = await situationOf(this.parts, read, inbound, {
        me: { ...describedPerson(workspace, person), version: 0 },
        channel: { ...describedChannel(workspace, channel), version: 0 },
        nextNumber: noNumber,
      });
      return work({ ...situation, call });
    });
  }

  private async answer(unit: Unit, inbound: Inbound): Promise<Handled> {
    const situation = await this.situation(unit, inbound);
    return this.send(unit, situation, inbound, await answerIn(this.parts, unit, situation, inbound));
  }

  private async situation(unit: Unit, inbound: Inbound): Promise<Situation> {
    const situation = await situationOf(this.parts, unit, inbound, {
      me: await meetPerson(unit, inbound),
      channel: await meetChannel(unit, inbound),
      nextNumber: (sequence) => unit.number(sequence),
    });
    if (!inbound.elsewhere) await meetMember(unit, inbound);
    return situation;
  }

  private async send(unit: Unit, situation: Situation, inbound: Inbound, { answer, turn }: Answered): Promise<Handled> {
    // A form is its own memory: nothing is said before it is sent.
    if (answer.kind === 'form') return { form: answer.form };
    if (answer.kind === 'errors') return { errors: answer.errors };
    const message = addressAnswer(inbound, answer, this.parts.newId());
    await Promise.all([keepTalk(unit, situation, turn), unit.send([message])]);
    const isDone = (turn.outcome?.changes?.length ?? 0) > 0;
    return { answer: message, ...(isDone && { done: true as const }) };
  }
}

/** Reading gives no numbers away. */
async function noNumber(): Promise<number> {
  throw new TypeError('a look changes nothing');
}

async function answerIn(parts: AppParts, unit: Unit, situation: Situation, inbound: Inbound): Promise<Answered> {
  try {
    if (inbound.type === 'call')
      return await carryOutCall(unit, { ...situation, call: inbound.call }, inbound, undefined);
    const decision = await readCommand(parts, situation, unit, inbound);
    parts.understood?.(decision);
    // Reading compares names with those of many projects; the answer is about the ones that come now.
    situation.touched.clear();
    return await carryOutDecision(unit, situation, inbound, decision);
  } catch (error) {
    if (error instanceof Refusal) return refused(unit, situation, inbound, error);
    throw error;
  }
}
