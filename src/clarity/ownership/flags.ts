/** Plain facts about a sentence that the models weigh: is it a question, an item of a list, does it name somebody … */
import { CLASS } from '../model/classes.js';
import type { Token } from '../text/tokens.js';
import type { MessageContext } from './features.js';
import type { Grammar } from './grammar.js';
import type { Reading } from './read.js';

/** The flags of one sentence of a message, by name. */
export function* flagsOf(
  readings: readonly Reading[],
  at: number,
  context: MessageContext,
  { past, condition, when }: Grammar,
): Generator<string> {
  const { sentence, classes, found, frames } = readings[at] as Reading;
  const { tokens } = sentence;
  const some = (test: (token: Token) => boolean) => tokens.some(test);
  if (sentence.question) yield 'question';
  if (sentence.item) yield 'item';
  if (sentence.done) yield 'done';
  if (sentence.address.length > 0) {
    yield sentence.colon ? 'address-colon' : 'address';
    yield sentence.address.some((t) => t.kind === 'mention') ? 'address-mention' : 'address-name';
  }
  if (some((t) => t.kind === 'mention')) yield 'mention';
  if (some((t) => t.kind === 'url')) yield 'url';
  if (some((t) => t.kind === 'code')) yield 'code';
  if (some((t) => t.kind === 'number')) yield 'number';
  if (some((t) => past.has(t.low))) yield 'past';
  if (some((t) => condition.has(t.low))) yield 'condition';
  if (condition.has(tokens[0]?.low ?? '')) yield 'condition-first';
  if (some((t) => when.has(t.low))) yield 'when';
  if (some((t) => t.low === 'not' || t.low.endsWith("n't"))) yield 'not';
  if (((classes[0] ?? 0) & CLASS.verb) !== 0) yield 'verb-first';
  if ((classes[0] ?? 0) === CLASS.verb) yield 'verb-only-first';
  if (tokens[0]?.capital) yield 'capital';
  if (some((t) => t !== tokens[0] && t.kind === 'word' && t.capital)) yield 'name-inside';
  const end = tokens.filter((t) => t.kind !== 'emoji').at(-1);
  const isName = (i: number) =>
    tokens[i]?.kind === 'mention' ||
    (tokens[i]?.kind === 'word' &&
      tokens[i]?.capital === true &&
      ((classes[i] ?? 0) === 0 || ((classes[i] ?? 0) & CLASS.name) !== 0));
  const size = tokens.length;
  if (/^[)\]]$/.test(end?.low ?? '') && (isName(size - 2) || isName(size - 3))) yield 'bracketed-name';
  if (isName(size - 1) && /^[-–—:]+$/.test(tokens[size - 2]?.low ?? '')) yield 'name-last';
  if (end?.kind === 'mention') yield 'mention-last';
  if (some((t) => t.low === 'name')) yield 'name=';
  yield `length ${Math.min(6, tokens.length >> 2)}`;
  yield `sentences ${Math.min(4, readings.length)}`;
  yield at === 0 ? 'first' : at === readings.length - 1 ? 'last' : 'middle';
  yield `people ${peopleOf(context)}`;
  yield `owners ${[...new Set(found.map(({ sign }) => sign.owner))].sort().join('+')}`;
  yield `subjects ${[...new Set(frames.map((f) => f.subject))].sort().join('+')}`;
  yield* signsElsewhere(readings, found);
  if ((context.context?.at(-1) ?? '').trim().endsWith('?')) yield 'answer';
  if (found.length === 0) yield 'no sign';
  if (frames.length > 0 && frames.every((f) => f.under !== '')) yield 'all under';
  if (HEADING.test(context.context?.join(' ') ?? '')) yield 'to-do heading';
}
const HEADING = /\b(?:action|todo|to-do|next steps?|tasks?|follow[- ]?up|open points?|ais?|deadlines?|checklist)\b/i;

/** In how many sentences of a message each sign is; worked out once for a message. */
const counted = new WeakMap<readonly Reading[], ReadonlyMap<string, number>>();

function signCounts(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const known = counted.get(readings);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { found } of readings)
    for (const id of new Set(found.map(({ sign }) => sign.id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  counted.set(readings, counts);
  return counts;
}

function* signsElsewhere(readings: readonly Reading[], found: Reading['found']): Generator<string> {
  const own = new Set(found.map(({ sign }) => sign.id));
  for (const [id, count] of signCounts(readings)) if (count > Number(own.has(id))) yield `other ${id}`;
}

/** How many take part, as far as it matters: 1, 2, 3 (or more), 9 (or more), unknown, or none said. */
export function peopleOf({ participants, context }: MessageContext): string {
  if (participants !== undefined) return participants > 2 ? (participants > 8 ? '9' : '3') : String(participants);
  return context === undefined || context.length === 0 ? 'none' : 'unknown';
}
