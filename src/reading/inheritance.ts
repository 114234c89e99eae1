/** What a clause takes over from the one in front of it: what is said of the first holds for what follows. */
import type { SpokenClause } from './clause-reader.js';
import { fullStance } from './full-stance.js';
import { isAndAt, isHeading } from './in-front.js';
import type { Reading, Ways } from './reading.js';
import { lacksItem } from './spoken-of.js';
import type { Stance } from './stance.js';

/** Between clauses of which each stands for itself. */
const APART = new Set([',', '-', '–', '—']);

/**
 * "if it fails, start data", "don't start data and give it to chi": the clause behind, with what it takes over.
 * @param end where the clause in front ends
 */
export function inherits(ways: Ways, left: SpokenClause, right: SpokenClause, end: number): SpokenClause {
  const { denied, wished, hedged, polite } = left.stance;
  const { conditional } = fullStance(left, ways.line, ways.book.frames);
  const isOrder = left.reading?.entry.mood === 'order';
  const isJoined = isGapped(left, right) || !APART.has(ways.line.tokens[end]?.fold ?? '');
  // "maybe start data, give it to chi": one order is as unsure as the other.
  const isAlike = isJoined || (isOrder && right.reading?.entry.mood === 'order');
  const stance = {
    ...right.stance,
    conditional: right.stance.conditional || conditional,
    denied: right.stance.denied || (denied && isJoined),
    wished: right.stance.wished || (wished && isAlike),
    hedged: right.stance.hedged || (hedged && isAlike) || isHalf(ways, left, right, end),
    polite: right.stance.polite || (polite && isJoined && isOrder),
    asked: isAskedToo(left, right, isJoined),
  };
  return { ...right, stance };
}

/** "I would not give bo training, chi evaluation": what does without the verb has the stance of the verb. */
const isGapped = (left: SpokenClause, { reading }: SpokenClause): boolean =>
  reading?.entry.mood === 'terse' && reading.entry.command.name === left.reading?.entry.command.name;

/** "give #2 to chi, #4 to emi": whether each of several clauses is an order, or goes on with the one in front. */
export const areOrders = (clauses: readonly SpokenClause[]): boolean =>
  clauses.every((clause, i) => {
    const before = clauses[i - 1] ?? clauses[i + 1];
    return clause.reading?.entry.mood === 'order' || (before !== undefined && isGapped(before, clause));
  });

/** Whether a clause is only half of an order, the other half of which was not understood. */
function isHalf(ways: Ways, left: SpokenClause, right: SpokenClause, end: number): boolean {
  const { reading, stance } = right;
  if (reading?.entry.mood === 'question') return false;
  if (isHeading(ways, left, end)) return !stance.polite;
  const isAnd = isAndAt(ways.line, end);
  // "we can't start evaluation and give it to chi": "can't" goes with both verbs.
  if (left.reading)
    return (
      isAnd &&
      right.at === right.from &&
      left.reading.entry.mood !== 'order' &&
      !isGapped(left, right) &&
      isModal(ways, left)
    );
  // "they asked dana to give bo training, chi evaluation", "last week you said I should assign #2 and #4 to Emi"
  const isPolite = stance.polite || ways.line.says(right.from - 1, 'please');
  return !isPolite && (isAnd || isVerbless(ways, reading));
}

/** "chi evaluation", "owner me": goes on with what stands in front. */
const isVerbless = ({ line, book }: Ways, reading: Reading | undefined): boolean =>
  reading !== undefined &&
  (reading.entry.pattern.words === 0 || (lacksItem(reading) && !book.verbs.has(line.tokens[reading.from]?.fold ?? '')));

/** Whether a verb stands in a clause that goes on with an infinitive: "should", "have to". */
function isModal({ line }: Ways, { from, to }: SpokenClause): boolean {
  for (let at = from; at < to; at += 1) if (line.says(at, 'modals')) return true;
  return false;
}

/** "can you drop #4, we don't need it?": what is asked is whether Baton does it, and not what explains it. */
function isAskedToo(left: SpokenClause, right: SpokenClause, isJoined: boolean): boolean {
  const { asked, polite }: Stance = left.stance;
  const isOrder = left.reading?.entry.mood === 'order';
  const isTold = right.reading?.entry.mood === 'report' || right.reading?.entry.mood === 'terse';
  if (isOrder && polite && isTold) return false;
  return right.stance.asked || (asked && isJoined && isOrder && !polite);
}
