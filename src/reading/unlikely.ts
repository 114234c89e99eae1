/** What a guess at the meaning of a sentence must not be made of: nouns, what is denied, what Baton knows nothing of. Pure. */
import { hasVerb } from './beginnings.js';
import type { Run, Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { frontsOf } from './stance.js';
import type { NamedThing } from './things.js';

/** Commands that nobody wants of what has not happened, or is not to happen. */
const GOING_ON: ReadonlySet<string> = new Set(['start', 'done', 'own', 'take', 'lead', 'deputy', 'accept']);

/** "what's Bo's salary": what is asked for is something of a person that Baton knows nothing of. */
export function isForeignIn(line: Spoken, { from, to }: Run): boolean {
  const isOf = (at: number) => line.isOwning(at) || line.tokens[at]?.fold === "'s";
  const isPersonTo = ({ thing, to: end }: NamedThing) =>
    thing.is === 'person' && isOf(end) && isForeignAt(line, end, to);
  const isAskedFor = (at: number) => at === from || line.tokens[at - 1]?.fold === "'s" || line.says(at - 1, 'finite');
  return line.tokens
    .slice(from, to)
    .some((_, i) => isAskedFor(from + i) && line.found.get(from + i)?.some(isPersonTo) === true);
}

function isForeignAt(line: Spoken, own: number, end: number): boolean {
  let at = line.tokens[own]?.fold === "'s" ? own + 1 : own;
  while (at < end && line.isNoise(at)) at += 1;
  return at < end && line.tokens[at]?.is === 'word' && !line.found.has(at) && !line.says(at, 'ofPeople');
}

/** "Churn tastes of strawberries": so little of it is known that nothing can be guessed of it. */
export function isStrangeIn(line: Spoken, { known }: Phrasebook, { from, to }: Run): boolean {
  const named = namedIn(line, { from, to });
  const words = line.tokens
    .slice(from, to)
    .filter(({ is }, i) => is === 'word' && !named.has(from + i) && !line.isNoise(from + i));
  const strange = words.filter(({ fold }) => !known.has(fold));
  return strange.length * 2 > words.length;
}

const negationsIn = (line: Spoken, { from, to }: Run): number[] =>
  line.tokens.slice(from, to).flatMap((_, i) => (line.says(from + i, 'negations') ? [from + i] : []));

/** "Evaluation hasn't started" is no reason to start it. */
export const isReportOfNothing = (line: Spoken, run: Run, command: string): boolean =>
  GOING_ON.has(command) && negationsIn(line, run).length > 0;

/** "Training not to Bo give", "deployment not unblock": says the opposite. "Shouldn't Chi own it?" and "…, not Dana" do not. */
export function isDeniedIn(line: Spoken, run: Run, command: string): boolean {
  const isOf = (at: number) => line.tokens[at + 1]?.fold === command.split(' ', 1)[0];
  const isBare = (at: number) =>
    line.tokens[at - 1]?.is !== 'mark' &&
    (['modals', 'finite', 'leaningVerbs'] as const).every((list) => !line.says(at - 1, list));
  return negationsIn(line, run).some((at) => isOf(at) || (GOING_ON.has(command) && isBare(at)));
}

/** "Our take on data", "the start of rollout": what could be the verb of an order is a noun, and nothing else is wanted. */
export function isNounIn(line: Spoken, { frames, verbs }: Phrasebook, { from, to }: Run): boolean {
  if (line.tokens.slice(from, to).some((_, i) => line.says(from + i, 'modals'))) return false;
  const isVerb = (fold: string) => verbs.has(fold) || (fold.endsWith('ing') && hasVerb(verbs, fold));
  return frontsOf(line, frames, from, to).some(
    ({ at }) => line.says(at, 'beforeNouns') && !line.found.has(at + 1) && isVerb(line.tokens[at + 1]?.fold ?? ''),
  );
}

/** "Give me a two-liner on training", "give us …" asks to see something, and gives it to nobody. */
export const isForMeIn = (line: Spoken, { frames }: Phrasebook, { from, to }: Run, command: string): boolean =>
  command === 'own' &&
  frontsOf(line, frames, from, to).some(({ at }) => line.says(at + 1, 'me') || line.says(at + 1, 'groups'));

/** The tokens of things that are named. */
function namedIn({ found }: Spoken, { from, to }: Run): ReadonlySet<number> {
  const named = new Set<number>();
  for (let at = from; at < to; at += 1)
    for (const one of found.get(at) ?? []) if (one.sure > 1) for (let i = at; i < one.to; i += 1) named.add(i);
  return named;
}
