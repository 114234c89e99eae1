/** "drop #1 – just kidding", "give #2 to bo – no wait, chi": what a text takes back or corrects of itself. Pure. */
import { asOffers } from './acts.js';
import type { ClauseDecider } from './clause-decider.js';
import { retractedTo } from './clause-ends.js';
import type { SpokenClause } from './clause-reader.js';
import type { SaidSentence } from './clauses.js';
import type { Understood } from './decision.js';
import type { Run } from './draft.js';
import type { Ways } from './reading.js';
import { behindSwap, swapIn, withSwapped } from './swapped.js';

/** How the sentences of a text are read and decided. */
interface SentenceWays {
  ways: Ways;
  decider: ClauseDecider;
  clausesOf: (sentence: SaidSentence) => SpokenClause[];
}

/** What a text comes to that takes back what it said, or corrects it: nothing but offers. Undefined if it does neither. */
export function takenBack(reader: SentenceWays, all: readonly SaidSentence[]): Understood | undefined {
  const back = retractedTo(reader.ways);
  return back === undefined ? corrected(reader, all) : begunAgain(reader, all, back);
}

/** "Drop #1. Just kidding, don't! Done #3": only what stands behind counts. */
function begunAgain({ decider, clausesOf }: SentenceWays, all: readonly SaidSentence[], from: number): Understood {
  const said = all.filter((one) => one.from >= from && !one.cited);
  const { acts } = decider.of(said.flatMap(clausesOf));
  return acts.length > 0 ? { acts: asOffers(acts) } : { acts: [], quiet: 'left-alone' };
}

/** "give #4 to chi, sorry, I mean emi, and start data": the other thing in its place. */
function corrected({ ways, decider, clausesOf }: SentenceWays, all: readonly SaidSentence[]): Understood | undefined {
  const swap = swapIn(ways.line, ways.book.frames);
  const read = (said: readonly SaidSentence[]) => said.filter(({ cited }) => !cited).flatMap(clausesOf);
  const clauses = swap && withSwapped(read(inFrontOf(all, swap.end)), swap.thing);
  if (!swap || !clauses) return undefined;
  const from = behindSwap(ways.line, swap);
  const more = all.filter(({ to }) => to > from).map((one) => ({ ...one, from: Math.max(one.from, from) }));
  const { acts } = decider.of([...clauses, ...read(more)]);
  return acts.length > 0 ? { acts: asOffers(acts) } : undefined;
}

/** The parts of sentences in front of a place. */
const inFrontOf = <S extends Run>(said: readonly S[], end: number): S[] =>
  said.filter(({ from }) => from < end).map((one) => ({ ...one, to: Math.min(one.to, end) }));
