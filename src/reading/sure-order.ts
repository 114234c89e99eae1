/**
 * "Promote Dana to lead of fraud": an order in words that no turn has. It is carried out if it can mean nothing else: it begins
 * with a verb, the model of meanings is all but sure, and everything that is named has its place in the order. Pure.
 */
import { CLASS } from '../clarity/model/word-classes.js';
import { cutSentences, type SaidSentence } from './clauses.js';
import type { Deciding } from './decide.js';
import type { Act, Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { maskedWords } from './likely-call.js';
import type { Phrasebook } from './phrasebook.js';
import { frontOf, reachesEnd } from './stance.js';
import { MASKS } from './turn-samples.js';

/**
 * How sure the model must be. Of 8,437 phrases that it had not learned from, those that were only offered and fulfil all of this
 * were orders.
 */
const SURE_OF_DOING = 0.85;

const NAMES: ReadonlySet<string> = new Set(Object.values(MASKS));
/** Words for things. One that belongs to none that is known can be about another: "start training in the search project". */
const HEADS = ['stageHeads', 'taskHeads', 'projectHeads'] as const;

/** The guess at an order as the order that it is; anything else as it was. */
export function asSureOrder(understood: Understood, line: Spoken, book: Phrasebook, deciding: Deciding): Understood {
  const [act, more] = understood.acts;
  if (!understood.isGist || more || act?.act !== 'offer') return understood;
  const [said, others] = cutSentences(line).filter(({ from, to }) => !reachesEnd(line, book.frames.thanks, from, to));
  if (!said || others || !isPlainOrder(said, line, book, deciding) || !isAllNamed(act, said, line, book))
    return understood;
  return { ...understood, acts: [{ act: 'do', call: act.call }] };
}

/** Whether a sentence begins with a verb, and neither asks, denies nor depends on anything. */
function isPlainOrder(said: SaidSentence, line: Spoken, { frames }: Phrasebook, { clarity }: Deciding): boolean {
  const { at, stance } = frontOf(line, frames, said.from, said.to);
  const { polite: _, ...doubts } = stance;
  const first = line.tokens[at];
  if (said.asked || said.cited || Object.values(doubts).some(Boolean) || line.found.has(at)) return false;
  const isUnsure = line.tokens.some(
    (_, i) => line.says(i, 'negations') || line.says(i, 'choiceJoins') || line.isCondition(i),
  );
  return !isUnsure && first?.is === 'word' && !line.says(at, 'beforeNouns') && canBeVerb(clarity.classesOf(first.fold));
}

/** Whether a word of these classes can give an order. "Swap" and "pencil" are known as nouns alone, if at all. */
const canBeVerb = (classes: number): boolean =>
  (classes & CLASS.verb) !== 0 || (classes & ~(CLASS.noun | CLASS.name)) === 0;

/** Whether the model is sure of this very order, and each name in a sentence is an argument of it, with no other. */
function isAllNamed({ call: { command, args } }: Act, said: SaidSentence, line: Spoken, book: Phrasebook): boolean {
  const words = maskedWords(line, said);
  const [guess] = book.meanings().guess(words);
  const { meant, sure = 0 } = guess ?? {};
  if (meant?.act !== 'do' || meant.command.name !== command || sure < SURE_OF_DOING) return false;
  const given = Object.keys(args).filter((name) => !(name in meant.args));
  const isNamed = given.every((name) => meant.command.args[name]?.type !== 'text');
  const isElse = words.some((word) => HEADS.some((list) => book.wordLists.has(list, word)));
  return isNamed && !isElse && given.length > 0 && words.filter((word) => NAMES.has(word)).length === given.length;
}
