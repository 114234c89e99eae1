/** Typed text -> decision. One reading of the whole text, then one decision. Pure besides the rows it reads first. */

import { asOffers, isIncomplete } from './acts.js';
import type { Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { findThings } from './find-things.js';
import { MOST_STEPS } from './match.js';
import { NameIndex } from './name-index.js';
import { type Phrasebook, phrasebookOf } from './phrasebook.js';
import { keepPlain, plainCommand, plainQuestion } from './plain-command.js';
import type { Saying } from './saying.js';
import { withoutStateQuotes } from './state-quotes.js';
import { tokenize } from './tokens.js';
import { corrected } from './typos.js';
import { type Groundwork, LONGEST_CALL, Understanding } from './understanding.js';
import { readWorld } from './world.js';

/** Understands a text. */
export async function understand(saying: Saying): Promise<Understood> {
  const book = phrasebookOf(saying.phrasebook, saying.commands);
  const tokens = withoutStateQuotes(tokenize(saying.text, saying.mentions), book.wordLists);
  const plain = plainCommand(saying, book);
  if (plain && tokens.length === 1) return { acts: [plain] };
  const found = await groundwork(saying, tokens, book);
  if (plain && found.found.things.size === 0) return { acts: [plain] };
  const whole = new Understanding(saying, found.found);
  const asked = plainQuestion(saying, found.found);
  if (asked && !whole.followsUp()) return { acts: [asked], heard: whole.heard };
  const understood = read(saying, found, whole);
  keepPlain(saying, found.found, understood, whole.said);
  const made = saying.isStrict ? understood : whole.likely(understood);
  // What was not read to its end may say "if" or "not" there.
  const acts = found.found.budget.steps < 0 ? asOffers(made.acts) : made.acts;
  return { ...made, acts, heard: whole.heard };
}

/** What is found in a text before it is read, and how other tokens of it would be looked through. */
interface Found {
  found: Groundwork;
  thingsIn: (words: Spoken['tokens']) => Spoken['found'];
}

async function groundwork(saying: Saying, tokens: Spoken['tokens'], book: Phrasebook): Promise<Found> {
  const world = await readWorld(saying.read, saying, tokens);
  const index = new NameIndex(world, book.words, book.wordLists);
  const thingsIn = (words: Spoken['tokens']) => findThings(saying.text, words, index, saying);
  return { found: { world, book, tokens, things: thingsIn(tokens), budget: { steps: MOST_STEPS } }, thingsIn };
}

function read(saying: Saying, { found, thingsIn }: Found, whole: Understanding): Understood {
  const { tokens } = found;
  const first = whole.decide();
  const named = (isUnclear(first) || first.isGist) && !saying.isStrict ? commandIn(saying, found) : undefined;
  // "set theory was never my thing" only begins like one.
  if (named && (!isUnclear(named) || tokens.length <= LONGEST_CALL)) return named;
  const isRead = first.acts.length > 0 ? !isIncomplete(first.acts, saying.commands) : first.quiet !== 'unclear';
  // "strat evaluation" is mistyped, and need not be guessed at.
  if ((isRead && !first.leftOver && !first.isGist) || tokens.length > LONGEST_CORRECTED) return first;
  const again = (words: Spoken['tokens']) =>
    new Understanding(saying, { ...found, tokens: words, things: thingsIn(words) }).decide();
  return correctedReading(found, again, first, saying) ?? first;
}

/** Longest text in which mistyped words are looked for, in tokens: all of it is read again for each. */
const LONGEST_CORRECTED = 150;
/** Most mistyped words in one text. */
const MOST_TYPOS = 3;

/** What a text means once mistyped words are read as what they stand for; undefined if that makes it no clearer. */
function correctedReading(
  { tokens, book, things }: Groundwork,
  read: (words: Spoken['tokens']) => Understood,
  first: Understood,
  { isStrict, commands }: Saying,
): Understood | undefined {
  const isNamed = (at: number) => things.get(at)?.some(({ sure }) => sure === 3) ?? false;
  let words = tokens;
  let isGuess = false;
  for (let i = 0; i < MOST_TYPOS; i += 1) {
    const again = corrected(words, book, isNamed);
    // A command is read strictly: one mistyped word is all that is forgiven.
    if (!again || (isStrict && (i > 0 || again.isGuess))) return undefined;
    const understood = read(again.tokens);
    isGuess ||= i > 0 || again.isGuess;
    // A guess at a word and at what is asked is one guess too many.
    const isClear = !understood.leftOver && !understood.isGist && !isUnclear(understood);
    const isBetter = first.acts.length === 0 || !isIncomplete(understood.acts, commands);
    // "options" is a command, and "option 1: unmute the channel" still orders nothing.
    const isUnsure = isGuess || understood.acts.length > 1;
    if (isClear && isBetter && understood.acts.length > 0)
      return { ...understood, acts: isUnsure ? asOffers(understood.acts) : understood.acts, corrected: again.word };
    words = again.tokens;
  }
  return undefined;
}

const isUnclear = ({ acts, quiet }: Understood): boolean =>
  acts.every((act) => act.act === 'ask' && act.problem.is === 'unknown') && (acts.length > 0 || quiet === 'unclear');

/** "new Churn model", "set nudges on": a command by its own name is carried out in a sentence too, if it is all that is said. */
function commandIn(saying: Saying, found: Groundwork): Understood | undefined {
  const strict = new Understanding({ ...saying, isStrict: true, talk: undefined }, found);
  if (!strict.isByName()) return undefined;
  const understood = strict.decide();
  return isLooseName(found.tokens) && understood.acts.some((act) => act.act === 'do' && 'name' in act.call.args)
    ? { ...understood, acts: asOffers(understood.acts) }
    : understood;
}

/** "new phone who dis": a name that nobody wrote as a name. */
const isLooseName = ([, ...name]: Spoken['tokens']): boolean =>
  name.length > LONGEST_LOOSE && name.every(({ is, text }) => is !== 'quoted' && text === text.toLowerCase());

/** Small words that still make a name: "new churn model". */
const LONGEST_LOOSE = 2;
