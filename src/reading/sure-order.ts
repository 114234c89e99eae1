/**
 * "Swap #3 over to Chi": an order in words that no turn has. It is carried out if it can mean nothing else: it begins with a verb
 * of its command, the model of meanings is all but sure, and everything that is named has its place in the order. Pure.
 */
import type { SpokenClause } from './clause-reader.js';
import { cutSentences } from './clauses.js';
import type { Deciding } from './deciding.js';
import type { Act, Understood } from './decision.js';
import { onlyShows, type Run, type Spoken } from './draft.js';
import { likelyOffers, maskedWords } from './likely-call.js';
import type { Phrasebook } from './phrasebook.js';
import { frontOf, reachesEnd, type Stance } from './stance.js';
import { MASKS } from './turn-samples.js';

/** How sure the model must be. Chosen on phrases that it had not learned from: of those that fulfil the rest, all were orders. */
const SURE_OF_DOING = 0.95;

const NAMES: ReadonlySet<string> = new Set(Object.values(MASKS));
/** Words that leave something open if they belong to nothing that is known: "start training in the search project". */
const OPEN = ['stageHeads', 'taskHeads', 'projectHeads', 'spans'] as const;

/** The guess at an order as the order that it is; anything else as it was. @param clauses as they were read before it was guessed */
export function asSureOrder(
  understood: Understood,
  clauses: readonly SpokenClause[],
  line: Spoken,
  book: Phrasebook,
): Understood {
  const [act, more] = understood.acts;
  if (!understood.isGist || more || act?.act !== 'offer' || !clauses.every(leavesOpen)) return understood;
  const [said, others] = cutSentences(line).filter(({ from, to }) => !reachesEnd(line, book.frames.thanks, from, to));
  if (!said || others || said.asked || said.cited) return understood;
  const order = withoutTail(said, line, book);
  const whole = order.recorded ? said : order;
  if (!isPlainOrder(order, act.call.command, line, book) || !isAllNamed(act, whole, line, book)) return understood;
  return { ...understood, acts: [{ act: 'do', call: act.call }] };
}

/** Whether nothing that a clause says or leaves out keeps it from being an order: "mark data as done, thoughts?" was read as a wish. */
const leavesOpen = ({ reading, stance }: SpokenClause): boolean =>
  isPlain(stance) && (!reading || onlyShows(reading.draft));

/** Whether words are neither asked, hedged, denied, wished nor conditional. */
const isPlain = ({ polite: _, recorded: __, ...doubts }: Stance): boolean => !Object.values(doubts).some(Boolean);

/** "…, swap #3 over to Chi": the order that words beside another order are, if they can mean nothing else. */
export function sureOrderIn(run: Run, said: Stance, line: Spoken, book: Phrasebook, deciding: Deciding): Act[] {
  // Guessing takes time: it is for what begins like an order.
  const { at } = frontOf(line, book.frames, run.from, run.to);
  const isOrder = book.byFirst.get(line.tokens[at]?.fold ?? '')?.some(({ mood }) => mood === 'order') ?? false;
  const [act, more] = isOrder && isPlain(said) ? likelyOffers(line, book, run, deciding) : [];
  if (
    !act ||
    more ||
    !isPlainOrder({ ...run, recorded: false }, act.call.command, line, book) ||
    !isAllNamed(act, run, line, book)
  )
    return [];
  return [{ act: 'do', call: act.call }];
}

/** The part of a sentence that can be the order. `recorded`: the rest asks to put it on record. */
interface OrderPart extends Run {
  recorded: boolean;
}

/** "Swap #3 over to Chi, Dana's at a conference", "…, please note that": without what explains the order, or makes one of it. */
function withoutTail({ from, to }: Run, line: Spoken, { frames }: Phrasebook): OrderPart {
  const at = line.tokens.findIndex(
    ({ fold }, i) => i > from && i < to && (fold === ',' || fold === '–' || fold === '-'),
  );
  if (at < 0) return { from, to, recorded: false };
  const recorded = reachesEnd(line, frames.recordAfter, at, to);
  return { from, to: recorded || explains(line, at + 1, to) ? at : to, recorded };
}

/** "Dana's at a conference", "she is away": somebody or something is spoken of, and nothing is ordered. */
function explains(line: Spoken, at: number, to: number): boolean {
  const person = line.found.get(at)?.find(({ thing }) => thing.is === 'person');
  const verb = person?.to ?? (line.says(at, 'subjects') ? at + 1 : undefined);
  return (
    verb !== undefined && verb < to && (line.says(verb, 'finite') || (line.tokens[verb]?.fold ?? '').startsWith("'"))
  );
}

/** Whether words begin with a verb of the command or are to be put on record, and neither deny nor depend on anything. */
function isPlainOrder(order: OrderPart, command: string, line: Spoken, book: Phrasebook): boolean {
  const { at, stance } = frontOf(line, book.frames, order.from, order.to);
  const isUnsure = line.tokens.some(
    (_, i) => (i < order.to && line.says(i, 'negations')) || line.says(i, 'choiceJoins') || line.isCondition(i),
  );
  if (isUnsure || !isPlain(stance)) return false;
  if (order.recorded) return true;
  if (line.found.has(at)) return false;
  // "fix #1 by friday" asks for the work, and only then for the day.
  const isByDay = command === 'due' && line.tokens.some((_, i) => i > at && i < order.to && line.says(i, 'by'));
  return !isByDay && givesOrder(line.tokens[at]?.fold ?? '', command, book);
}

/** Whether a turn of the command begins so: "praise #2 to Chi" gives it to nobody, as much as it sounds like it. */
const givesOrder = (word: string, command: string, { byFirst }: Phrasebook): boolean =>
  byFirst.get(word)?.some((entry) => entry.mood === 'order' && entry.command.name === command) ?? false;

/** Whether the model is sure of this very order, and each name in a sentence is an argument of it, with no other. */
function isAllNamed({ call: { command, args } }: Act, said: Run, line: Spoken, book: Phrasebook): boolean {
  const words = maskedWords(line, said);
  const [guess] = book.meanings().guess(words);
  const { meant, sure = 0 } = guess ?? {};
  if (meant?.act !== 'do' || meant.command.name !== command || sure < SURE_OF_DOING) return false;
  const given = Object.keys(args).filter((name) => !(name in meant.args));
  const isNamed = given.every((name) => meant.command.args[name]?.type !== 'text');
  const isElse = words.some((word) => OPEN.some((list) => book.wordLists.has(list, word)));
  return isNamed && !isElse && given.length > 0 && words.filter((word) => NAMES.has(word)).length === given.length;
}
