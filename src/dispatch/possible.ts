/** What is offered can be done: a button that would be refused at once says so instead. */
import type { Situation } from '../commands/context.js';
import { Refusal } from '../commands/outcome.js';
import type { Call } from '../view/view.js';
import { runCall } from './run-call.js';

/** Commands that end a state: without it, nothing else could be meant. */
const ENDING: ReadonlySet<string> = new Set(['unblock']);

/** Those of some calls that would be carried out as things are; if all would be refused, the first refusal. */
export async function possible(situation: Situation, calls: readonly Call[]): Promise<readonly Call[] | Refusal> {
  const refusals = await Promise.all(calls.map((call) => refusalOf(situation, call)));
  const left = calls.filter((_, i) => refusals[i] === undefined);
  return left.length > 0 ? left : (refusals.find((one) => one !== undefined) ?? calls);
}

/** Commands only say what they would change, so trying one changes nothing. */
async function refusalOf(situation: Situation, call: Call): Promise<Refusal | undefined> {
  if (!ENDING.has(call.command)) return undefined;
  try {
    await runCall({ ...situation, call });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
