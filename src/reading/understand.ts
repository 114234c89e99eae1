/** Typed text -> decision. One reading of the whole text, then one decision. Pure besides the rows it reads first. */
import { asOffers } from './acts.js';
import type { Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { findThings } from './find-things.js';
import { MOST_STEPS } from './match.js';
import { NameIndex } from './name-index.js';
import { phrasebookOf } from './phrasebook.js';
import type { Saying } from './saying.js';
import { tokenize } from './tokens.js';
import { corrected } from './typos.js';
import { type Groundwork, LONGEST_CALL, Understanding } from './understanding.js';
import { readWorld } from './world.js';

/** Understands a text. */
export async function understand(saying: Saying): Promise<Understood> {
  const tokens = tokenize(saying.text, saying.mentions);
  const world = await readWorld(saying.read, saying, tokens);
  const book = phrasebookOf(saying.phrasebook, saying.commands);
  const index = new NameIndex(world, book.words, book.wordLists);
  const thingsIn = (words: Spoken['tokens']) => findThings(saying.text, words, index, saying);
  const found: Groundwork = { world, book, tokens, things: thingsIn(tokens), budget: { steps: MOST_STEPS } };
  const first = new Understanding(saying, found).decide();
  const named = (isUnclear(first) || first.isGist) && !saying.isStrict ? commandIn(saying, found) : undefined;
  // "set theory was never my thing" only begins like one.
  if (named && (!isUnclear(named) || tokens.length <= LONGEST_CALL)) return named;
  if (first.acts.length > 0 || (first.quiet !== 'unclear' && !first.leftOver)) return first;
  const again = corrected(tokens, book);
  if (!again) return first;
  const second = new Understanding(saying, {
    ...found,
    tokens: again.tokens,
    things: thingsIn(again.tokens),
  }).decide();
  // A guess at a word and at what is asked is one guess too many.
  if (second.acts.length === 0 || second.leftOver || second.isGist) return first;
  return { ...second, corrected: again.word };
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
