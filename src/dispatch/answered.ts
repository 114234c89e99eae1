/** What an event is answered with, and what the answer leaves to refer to. */
import type { Context, Situation } from '../commands/context.js';
import type { Missing, Refusal } from '../commands/outcome.js';
import type { Inbound } from '../ports/events.js';
import type { Unit } from '../ports/store.js';
import type { Call } from '../view/view.js';
import { answerMissing, answerRefusal, type DraftAnswer } from './answers.js';
import type { Turn } from './talk.js';

/** One of several orders cannot be carried out: none is, and this is the answer. */
export class Halted extends Error {
  override name = 'Halted';
  constructor(readonly answered: Answered) {
    super('halted');
  }
}

/** The answer to an event, and what it leaves to refer to. */
export interface Answered {
  answer: DraftAnswer;
  turn: Turn;
}

/** The answer to a refusal. @param understood the call as far as it was understood */
export async function refused(
  unit: Unit,
  situation: Situation,
  inbound: Inbound,
  refusal: Refusal,
  understood?: Call,
): Promise<Answered> {
  const { options } = refusal;
  // Whoever pressed something answers with what they see there: only what was typed is asked for in words.
  const asks = inbound.type === 'command' ? options.field : undefined;
  const turn = { call: options.call ?? understood, asks, offers: options.offers };
  return { answer: await answerRefusal(unit, situation, inbound, refusal), turn };
}

/** The question for what a call lacks. */
export async function missing(ctx: Context, inbound: Inbound, lack: Missing): Promise<Answered> {
  const turn = { call: lack.options.call ?? ctx.call, asks: lack.args[0] };
  return { answer: await answerMissing(ctx, inbound, lack), turn };
}
