/** "Yes and start it": what is agreed to, in front of an order about it. Pure. */
import { call } from '../commands/calls.js';
import type { Act, Understood } from './decision.js';
import type { Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import type { Saying } from './saying.js';
import { standsAt } from './stance.js';

/** Where an order begins behind "yes and"; undefined if none does. */
export function behindYes(line: Spoken, frames: CompiledFrames): number | undefined {
  const end = line.tokens.length;
  let at = standsAt(line, frames.yes, 0, end);
  if (at !== undefined && line.tokens[at]?.fold === ',') at += 1;
  return at !== undefined && line.says(at, 'and') && at + 1 < end ? at + 1 : undefined;
}

/**
 * What is agreed to with what is said of it; undefined if it is about something else. Of several offers each is offered with what
 * is said of it.
 * @param moreOf what is said of an offer besides
 */
export function agreedWith(yes: Act, moreOf: (yes: Act) => readonly Act[]): Understood | undefined {
  if (yes.act !== 'ask') return withMore(yes, moreOf(yes));
  const offered =
    yes.problem.is === 'which' ? yes.problem.calls.map((made): Act => ({ act: 'offer', call: made })) : [];
  const each = offered.map((one) => withMore(one, moreOf(one)));
  return each.some((one) => one) ? { acts: each.flatMap((one, i) => one?.acts ?? offered[i] ?? []) } : undefined;
}

function withMore(yes: Act, more: readonly Act[]): Understood | undefined {
  const itemOf = ({ call: { args } }: Act) => args.item ?? args.stage;
  const isOfIt = more.length > 0 && more.every((act) => itemOf(act) === itemOf(yes));
  if (!isOfIt) return undefined;
  const isSure = yes.act === 'do' && more.every(({ act }) => act === 'do');
  const acts = [yes, ...more].filter(({ act }) => act !== 'show');
  return { acts: isSure ? acts : acts.map(({ call }): Act => ({ act: 'offer', call })) };
}

/** What "yes" takes: Baton's last offer, or what somebody offers here. Of several, which one is asked. */
export function agreedTo({ talk, open }: Pick<Saying, 'talk' | 'open'>): Act | undefined {
  const [offered, more] = talk?.offered ?? [];
  if (offered && !more) return { act: 'do', call: offered };
  const calls = open.map((ref) => call('accept', { item: ref.slice(ref.indexOf(':') + 1) }));
  const [accepting, another] = calls;
  if (!accepting || !another) return accepting && { act: 'do', call: accepting };
  return { act: 'ask', call: call('accept'), arg: 'item', problem: { is: 'which', of: 'item', name: '', calls } };
}

/** Whether "it" or the like stands in a text. */
export const hasPronoun = ({ tokens, found }: Spoken): boolean =>
  tokens.some((_, at) => found.get(at)?.some(({ thing }) => thing.is === 'pronoun'));
